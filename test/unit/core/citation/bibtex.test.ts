import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { toBibtex, toBibtexAuthors } from '../../../../src/core/citation/bibtex';
import { toBibtexText, toBibtexTitle } from '../../../../src/core/citation/bibtexText';
import type { Entry } from '../../../../src/core/paper';

const entry: Entry = {
  title: 'Nemotron-H: A Family of Hybrid Models for ASR',
  authors: ['Aaron Blakeman', 'Laurens van der Maaten'],
  etAl: true,
  orgs: ['nvidia'],
  category: 'CL',
  date: '2025-04-04',
  score: null,
  code: true,
  abstract: 'Up to 3$\\times$ faster & 10\\% smaller.',
};

interface ReadEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly rest: string;
}

/** BibTeX's own rules: braces count whatever stands before them; a bare word is a macro. Null where it would fail. */
function readBibtex(text: string): ReadEntry | null {
  const head = /^@(\w+)\{([^,\s]*),/.exec(text);
  if (head === null) return null;
  const fields: Record<string, string> = {};
  let at = head[0].length;
  for (;;) {
    const blank = /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
    at += blank;
    if (text[at] === '}')
      return { type: head[1] ?? '', key: head[2] ?? '', fields, rest: text.slice(at + 1) };
    const name = /^(\w+) = /.exec(text.slice(at));
    if (name === null) return null;
    at += name[0].length;
    const from = at;
    if (text[at] === '{') {
      let depth = 0;
      do {
        if (text[at] === '{') depth++;
        if (text[at] === '}') depth--;
        at++;
      } while (depth > 0 && at < text.length);
      if (depth > 0) return null;
      fields[name[1] ?? ''] = text.slice(from + 1, at - 1);
    } else {
      const word = /^[a-z]+/.exec(text.slice(at))?.[0] ?? '';
      at += word.length;
      fields[name[1] ?? ''] = word;
    }
    if (text[at] !== ',') return null;
    at++;
  }
}

describe('toBibtex', () => {
  it('writes what a listing tells', () => {
    assert.equal(
      toBibtex(entry, {
        key: 'blakeman2025nemotron',
        tags: ['to read', 'a,b'],
        url: 'https://example.org/x_1',
      }),
      [
        '@misc{blakeman2025nemotron,',
        '  title = {{Nemotron-H:} A Family of Hybrid Models for {ASR}},',
        '  author = {Blakeman, Aaron and van der Maaten, Laurens and others},',
        '  year = {2025},',
        '  month = apr,',
        '  archiveprefix = {arXiv},',
        '  primaryclass = {cs.CL},',
        '  keywords = {to read, a b},',
        '  url = {https://example.org/x_1},',
        '  abstract = {Up to 3$\\times$ faster \\& 10\\% smaller.},',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('leaves out what it does not tell', () => {
    const bare: Entry = {
      ...entry,
      title: 'Plain',
      authors: [],
      etAl: false,
      category: null,
      date: null,
      abstract: null,
    };
    assert.equal(toBibtex(bare, { key: 'k', url: null }), '@misc{k,\n  title = {Plain},\n}\n');
    assert.deepEqual(readBibtex(toBibtex({ ...bare, category: 'Topic of mine' }, { key: 'k' }))?.fields, {
      title: 'Plain',
    });
  });

  it('gives a balanced entry with the same key, whatever the texts hold', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            '{',
            '}',
            '\\',
            '$',
            '%',
            '"',
            '@',
            '#',
            '\n',
            '\\{',
            '\\input{x}',
            '$x$',
            'and',
            ',',
            '^^5c',
            ' ',
            'a',
          ),
          { maxLength: 20 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        hostile,
        fc.array(hostile, { maxLength: 3 }),
        hostile,
        fc.array(hostile, { maxLength: 2 }),
        fc.boolean(),
        (title, authors, abstract, tags, etAl) => {
          const text = toBibtex(
            { ...entry, title, authors, abstract, etAl, category: title },
            { key: 'key2024x', tags, url: abstract },
          );
          const read = readBibtex(text);
          assert.equal(read?.key, 'key2024x');
          assert.equal(read.rest, '\n');
          assert.match(text, /^[^\p{Cc}]*$/mu);
          for (const value of Object.values(read.fields)) {
            assert.doesNotMatch(value, /(?:^|[^\\])(?:\\\\)*\\(?:input|write|def|csname)/);
          }
          // A percent sign without backslash would hide the rest of the entry from TeX; a URL is read as it is.
          assert.doesNotMatch(
            Object.entries(read.fields)
              .filter(([name]) => name !== 'url')
              .map(([, value]) => value)
              .join(' '),
            /(?<!\\)[%#]/,
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives plain titles back', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9:'-]{1,9}$/),
      fc.constantFrom('Über', '注意力', 'naïve', 'ASR', 'A'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const title = words.join(' ').replace(/--+/g, '-').replace(/''+/g, "'");
        assert.equal(
          readBibtex(toBibtex({ ...entry, title }, { key: 'k' }))?.fields['title']?.replace(/[{}]/g, ''),
          title,
        );
      }),
    );
  });

  it('drops from a key what BibTeX cannot read in one', () => {
    assert.equal(readBibtex(toBibtex(entry, { key: 'a},\n@b{c' }))?.key, 'abc');
  });
});

describe('toBibtexAuthors', () => {
  const rows: readonly (readonly [readonly string[], boolean, string])[] = [
    [['Hainan Xu'], false, 'Xu, Hainan'],
    [['J. K. Smith Jr.', 'Luc Van Gool'], false, 'Smith, Jr., J. K. and Van Gool, Luc'],
    [['OpenAI', 'Gemma Team'], true, '{OpenAI} and {Gemma Team} and others'],
    [['Research and Development', 'A & B Group'], false, '{Research and Development} and {A \\& B Group}'],
    [['Blaise Agüera y Arcas'], false, '{Agüera y Arcas}, Blaise'],
    [['', 'Bo Li'], false, 'Li, Bo'],
    [[], true, 'others'],
  ];
  for (const [authors, etAl, expected] of rows) {
    it(`writes ${expected}`, () => {
      assert.equal(toBibtexAuthors(authors, etAl), expected);
    });
  }
});

describe('toBibtexText', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['100% & #1 _x_ ~ ^', '100\\% \\& \\#1 \\_x\\_ \\textasciitilde{} \\textasciicircum{}'],
    ['{a}', '\\textbraceleft{}a\\textbraceright{}'],
    ['C:\\path', 'C:\\textbackslash{}path'],
    ['$O(n^2)$ and $\\mathcal{O}(n)$', '$O(n^2)$ and $\\mathcal{O}(n)$'],
    ['$\\{a\\}$', '$\\lbrace a\\rbrace $'],
    ['$a}$', '\\$a\\textbraceright{}\\$'],
    ['$\\input{/etc/x}$', '\\$\\textbackslash{}input\\textbraceleft{}/etc/x\\textbraceright{}\\$'],
    ['$5 and $10', '\\$5 and \\$10'],
    ['$10%$', '$10\\%$'],
    ['\\emph{very} good', 'very good'],
    ['a\u202eb\nc\u0000', 'ab c'],
  ];
  for (const [text, expected] of rows) {
    it(`writes ${JSON.stringify(text)} as ${expected}`, () => {
      assert.equal(toBibtexText(text), expected);
    });
  }
});

describe('toBibtexTitle', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['BERT: Pre-training of Deep Things', '{BERT:} Pre-training of Deep Things'],
    ['A Plan B for GPT-4', 'A Plan {B} for {GPT-4}'],
    ['An $\\ell_2$ Bound', 'An {$\\ell_2$} Bound'],
    ['R&D in AdKDD', '{R\\&D} in {AdKDD}'],
  ];
  for (const [title, expected] of rows) {
    it(`writes ${title} as ${expected}`, () => {
      assert.equal(toBibtexTitle(title), expected);
    });
  }
});
