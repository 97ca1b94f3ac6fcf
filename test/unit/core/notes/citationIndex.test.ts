import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { CitationIndex } from '../../../../src/core/notes/citationIndex';
import { citesOf, readCited } from '../../../../src/core/notes/citedDocument';
import { lineBreaks } from '../../../../src/core/notes/lineBreaks';

/** Citations as `key line heading`. */
function placed(text: string, language: NotesLanguage): readonly string[] {
  return citesOf(readCited(text, language)).map(
    ({ key, line, heading }) => `${key} ${line} ${heading ?? '-'}`,
  );
}

describe('readCited', () => {
  const rows: readonly (readonly [NotesLanguage, string, readonly string[]])[] = [
    ['markdown', '@a\n\n# One {#sec}\n\n@b\n## Two ##\n@c', ['a 0 -', 'b 4 One', 'c 6 Two']],
    ['markdown', 'One\n===\n\n@a\n\nTwo\n---\n@b\n\n---\n\n@c', ['a 3 One', 'b 7 Two', 'c 11 Two']],
    [
      'markdown',
      '---\ntitle: x\n---\n# On @a\n```\n# No\n```\n<!--\n# No\n-->\n@b',
      ['a 3 On @a', 'b 10 On @a'],
    ],
    ['markdown', '# One\r\n\r\n@a\r\n\r\n    # No\r\n\r\n@b', ['a 2 One', 'b 6 One']],
    ['myst', '# One\n\n{cite}`a`', ['a 2 One']],
    [
      'latex',
      '\\section[s]{On \\emph{X} {A}}\n% \\section{No}\n\\cite{a}\n\\subsection*{Y} \\cite{b}',
      ['a 2 On X A', 'b 3 Y'],
    ],
    ['typst', '= One <l>\n@a\n// = No\n== Two\n@b', ['a 1 One', 'b 4 Two']],
    ['org', '* TODO One :tag:\n[cite:@a]\n** Two\n[cite:@b]', ['a 1 One', 'b 3 Two']],
    ['asciidoc', '= Doc\n\n== One\ncite:[a]\n----\n== No\n----\ncite:[b]', ['a 3 One', 'b 7 One']],
    [
      'rst',
      'One\n===\n\n:cite:`a`\n\n===\n Two\n===\n\n:cite:`b`\n\nx\n\n----\n\n:cite:`c`',
      ['a 3 One', 'b 9 Two', 'c 15 Two'],
    ],
    ['plain', '# One @a', []],
  ];
  for (const [language, text, expected] of rows) {
    it(`places ${expected.join(', ') || 'nothing'} in ${language}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(placed(text, language), expected);
    });
  }

  it('finds what scanning the text finds, on the lines it stands on', () => {
    const parts = fc.constantFrom(
      '@a',
      '[@b; @c]',
      '\n',
      '\n\n',
      '# H ',
      '```\n',
      '(@x) ',
      '\r\n',
      '\\cite{d}',
      ' ',
      '<!--',
      '-->',
      '    ',
      '- ',
      '===\n',
      '\\section{',
      '}',
      '$',
      '---\n',
      'nocite: |\n  @m\n',
      'abstract: "@n',
      '\r',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 50 }),
        fc.constantFrom(...notesLanguages),
        (texts, language) => {
          const text = texts.join('');
          assert.deepEqual(
            citesOf(readCited(text, language)).map(({ key, start, end, line }) => ({
              key,
              start,
              end,
              line,
            })),
            scanCitations(text, language).map((key) => ({ ...key, line: lineBreaks(text, 0, key.start) })),
          );
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('CitationIndex', () => {
  it('tells where a key is cited, by document and place', () => {
    const index = new CitationIndex();
    index.update('b.md', '# H\n\n@x and [@y; @x]', 'markdown');
    index.update('a.tex', '\\cite{x,z}', 'latex');
    assert.deepEqual(index.citesOf('x'), [
      { uri: 'b.md', key: 'x', start: 6, end: 7, line: 2, heading: 'H', isBare: true },
      { uri: 'b.md', key: 'x', start: 18, end: 19, line: 2, heading: 'H', isBare: false },
      { uri: 'a.tex', key: 'x', start: 6, end: 7, line: 0, heading: null, isBare: false },
    ]);
    assert.deepEqual(index.keysOf('b.md'), ['x', 'y']);
    assert.deepEqual(index.keys(), ['x', 'y', 'z']);
    assert.deepEqual(index.citesOf('none'), []);
  });

  it('tells which keys a change concerns', () => {
    const index = new CitationIndex();
    assert.deepEqual([...index.update('a', '@x\n@y', 'markdown')], ['x', 'y']);
    assert.deepEqual([...index.update('a', '@x\n@y', 'markdown')], []);
    // What stands on its line as before is as before.
    assert.deepEqual([...index.applyChange('a', { start: 2, end: 2, length: 3 }, '@x @z\n@y')], ['z']);
    assert.deepEqual([...index.applyChange('a', { start: 5, end: 5, length: 1 }, '@x @z\n\n@y')], ['y']);
    assert.deepEqual(
      [...index.applyChange('a', { start: 0, end: 0, length: 4 }, '# H\n@x @z\n\n@y')],
      ['x', 'z', 'y'],
    );
    assert.deepEqual(
      [...index.applyChange('a', { start: 2, end: 3, length: 1 }, '# I\n@x @z\n\n@y')],
      ['x', 'z', 'y'],
    );
    assert.deepEqual([...index.applyChange('b', { start: 0, end: 0, length: 2 }, '@q')], []);
    assert.deepEqual([...index.remove('a')], ['x', 'z', 'y']);
    assert.deepEqual([index.keys(), index.keysOf('a')], [[], []]);
  });
});
