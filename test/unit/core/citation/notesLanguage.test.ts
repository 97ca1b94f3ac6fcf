import * as assert from 'node:assert/strict';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguageOf } from '../../../../src/core/citation/notesLanguage';

describe('notesLanguageOf', () => {
  const rows: readonly (readonly [string, string, NotesLanguage])[] = [
    ['markdown', '/a/b.md', 'markdown'],
    ['quarto', '/a/b.qmd', 'markdown'],
    ['rmd', '/a/b.Rmd', 'markdown'],
    ['latex', '/a/b.tex', 'latex'],
    ['tex', '/a/b.sty', 'latex'],
    ['typst', '/a/b.typ', 'typst'],
    ['org', '/a/b.org', 'org'],
    ['asciidoc', '/a/b.adoc', 'asciidoc'],
    ['restructuredtext', '/a/b.rst', 'rst'],
    ['plaintext', '/a/b.typ', 'typst'],
    ['plaintext', 'C:\\a\\B.ORG', 'org'],
    ['markdown', '/a/b.myst.md', 'myst'],
    ['latex', '/a/b.md', 'latex'],
    ['plaintext', '/a/b.txt', 'plain'],
    ['python', '/a/b.py', 'plain'],
    ['plaintext', 'Untitled-1', 'plain'],
    ['', '.md', 'plain'],
  ];
  for (const [id, path, expected] of rows) {
    it(`takes ${id || 'no language'} at ${path} for ${expected}`, () => {
      assert.equal(notesLanguageOf(id, path), expected);
    });
  }
});
