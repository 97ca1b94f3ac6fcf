import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliographyEntry';
import { scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';
import { removalSpans } from '../../../../src/core/bibliography/removeEntries';

/** The text without the entries of some keys; null where that is refused. */
function without(text: string, format: BibliographyFormat, ...keys: readonly string[]): string | null {
  const entries = scanBibliography(text, format).filter(({ key }) => keys.includes(key));
  const spans = removalSpans(text, format, entries);
  if (spans === null) return null;
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    assert.ok(start >= from && end >= start);
    result += text.slice(from, start);
    from = end;
  }
  return result + text.slice(from);
}

describe('taking entries out of BibTeX', () => {
  const [a, b, c] = ['@misc{a,\n  year = 1\n}\n', '@misc{b}\n', '@book(c,\n  title = {C}\n)\n'] as const;
  const cases: readonly (readonly [string, string, readonly string[], string])[] = [
    ['the first', `${a}\n${b}\n${c}`, ['a'], `${b}\n${c}`],
    ['one between', `${a}\n${b}\n${c}`, ['b'], `${a}\n${c}`],
    ['the last', `${a}\n${b}\n${c}`, ['c'], `${a}\n${b}`],
    ['several', `${a}\n${b}\n${c}`, ['a', 'b'], c],
    ['the last ones', `${a}\n${b}\n${c}`, ['b', 'c'], a],
    ['all', `${a}\n${b}\n${c}`, ['a', 'b', 'c'], ''],
    ['one of a file without a last line end', `${a}\n@misc{b}`, ['b'], a],
    [
      'one with Windows’ line ends',
      '@misc{a}\r\n\r\n@misc{b}\r\n\r\n@misc{c}\r\n',
      ['b'],
      '@misc{a}\r\n\r\n@misc{c}\r\n',
    ],
    ['one beside another on its line', '@misc{a} @misc{b}\n', ['b'], '@misc{a} \n'],
    ['one below a comment, which stays', `% mine\n${a}\n${b}`, ['a'], `% mine\n${b}`],
    ['one with a comment behind it', `@misc{a} % gone\n\n${b}`, ['a'], b],
    ['one in closed ranks', `${b}${a}${c}`, ['a'], `${b}${c}`],
    ['one with other names', '@misc{a, ids = {x, y}}\n@misc{b}\n', ['a', 'x', 'y'], '@misc{b}\n'],
  ];
  for (const [name, text, keys, expected] of cases)
    it(name, () => {
      assert.equal(without(text, 'bibtex', ...keys), expected);
    });
});

describe('taking entries out of the other formats', () => {
  const json = '[\n  {"id": "a"},\n  {"id": "b", "x": [1, {}]},\n  {"title": "no id"},\n  {"id": "c"}\n]\n';
  const cases: readonly (readonly [string, BibliographyFormat, string, readonly string[], string | null])[] =
    [
      ['JSON: the first', 'cslJson', json, ['a'], json.replace('{"id": "a"},\n  ', '')],
      ['JSON: one between', 'cslJson', json, ['b'], json.replace('{"id": "b", "x": [1, {}]},\n  ', '')],
      ['JSON: the last', 'cslJson', json, ['c'], json.replace(',\n  {"id": "c"}', '')],
      [
        'JSON: two apart',
        'cslJson',
        json,
        ['a', 'c'],
        '[\n  {"id": "b", "x": [1, {}]},\n  {"title": "no id"}\n]\n',
      ],
      ['JSON: all', 'cslJson', '[{"id":1},{"id":"b"}]', ['1', 'b'], '[]'],
      ['JSON: broken, which is left alone', 'cslJson', '[{"id":"a"} {"id":"b"}]', ['a'], null],
      [
        'YAML: an item',
        'cslYaml',
        'references:\n- id: a\n  title: A\n\n- id: b # mine\n  abstract: |\n    Long\n\n    text\n- id: c\n',
        ['b'],
        'references:\n- id: a\n  title: A\n\n- id: c\n',
      ],
      [
        'Hayagriva: an entry',
        'hayagriva',
        'a:\n  type: book\n\nb:\n  type: book\n',
        ['b'],
        'a:\n  type: book\n',
      ],
    ];
  for (const [name, format, text, keys, expected] of cases)
    it(name, () => {
      assert.equal(without(text, format, ...keys), expected);
    });

  it('leaves JSON that can be read, with the items that stay', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    const indent = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(keys, keys, indent, (all, gone, space) => {
        const text = JSON.stringify(
          all.map((id) => ({ id, type: 'book' })),
          null,
          space,
        );
        const left = without(text, 'cslJson', ...gone) ?? '';
        const kept = all.filter((id) => !gone.includes(id)).map((id) => ({ id, type: 'book' }));
        assert.deepEqual(JSON.parse(left), kept);
      }),
    );
  });

  it('leaves BibTeX entries that stay byte for byte', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
    const gap = fc.constantFrom('\n', '\n\n', ' ', '\n% c\n');
    fc.assert(
      fc.property(keys, keys, gap, (all, gone, between) => {
        const text = all.map((key) => `@misc{${key}, note = {${key}}}`).join(between);
        const left = without(text, 'bibtex', ...gone) ?? '';
        assert.deepEqual(
          scanBibliography(left, 'bibtex').map(({ start, end }) => left.slice(start, end)),
          all.filter((key) => !gone.includes(key)).map((key) => `@misc{${key}, note = {${key}}}`),
        );
      }),
    );
  });
});
