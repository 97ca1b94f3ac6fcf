import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { CitationIndex } from '../../../../src/core/notes/citationIndex';
import { changeCited, readCited } from '../../../../src/core/notes/citedDocument';
import { lineBreaks } from '../../../../src/core/notes/lineBreaks';

/** Citations as `key line heading`. */
function placed(text: string, language: NotesLanguage): readonly string[] {
  return readCited(text, language).cites.map(({ key, line, heading }) => `${key} ${line} ${heading ?? '-'}`);
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
            readCited(text, language).cites.map(({ key, start, end, line }) => ({ key, start, end, line })),
            scanCitations(text, language).map((key) => ({ ...key, line: lineBreaks(text, 0, key.start) })),
          );
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('changeCited', () => {
  const filler = `${'Words about @filler and more words of it. '.repeat(40)}\n`;
  const piece = fc.constantFrom(
    ...[
      '@a ',
      '[@b; @c]',
      '\n',
      '\n\n',
      '# H\n',
      '```\n',
      '~~~\n',
      '```{note}\n',
      '(@x) ',
      '(@x)\n\n',
      '<!--',
      '-->',
      '    @code\n',
      '- item\n\n',
      '      @deep\n\n',
    ],
    ...[
      '===\n',
      '$',
      '$$',
      '---\n',
      '---\nnocite: |\n  @m\n',
      'abstract: "@n"\n',
      '> ',
      '[',
      '](',
      '`',
      '{cite}`d`',
      '\r\n',
      'me@x.org',
      '](u\n"t")',
      '@',
      ' ',
    ],
    ...[filler, `${filler}\n`, `${filler}\n`, `\n${filler}${filler}\n`],
  );
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.nat({ max: 60 }),
    text: fc.array(piece, { maxLength: 3 }).map((texts) => texts.join('')),
  });

  it('gives what reading the document anew gives', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('markdown', 'myst', 'latex'),
        (pieces, changes, language) => {
          let text = pieces.join('');
          let document = readCited(text, language);
          for (const { at, gone, text: written } of changes) {
            const start = Math.round(at * text.length);
            const end = Math.min(text.length, start + gone);
            text = text.slice(0, start) + written + text.slice(end);
            document = changeCited(document, { start, end, length: written.length }, text);
            assert.deepEqual(document.cites, readCited(text, language).cites);
            assert.equal(document.length, text.length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the blocks that a change does not touch', () => {
    const text = `${filler}\n`.repeat(30);
    const before = readCited(text, 'markdown');
    const at = text.length / 2;
    const after = changeCited(
      before,
      { start: at, end: at, length: 3 },
      `${text.slice(0, at)}@x ${text.slice(at)}`,
    );
    const kept = after.parts?.filter((part) => before.parts?.includes(part) === true).length ?? 0;
    assert.ok(kept >= 26, `kept ${kept} of 30`);
  });

  it('reads anew what does not fit the change', () => {
    const document = readCited('@a', 'markdown');
    const changed = changeCited(document, { start: 5, end: 1, length: 0 }, '@b @c');
    assert.deepEqual(changed.cites, readCited('@b @c', 'markdown').cites);
  });
});

describe('CitationIndex', () => {
  it('tells where a key is cited, by document and place', () => {
    const index = new CitationIndex();
    index.update('b.md', '# H\n\n@x and [@y; @x]', 'markdown');
    index.update('a.tex', '\\cite{x,z}', 'latex');
    assert.deepEqual(index.citesOf('x'), [
      { uri: 'b.md', key: 'x', start: 6, end: 7, line: 2, heading: 'H' },
      { uri: 'b.md', key: 'x', start: 18, end: 19, line: 2, heading: 'H' },
      { uri: 'a.tex', key: 'x', start: 6, end: 7, line: 0, heading: null },
    ]);
    assert.deepEqual(index.keysOf('b.md'), ['x', 'y']);
    assert.deepEqual(index.keys(), ['x', 'y', 'z']);
    assert.deepEqual(index.citesOf('none'), []);
  });

  it('tells which keys a change concerns', () => {
    const index = new CitationIndex();
    assert.deepEqual([...index.update('a', '@x\n@y', 'markdown')], ['x', 'y']);
    assert.deepEqual([...index.update('a', '@x\n@y', 'markdown')], []);
    assert.deepEqual([...index.applyChange('a', { start: 2, end: 2, length: 3 }, '@x @z\n@y')], ['y', 'z']);
    assert.deepEqual([...index.applyChange('b', { start: 0, end: 0, length: 2 }, '@q')], []);
    assert.deepEqual([...index.remove('a')], ['x', 'z', 'y']);
    assert.deepEqual([index.keys(), index.keysOf('a')], [[], []]);
  });
});
