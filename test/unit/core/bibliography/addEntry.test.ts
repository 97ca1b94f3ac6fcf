import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addEntryEdit } from '../../../../src/core/bibliography/addEntry';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliographyEntry';
import { scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';

const bib = (key: string): string => `@misc{${key},\n  title = {T},\n}\n`;
const entryOf: Readonly<Record<BibliographyFormat, (key: string) => string>> = {
  bibtex: bib,
  cslJson: (key) => JSON.stringify({ id: key, title: 'T' }),
  cslYaml: (key) => `- id: ${key}\n  title: T\n`,
  hayagriva: (key) => `${key}:\n    type: article\n    title: T\n`,
};

function added(text: string, key: string, format: BibliographyFormat = 'bibtex'): string {
  const edit = addEntryEdit(text, entryOf[format](key), key, format);
  return edit.kind === 'insert'
    ? text.slice(0, edit.offset) + edit.text + text.slice(edit.offset)
    : edit.kind;
}

describe('addEntryEdit', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['into an empty file', '', bib('n')],
    ['after the last entry, with a blank line', '@a{z,}\n', `@a{z,}\n\n${bib('n')}`],
    ['without a blank line where there is none', '@a{z,}\n@a{b,}\n', `@a{z,}\n@a{b,}\n${bib('n')}`],
    ['without a final line end where there is none', '@a{z,}', `@a{z,}\n\n${bib('n').trimEnd()}`],
    ['before the blank lines at the end', '@a{z,}\n\n', `@a{z,}\n\n${bib('n').trimEnd()}\n\n`],
    ['with the line ends of the file', '@a{z,}\r\n', `@a{z,}\r\n\r\n${bib('n').replace(/\n/g, '\r\n')}`],
    [
      'in the order of keys',
      '@a{a,}\n@a{m,} % M\n% on o\n@a{o,}\n',
      `@a{a,}\n@a{m,} % M\n${bib('n')}% on o\n@a{o,}\n`,
    ],
    [
      'before all others',
      '% Mine\n\n@a{o,}\n\n@a{p,}\n\n@a{q,}',
      `% Mine\n\n${bib('n')}\n@a{o,}\n\n@a{p,}\n\n@a{q,}`,
    ],
    ['in an order that knows no case', '@a{A,}\n@a{m,}\n@a{O,}\n', `@a{A,}\n@a{m,}\n${bib('n')}@a{O,}\n`],
    ['at the end of what has no order', '@a{b,}\n@a{a,}\n@a{z,}\n', `@a{b,}\n@a{a,}\n@a{z,}\n${bib('n')}`],
    [
      'before an entry that is not closed',
      '@a{z,}\n\n@a{b,\n x = {',
      `@a{z,}\n\n${bib('n').trimEnd()}\n\n@a{b,\n x = {`,
    ],
    ['after a comment', '@comment{x}\n', `@comment{x}\n\n${bib('n')}`],
  ];
  for (const [name, before, after] of rows)
    it(`writes ${name}`, () => assert.equal(added(before, 'n'), after));

  it('says that a key is there, also one that differs in case', () => {
    const edit = addEntryEdit('@a{x,}\n@a{N,}', bib('n'), 'n');
    assert.deepEqual(edit, { kind: 'exists', key: 'N', keySpan: { start: 10, end: 11 } });
  });

  it('refuses what would not be one closed entry of the key', () => {
    for (const entry of [
      '',
      '@misc{n, x = {',
      '@misc{m,}',
      '@misc{n,} @misc{m,}',
      'x @misc{n,}',
      '@misc{n,}}',
    ])
      assert.deepEqual(addEntryEdit('', entry, 'n'), { kind: 'invalid' });
    assert.deepEqual(addEntryEdit('[]', '{"id": "n"', 'n', 'cslJson'), { kind: 'invalid' });
  });

  const others: readonly (readonly [string, BibliographyFormat, string, string])[] = [
    [
      'an item of JSON',
      'cslJson',
      '[\n  {\n    "id": "z"\n  }\n]\n',
      '[\n  {\n    "id": "z"\n  },\n  {\n    "id": "n",\n    "title": "T"\n  }\n]\n',
    ],
    [
      'into an array of one line',
      'cslJson',
      '[{"id":"z"},{"id":"b"}]',
      '[{"id":"z"},{"id":"b"},{"id":"n","title":"T"}]',
    ],
    [
      'one item a line',
      'cslJson',
      '[\n{"id": "z"},\n{"id": "b"}\n]',
      '[\n{"id": "z"},\n{"id": "b"},\n{"id":"n","title":"T"}\n]',
    ],
    [
      'with tabs',
      'cslJson',
      '[\n\t{\n\t\t"id": "z"\n\t}\n]',
      '[\n\t{\n\t\t"id": "z"\n\t},\n\t{\n\t\t"id": "n",\n\t\t"title": "T"\n\t}\n]',
    ],
    [
      'in the order of ids',
      'cslJson',
      '[{"id":"a"}, {"id":"m"}, {"id":"o"}]',
      '[{"id":"a"}, {"id":"m"}, {"id":"n","title":"T"}, {"id":"o"}]',
    ],
    ['into an empty array', 'cslJson', '[]\n', '[\n  {\n    "id": "n",\n    "title": "T"\n  }\n]\n'],
    ['into an empty file', 'cslJson', '', '[\n  {\n    "id": "n",\n    "title": "T"\n  }\n]\n'],
    ['nothing into what is no array', 'cslJson', '{"a": 1}', 'no-list'],
    [
      'a mapping of Hayagriva',
      'hayagriva',
      'z:\n    type: book\n',
      'z:\n    type: book\n\nn:\n    type: article\n    title: T\n',
    ],
    [
      'in the order of keys',
      'hayagriva',
      'a:\n  x: 1\nm:\n  note: |\n    b: 1\n\no:\n  x: 1\n',
      'a:\n  x: 1\nm:\n  note: |\n    b: 1\nn:\n    type: article\n    title: T\n\no:\n  x: 1\n',
    ],
    [
      'an item of CSL-YAML',
      'cslYaml',
      'references:\n  - id: z\n    title: Z\n',
      'references:\n  - id: z\n    title: Z\n\n  - id: n\n    title: T\n',
    ],
    ['into an empty file', 'cslYaml', '', 'references:\n- id: n\n  title: T\n'],
  ];
  for (const [name, format, before, after] of others) {
    it(`writes ${name} (${format})`, () => assert.equal(added(before, 'n', format), after));
  }

  it('leaves every entry that is there as it is, and adds one', () => {
    const pieces = fc.constantFrom(
      '@a{b,}\n',
      '@a{c, x = {1}}',
      '\n',
      '% note\n',
      '@comment{c}',
      '@a{z,\n x = "{',
      '}',
      '@string{s = 1}',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('a', 'k', 'zz'), (parts, key) => {
        const text = parts.join('');
        const keys = scanBibliography(text, 'bibtex').map((entry) => entry.key);
        const after = scanBibliography(added(text, key), 'bibtex').map((entry) => entry.key);
        const at = after.indexOf(key);
        assert.ok(at >= 0);
        assert.deepEqual([...after.slice(0, at), ...after.slice(at + 1)], keys);
      }),
      { numRuns: 2000 },
    );
  });
});
