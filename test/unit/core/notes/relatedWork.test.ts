import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { defaultCitationStyle } from '../../../../src/core/citation/citationStyle';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { citesOf, readCited } from '../../../../src/core/notes/citedDocument';
import type { PaperLink } from '../../../../src/core/notes/lookUpLink';
import { paperLink } from '../../../../src/core/notes/lookUpLink';
import type { RelatedPaper } from '../../../../src/core/notes/relatedWork';
import { relatedWork } from '../../../../src/core/notes/relatedWork';

const paper = (key: string, tags: readonly string[], note = '', title = `On ${key}`): RelatedPaper => ({
  key,
  tags,
  note,
  paper: { title, authors: ['A Xu'], etAl: false, date: '2020-01-01' },
});
const draft = (papers: readonly RelatedPaper[], language: NotesLanguage): string =>
  relatedWork(papers, { language, style: defaultCitationStyle, eol: '\n', level: 2, untagged: 'Other' });

describe('relatedWork', () => {
  it('groups papers by the tag most of them have', () => {
    const papers = [
      paper('a', []),
      paper('b', ['x', 'y'], 'Says *so*.\n\nAnd more.'),
      paper('c', ['y']),
      paper('d', ['w']),
    ];
    assert.equal(
      draft(papers, 'markdown'),
      `## y

<!-- On b -->
@b Says *so*.
And more.

<!-- On c -->
@c …

## w

<!-- On d -->
@d …

## Other

<!-- On a -->
@a …
`,
    );
  });

  const rows: readonly (readonly [NotesLanguage, string])[] = [
    ['markdown', '## x & y\n\n<!-- On a -->\n@a 5% of #1\n'],
    ['myst', '## x & y\n\n<!-- On a -->\n{cite:t}`a` 5% of #1\n'],
    ['latex', '\\subsection{x \\& y}\n\n% On a\n\\cite{a} 5\\% of \\#1\n'],
    ['typst', '== x & y\n\n// On a\n#cite(<a>, form: "prose") 5% of \\#1\n'],
    ['org', '** x & y\n\n# On a\n[cite/t:@a] 5% of \u200b#1\n'],
    ['asciidoc', '=== x & y\n\n// On a\ncitenp:[a] 5% of &#35;1\n'],
    ['rst', 'x & y\n-----\n\n..\n   On a\n\n:cite:t:`a` 5% of #1\n'],
    ['plain', 'x & y\n\nOn a\nXu (2020) 5% of #1\n'],
  ];
  for (const [language, expected] of rows) {
    it(`writes ${language}`, () =>
      assert.equal(draft([paper('a', ['x & y'], '5% of #1')], language), expected));
  }

  it('is empty without papers', () => assert.equal(draft([], 'markdown'), ''));

  it('cites each paper once below the heading of its tag, whatever titles and tags are', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '-->',
        '*/',
        '}',
        '{',
        '%',
        '\\',
        '`',
        '@x',
        '[cite:@x]',
        'cite:[x]',
        '\\cite{x}',
        ':cite:`x`',
        '#cite(<x>)',
        '$',
        '```',
        '----',
        '..',
        '[',
        'a::',
        '#+begin_src',
        '//',
        '\n\n',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...notesLanguages.filter((language) => language !== 'plain')),
        (texts, language) => {
          const isMarkdown = language === 'markdown' || language === 'myst';
          const papers = texts.map(([title, tag, note], index) =>
            paper(`k${index}`, [tag], isMarkdown ? '' : note, title),
          );
          const written = draft(papers, language);
          const keys = scanCitations(written, language).map(({ key }) => key);
          assert.deepEqual(new Set(keys), new Set(papers.map(({ key }) => key)));
          assert.equal(keys.length, papers.length);
          assert.equal(citesOf(readCited(written, language)).length, papers.length);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('paperLink', () => {
  const arxiv = (id: string, version: number | null = null): PaperLink => ({ kind: 'arxiv', id, version });
  const doi = (name: string): PaperLink => ({ kind: 'doi', doi: name });
  const rows: readonly (readonly [string, PaperLink | null])[] = [
    ['arXiv:2401.01234v2', arxiv('2401.01234', 2)],
    [' arxiv: 2401.01234\n', arxiv('2401.01234')],
    ['2401.01234', arxiv('2401.01234')],
    ['0704.0001v1', arxiv('0704.0001', 1)],
    ['hep-th/9901001', arxiv('hep-th/9901001')],
    ['math.GT/0309136v3', arxiv('math/0309136', 3)],
    ['https://arxiv.org/abs/2401.01234', arxiv('2401.01234')],
    ['http://www.arxiv.org/pdf/2401.01234v3.pdf', arxiv('2401.01234', 3)],
    ['arxiv.org/abs/hep-th/9901001', arxiv('hep-th/9901001')],
    ['https://arxiv.org/abs/2401.01234?context=cs#x', arxiv('2401.01234')],
    ['https://export.arxiv.org/abs/2401.01234v1', arxiv('2401.01234', 1)],
    ['https://ar5iv.labs.arxiv.org/html/2401.01234', arxiv('2401.01234')],
    ['https://www.alphaxiv.org/abs/2401.01234', arxiv('2401.01234')],
    ['https://huggingface.co/papers/2401.01234', arxiv('2401.01234')],
    ['<https://arxiv.org/abs/2401.01234>', arxiv('2401.01234')],
    ['10.48550/arXiv.2401.01234', arxiv('2401.01234')],
    ['https://doi.org/10.48550/arXiv.2401.01234', arxiv('2401.01234')],
    ['10.1145/3292500.3330919', doi('10.1145/3292500.3330919')],
    ['doi:10.1000/ABC.', doi('10.1000/abc')],
    ['DOI: 10.1000/abc', doi('10.1000/abc')],
    ['https://doi.org/10.1000/a(b)c', doi('10.1000/a(b)c')],
    ['https://dx.doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0', doi('10.1002/(sici)1097<1::aid>3.0')],
    ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330919', doi('10.1145/3292500.3330919')],
    ['https://link.springer.com/article/10.1007/s00521-020-1', doi('10.1007/s00521-020-1')],
    ['https://www.tandfonline.com/doi/full/10.1080/1.2?src=x', doi('10.1080/1.2')],
    ['https://onlinelibrary.wiley.com/doi/10.1002/abc/full', doi('10.1002/abc')],
    ['https://arxiv.org/list/cs.CL/recent', null],
    ['https://example.org/2401.01234', null],
    ['2413.01234', null],
    ['3.14', null],
    ['10.1000', null],
    ['see 2401.01234', null],
    ['two\nlines', null],
    ['https://doi.org/%', null],
    ['', null],
  ];
  for (const [text, expected] of rows) {
    it(`takes ${JSON.stringify(text)} for ${expected === null ? 'nothing' : Object.values(expected).join(' ')}`, () => {
      assert.deepEqual(paperLink(text), expected);
    });
  }

  it('takes any text', () => {
    const parts = fc.constantFrom(
      'https://',
      'arxiv.org/',
      'abs/',
      '2401.01234',
      'v2',
      '10.1000/',
      'doi.org/',
      '%',
      '%41',
      '%e4',
      'doi:',
      '/',
      '?',
      '.',
      'a',
    );
    fc.assert(fc.property(fc.array(parts, { maxLength: 8 }), (texts) => void paperLink(texts.join(''))));
  });
});
