import * as assert from 'node:assert/strict';
import { titleLink } from '../../../../src/core/citation/titleLink';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';

describe('titleLink', () => {
  const expected: Readonly<Record<NotesLanguage, string | null>> = {
    markdown: '[A \\[B\\] \\*C\\*](../my%20list.papers#L3)',
    myst: '[A \\[B\\] \\*C\\*](../my%20list.papers#L3)',
    latex: null,
    typst: '#link("../my%20list.papers")[A \\[B\\] \\*C\\*]',
    org: '[[file:../my list.papers::3][A (B) *C*]]',
    asciidoc: 'link:../my%20list.papers[A [B\\] *C*]',
    rst: '`A [B] *C* <../my%20list.papers>`__',
    plain: null,
  };
  for (const language of notesLanguages) {
    it(`is ${expected[language] ?? 'none'} in ${language}`, () => {
      assert.equal(
        titleLink('A [B]\n*C*', { path: '../my%20list.papers', line: 3 }, language),
        expected[language],
      );
    });
  }
});
