import assert from 'node:assert/strict';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliographyEntry';
import { scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';
import { referredKeysIn, uncitedEntries } from '../../../../src/core/bibliography/uncitedEntries';

const uncited = (text: string, format: BibliographyFormat, isCited: (key: string) => boolean) =>
  uncitedEntries(text, format, scanBibliography(text, format), isCited);

const cited = (...keys: readonly string[]) => {
  const known = new Set(keys);
  return (key: string) => known.has(key);
};
const keysOf = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key).join(' ');

describe('entries that nothing cites', () => {
  const bib = `@string{j = {Journal}}
@comment{x, not one}
@article{a, crossref = {proc}, xdata = "x1, x2"}
@article{b, ids = {b-old, b-older}}
@article{c, related = {a}}
@proceedings{proc, title = {P}}
@xdata{x1, xdata = {x3}}
@xdata{x2, title = {2}}
@xdata{x3, title = {3}}
@set{s, entryset = {d, e}}
@article{d} @article{e}
@control{biblatex-control} @IEEEtranBSTCTL{IEEE:BSTcontrol, ctluse = {yes}}
@article{open, title = {not closed
`;
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'a b c proc x1 x2 x3 s d e'],
    [['a'], 'b c s d e'],
    [['c'], 'b s d e'],
    [['b-older'], 'a c proc x1 x2 x3 s d e'],
    [['s', 'x3'], 'a b c proc x1 x2'],
    [['a', 'b', 'c', 's'], ''],
  ];
  for (const [keys, expected] of cases)
    it(`where ${keys.join(', ') || 'nothing'} is cited`, () => {
      assert.equal(keysOf(uncited(bib, 'bibtex', cited(...keys))), expected);
    });

  it('are told in the other formats, too', () => {
    assert.equal(keysOf(uncited('[{"id":"a"},{"id":"b"},{}]', 'cslJson', cited('a'))), 'b');
    assert.equal(keysOf(uncited('references:\n- id: a\n- id: b\n', 'cslYaml', cited('a'))), 'b');
    assert.equal(keysOf(uncited('a:\n  type: book\nb:\n  type: book\n', 'hayagriva', cited('a'))), 'b');
  });

  it('are none of those that a cited entry may refer to, where a key is there twice', () => {
    const twice = '@a{x, crossref = {y}} @b{y, title = {1}} @b{Y, title = {2}} @b{z}';
    assert.equal(keysOf(uncited(twice, 'bibtex', cited('x'))), 'z');
  });
  const inUse: readonly (readonly [string, BibliographyFormat, string, string])[] = [
    ['each entry of a key', 'bibtex', '@a{x, crossref = {p}} @b{p} @b{p} @b{P} @b{q}', 'q'],
    [
      'what a text of an entry cites',
      'bibtex',
      '@a{x, note = {See \\citep[p.~3]{y, z}}} @a{y} @a{z} @a{q}',
      'q',
    ],
    [
      'what a field takes from another entry',
      'bibtex',
      '@a{x, publisher = {xdata=big-house-name-1}, url="xdata=w-url"} @xdata{big-house} @xdata{w} @xdata{q}',
      'q',
    ],
    [
      'what an alias stands for',
      'hayagriva',
      'x:\n  parent: *p\np: &p\n  title: A & B\nq:\n  title: Q\n',
      'q',
    ],
    [
      'an anchor within',
      'cslYaml',
      '- id: x\n  author: *a\n- id: p\n  author: &a\n  - family: A\n- id: q\n',
      'q',
    ],
  ];
  for (const [name, format, text, expected] of inUse)
    it(`are not ${name}`, () => {
      assert.equal(keysOf(uncited(text, format, cited('x'))), expected);
    });

  it('can be what another file refers to', () => {
    const text = '@string{s = {crossref}} @a{x, crossref = {P}, note = {\\cite{b}}} @a{y, xdata = "c, d"}';
    assert.deepEqual([...referredKeysIn(text, 'bibtex')], ['b', 'p', 'c', 'd']);
    assert.deepEqual([...referredKeysIn('[{"id": "a"}]', 'cslJson')], []);
  });

  it('do not lead round in circles', () => {
    const round = '@a{x, crossref = {y}} @a{y, crossref = {x}} @a{z, crossref = {z}}';
    assert.equal(keysOf(uncited(round, 'bibtex', cited('x'))), 'z');
  });
});
