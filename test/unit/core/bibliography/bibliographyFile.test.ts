import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bibliographyFormats } from '../../../../src/core/bibliography/bibliographyEntry';
import {
  bibliographyFormatOf,
  entryDetails,
  scanBibliography,
} from '../../../../src/core/bibliography/bibliographyFile';
import { scanBib } from '../../../../src/core/bibliography/bibSpans';

describe('scanBib', () => {
  /** Entries as `type:key`, a `!` after those that are not closed. */
  const listed = (text: string): readonly string[] =>
    scanBib(text).map(({ type, key, closed }) => `${type}:${key}${closed ? '' : '!'}`);

  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['@article{a, title = {A}}', ['article:a']],
    ['@ARTICLE{a,\n title = "A"\n}\n\n@book{b,}\n', ['article:a', 'book:b']],
    ['@article(a, title = {(A)}, note = "b)")@book{b,}', ['article:a', 'book:b']],
    ['Any text, me@example.org, is comment. @misc{a,}', ['misc:a']],
    ['@string{acl = "ACL"} @string(x = 1) @preamble{"\\x"}', ['string:acl', 'string:x', 'preamble:']],
    ['@comment{@article{a, x = {1}}} @misc{b,}', ['comment:', 'misc:b']],
    ['@comment{jabref-meta: databaseType:bibtex;}', ['comment:']],
    ['@comment{unclosed\n@misc{b,}', ['comment:!', 'misc:b']],
    ['@article{a,\n title = {A},\n\n@book{b,\n title = {B}}\n', ['article:a!', 'book:b']],
    ['@article{a,\n title = {A {B},\n}\n  @book{b,}', ['article:a!', 'book:b']],
    ['@article{a, title = {A}}} } @book{b,}', ['article:a', 'book:b']],
    ['@article{a, abstract = {see\n@ALL of it, me@x.org {and} @b{c}}}', ['article:a']],
    ['@article{a\n title = {A}}', ['article:a']],
    ['@article{title = {A}} @book{, x = 1}', ['article:', 'book:']],
    ['@article{müller:2020/x+y, x = 1}', ['article:müller:2020/x+y']],
    ['@ article { a , x = 1}', ['article:a']],
    ['@article{a, title = {A', ['article:a!']],
    ['@ @@ @{ @a{ @', ['a:@!']],
  ];
  for (const [text, expected] of rows) {
    it(`reads ${JSON.stringify(text)} as ${expected.join(' ')}`, () => {
      assert.deepEqual(listed(text), expected);
    });
  }

  it('gives the places of an entry and of its key', () => {
    const text = ' @misc{ a1 , x = {}} ';
    const [entry] = scanBib(text);
    assert.deepEqual(entry, {
      kind: 'entry',
      type: 'misc',
      key: 'a1',
      keySpan: { start: 8, end: 10 },
      start: 1,
      end: 20,
      body: { start: 7, end: 19 },
      closed: true,
    });
  });
});

