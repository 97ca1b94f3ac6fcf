import * as assert from 'node:assert/strict';
import { ownEntries } from '../../../../src/core/bibliography/ownEntries';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';

describe('ownEntries', () => {
  const rows: readonly (readonly [NotesLanguage, string, readonly string[]])[] = [
    [
      'markdown',
      '---\ntitle: x\nreferences:\n- id: a\n  type: book\n- type: book\n  id: "b"\n---\n\nreferences:\n- id: no\n',
      ['a', 'b'],
    ],
    ['markdown', '---\nlist:\n- id: no\n---\n', []],
    ['markdown', 'references:\n- id: no\n', []],
    // At the end, as Pandoc's manual has it; neither in code nor where a line parts two texts.
    [
      'markdown',
      '---\nreferences:\n- id: a\n---\n\nText\n\n---\nreferences:\n- id: b\n- id: c\n...\n',
      ['a', 'b', 'c'],
    ],
    ['markdown', 'Text\r\n\r\n---\r\n# x\r\nreferences:\r\n- id: a\r\n---\r\n', ['a']],
    ['markdown', 'Text\n---\nreferences:\n- id: no\n---\n\n---\n\nreferences:\n- id: no\n---\n', []],
    ['markdown', '```\n\n---\nreferences:\n- id: no\n---\n```\n\n---\nreferences:\n- id: open\n', []],
    ['latex', '\\bibitem{a} A\n% \\bibitem{no}\n\\bibitem[Xu(2020)]{b:1} B', ['a', 'b:1']],
    ['typst', '\\bibitem{no}', []],
  ];
  for (const [language, text, expected] of rows) {
    it(`finds ${expected.join(' ') || 'nothing'} in ${language}: ${JSON.stringify(text)}`, () => {
      const found = ownEntries(text, language);
      assert.deepEqual(
        found.map(({ keySpan }) => text.slice(keySpan.start, keySpan.end)),
        expected,
      );
      assert.deepEqual(
        found.map(({ key }) => key),
        expected,
      );
    });
  }
});