describe('scanBibliography', () => {
  const keys = (text: string, path: string): readonly string[] => {
    const format = bibliographyFormatOf(path, text);
    if (format === null) return [];
    const entries = scanBibliography(text, format);
    for (const { key, keySpan } of entries) assert.equal(text.slice(keySpan.start, keySpan.end), key);
    return entries.map(({ key, type, start, end }) => `${key} (${type}) ${text.slice(start, end)}`);
  };

  it('reads CSL-JSON by its ids, also after a broken item', () => {
    const text =
      '[{"id": "a", "type": "book", "author": [{"family": "x", "id": "no"}]},\n {"title": "{", "id": "b",\n {"id": 12}]';
    assert.deepEqual(keys(text, 'x.json'), [
      'a (book) {"id": "a", "type": "book", "author": [{"family": "x", "id": "no"}]}',
      'b () {"title": "{", "id": "b",',
      '12 () {"id": 12}',
    ]);
  });

  it('reads the keys of Hayagriva, whatever is below them', () => {
    const text =
      '# Papers\na-1:\n  type: Article\n  parent:\n    type: periodical\n    title: X\n\n"b c":\n  title: |\n    key: none\n  date: 2020\nc: {type: web}\n';
    assert.deepEqual(keys(text, 'x.yml'), [
      'a-1 (article) a-1:\n  type: Article\n  parent:\n    type: periodical\n    title: X',
      'b c () "b c":\n  title: |\n    key: none\n  date: 2020',
      'c () c: {type: web}',
    ]);
  });

  it('reads the items of CSL-YAML', () => {
    const text =
      '---\nreferences:\n- id: a\n  type: book\n  author:\n  - family: Xu\n    id: no\n- type: article\n  id: "b"\nother:\n- id: c\n...\n';
    assert.deepEqual(keys(text, 'x.yaml'), [
      'a (book) - id: a\n  type: book\n  author:\n  - family: Xu\n    id: no',
      'b (article) - type: article\n  id: "b"',
    ]);
  });

  it('takes no file for a bibliography that can be none', () => {
    assert.deepEqual(
      ['a.bib', 'A.BIB', 'a.json', 'a.yml', 'a.txt', 'bib'].map((path) =>
        bibliographyFormatOf(path, '- id: a'),
      ),
      ['bibtex', 'bibtex', 'cslJson', 'cslYaml', null, null],
    );
  });

  it('gives entries in order and inside any text', () => {
    const marks = fc.constantFrom(
      '@',
      '{',
      '}',
      '"',
      '\n',
      'a',
      ',',
      '=',
      ':',
      '- ',
      '[',
      ']',
      '@misc{b,',
      'id',
      '\\',
      '|',
      "'",
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(marks, { maxLength: 60 }),
        fc.constantFrom(...bibliographyFormats),
        (parts, format) => {
          const text = parts.join('');
          let last = 0;
          for (const { key, keySpan, start, end } of scanBibliography(text, format)) {
            assert.ok(last <= start && start <= keySpan.start && keySpan.end <= Math.max(end, keySpan.end));
            assert.ok(end <= text.length);
            last = start;
            entryDetails(text, format, key);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('reads many openings in no more than a few steps for each', () => {
    for (const piece of [
      '@a{',
      '@comment{',
      '@article{a,\n',
      '{"id":',
      '- - ',
      '"',
      "a: '",
      '[',
      '@a(',
      ' @',
      '"\\',
    ]) {
      const text = piece.repeat(20_000);
      for (const format of bibliographyFormats) scanBibliography(text, format);
    }
  });
});

describe('entryDetails', () => {
  it('makes the TeX of an entry legible', () => {
    const text = `@string{sci = "Sci" # "ence"}
@article{a,
  title = {The {BERT} of {\\"O}l: $x^2$ \\emph{now}},
  author = {M{\\"u}ller, J{\\"o}rg and {The OpenAI Team} and van der Maaten, L. and Ada Lovelace and others},
  year = 2021, journal = sci, doi = "10.1/a_b" , eprint = {2401.01234}
}`;
    assert.deepEqual(entryDetails(text, 'bibtex', 'a'), {
      title: 'The BERT of Öl: x^2 now',
      authors: ['Jörg Müller', 'The OpenAI Team', 'L. van der Maaten', 'Ada Lovelace'],
      etAl: true,
      year: 2021,
      doi: '10.1/a_b',
      eprint: '2401.01234',
    });
  });

  it('joins the parts of a value, with strings and months', () => {
    const text =
      '@string{n = {Neural }}\n@misc{a, title = n # "Nets " # apr # { } # unknown, date = {2020-03-01}';
    const details = entryDetails(text, 'bibtex', 'a');
    assert.deepEqual([details?.title, details?.year], ['Neural Nets April unknown', 2020]);
  });

  it('goes on after a missing comma and a stray mark', () => {
    const text = '@misc{a, author = {Xu, A} title = {T} , , = "x" year == {2020}}';
    const details = entryDetails(text, 'bibtex', 'a');
    assert.deepEqual([details?.authors, details?.title], [['A Xu'], 'T']);
  });

  it('reads CSL in JSON and YAML and Hayagriva alike', () => {
    const expected = {
      title: 'A: B',
      authors: ['Ada van Xu', 'Team'],
      etAl: false,
      year: 2020,
      doi: '10.1/x',
      eprint: null,
    };
    const json = `[{"id": "k", "title": "A: <i>B</i>", "DOI": "10.1/x", "issued": {"date-parts": [["2020", 4]]},
      "author": [{"given": "Ada", "non-dropping-particle": "van", "family": "Xu"}, {"literal": "Team"}]}]`;
    const yaml = `references:
  - id: k
    title: "A: B"
    DOI: 10.1/x
    issued: {year: 2020}
    author:
      - given: Ada
        family: van Xu
      - literal: Team
`;
    const hayagriva = `k:
    type: article
    title:
        value: "A: B"
    author: ["van Xu, Ada", Team]
    date: 2020-04
    serial-number:
        doi: 10.1/x
`;
    assert.deepEqual(entryDetails(json, 'cslJson', 'k'), expected);
    assert.deepEqual(entryDetails(yaml, 'cslYaml', 'k'), expected);
    assert.deepEqual(entryDetails(hayagriva, 'hayagriva', 'k'), expected);
  });

  it('has nothing to say of a key that is not there', () => {
    assert.equal(entryDetails('@misc{a,}', 'bibtex', 'b'), null);
  });
});

describe("biblatex's other names of an entry", () => {
  const text =
    '@book{a, title = {A}}\n@article{b,\n  ids = {b2020, c},\n  title = {Of ids = none}\n}\n@misc{d, idsx = {e}}';

  it('are listed after its key, each with its place', () => {
    assert.deepEqual(
      scanBibliography(text, 'bibtex').map(({ key, keySpan, type }) => [
        key,
        text.slice(keySpan.start, keySpan.end),
        type,
      ]),
      [
        ['a', 'a', 'book'],
        ['b', 'b', 'article'],
        ['b2020', 'b2020', 'article'],
        ['c', 'c', 'article'],
        ['d', 'd', 'misc'],
      ],
    );
  });

  it('lead to what the entry says', () => {
    assert.equal(entryDetails(text, 'bibtex', 'c')?.title, 'Of ids = none');
    assert.equal(entryDetails(text, 'bibtex', 'e'), null);
  });
});
