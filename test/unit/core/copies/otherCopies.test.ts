import assert from 'node:assert/strict';
import { exchangeFormat, otherCopies } from '../../../../src/core/copies/otherCopies';
import { readListing } from '../../../../src/core/listing/readListing';

const attention =
  '95.3CLJun 12, 2017Code\nAttention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google';
const summary = 'The dominant models are based on complex recurrent or convolutional networks.';
const adam = '88LGDec 22, 2014\nAdam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba';
const summaryOfAdam = 'We introduce Adam, an algorithm for first-order gradient-based optimization.';

interface Read {
  readonly header: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string | null;
}

/** The papers of the last copy, and nothing that could not be placed. */
function read(text: string): readonly Read[] {
  const { entries, problems } = readListing(otherCopies(text).at(-1) ?? '', { referenceDate: '2026-11-23' });
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'missing-abstract'),
    [],
  );
  return entries.map(({ score, category, date, code, title, authors, abstract }) => ({
    header: [score, category, date, code ? 'Code' : null].filter((part) => part !== null).join(' '),
    title,
    authors,
    abstract,
  }));
}

const both: readonly Read[] = [
  {
    header: '95.3 CL 2017-06-12 Code',
    title: 'Attention Is All You Need',
    authors: ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'],
    abstract: summary,
  },
  {
    header: '88 LG 2014-12-22',
    title: 'Adam: A Method for Stochastic Optimization',
    authors: ['Diederik P. Kingma', 'Jimmy Ba'],
    abstract: summaryOfAdam,
  },
];
const everyone = [
  ...['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar', 'Jakob Uszkoreit', 'Llion Jones', 'Aidan N. Gomez'],
  ...['Lukasz Kaiser', 'Illia Polosukhin'],
];

describe('otherCopies', () => {
  it('reads a listing that is quoted, numbered, bulleted, or HTML', () => {
    const papers = [`${attention}\n${summary}`, `${adam}\n${summaryOfAdam}`];
    assert.deepEqual(read(papers.join('\n').replace(/^/gm, '> ')), both);
    assert.deepEqual(read(papers.map((paper, index) => `${index + 1}. ${paper}`).join('\n\n')), both);
    assert.deepEqual(read(papers.map((paper) => `• ${paper.replaceAll('\n', '\n  ')}`).join('\n')), both);
    assert.deepEqual(
      read(papers.map((paper, index) => `> [${index + 1}] ${paper.replaceAll('\n', '\n> ')}`).join('\n')),
      both,
    );
    const html = papers.map(
      (paper) => `<li><p>${paper.replace(' · ', ' &middot; ').replaceAll('\n', '</p>\n<p>')}</p></li>`,
    );
    assert.deepEqual(read(`<!-- <p>no</p> --><script>no</script><ul>${html.join('')}</ul>`), both);
  });

  it('reads a table whose columns are named', () => {
    const table = [
      'Score\tTitle\tAuthors\tDate\tCategory\tCode\tAbstract',
      `95.3\tAttention Is All You Need\tAshish Vaswani; Noam Shazeer; Niki Parmar\tJun 12, 2017\tCL\tyes\t${summary}`,
      `88\tAdam: A Method for Stochastic Optimization\tDiederik P. Kingma, Jimmy Ba\t2014-12-22\tLG\t\t${summaryOfAdam}`,
      '\t\t\t\t\t\t',
    ];
    assert.deepEqual(read(table.join('\r\n')), both);
    assert.deepEqual(otherCopies('One\tTwo\tThree\n1\t2\t3'), []);
  });

  it('reads the page of new papers of arXiv, with everybody', () => {
    const page = `Authors and titles for recent submissions
Total of 412 entries : 1-25 26-50
Mon, 12 Jun 2017 (showing 2 of 81 entries )
[1] arXiv:1706.03762 [pdf, html, other]
Title: Attention Is All You Need
${everyone.join(', ')}
Comments: 15 pages, 5 figures
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)
Fri, 9 Jun 2017
[2]  arXiv:1412.6980  [pdf, other]
    Title: Adam: A Method for Stochastic Optimization
    Diederik P. Kingma, Jimmy Ba
    Subjects: Machine Learning (cs.LG)`;
    assert.deepEqual(read(page), [
      { header: 'cs.CL 2017-06-12', title: 'Attention Is All You Need', authors: everyone, abstract: null },
      { ...both[1], header: 'cs.LG 2017-06-09', abstract: null },
    ]);
  });

  it('reads the mail of new papers, the page of one, and search results of arXiv', () => {
    const mail = `\\\\
arXiv:1706.03762
Date: Mon, 12 Jun 2017 17:57:34 GMT   (1102kb,D)

Title: Attention Is All
  You Need
Authors: ${everyone.slice(0, 4).join(', ')}, Llion
  Jones, Aidan N. Gomez, Lukasz Kaiser and Illia Polosukhin
Categories: cs.CL cs.LG
Comments: 15 pages, 5 figures
\\\\
  The dominant models are based on complex recurrent
or convolutional networks.
\\\\ ( https://arxiv.org/abs/1706.03762 ,  1102kb)`;
    const long = `${summary} ${summary} ${summary}`;
    const page = `Computer Science > Computation and Language
arXiv:1706.03762 (cs)
[Submitted on 12 Jun 2017 (v1), last revised 2 Aug 2023 (this version, v7)]
Attention Is All You Need
${everyone.join(', ')}
View PDF
${long}
Comments:\t15 pages, 5 figures
Subjects:\tComputation and Language (cs.CL); Machine Learning (cs.LG)
Cite as:\tarXiv:1706.03762 [cs.CL]
 \t(or arXiv:1706.03762v7 [cs.CL] for this version)`;
    const results = `1.
arXiv:1706.03762 [pdf, other]  cs.CL cs.LG
Attention Is All You Need
Authors: ${everyone.join(', ')}
Abstract: ${summary} △ Less
Submitted 12 June, 2017; originally announced June 2017.
2. arXiv:1706.03762 [pdf, other]
cs.CL
Attention Is All You Need
Authors: ${everyone.join(', ')}
Abstract: ${summary}
Submitted 12 June, 2017; originally announced June 2017.`;
    const paper = { header: 'cs.CL 2017-06-12', title: 'Attention Is All You Need', authors: everyone };
    assert.deepEqual(read(mail), [{ ...paper, abstract: summary }]);
    assert.deepEqual(read(page), [{ ...paper, abstract: long }]);
    const { entries } = readListing(otherCopies(results).at(-1) ?? '', { referenceDate: '2026-11-23' });
    assert.deepEqual(
      entries.map(({ title, authors, abstract }) => ({ title, authors, abstract })),
      [1, 2].map(() => ({ title: paper.title, authors: everyone, abstract: summary })),
    );
  });

  it('keeps what stands around a comment of HTML, whatever letters are before it', () => {
    const html = '<div>İİİ</div><div>x</div><!-- gone --><p>kept</p><SCRIPT>gone</script><p>kept</p>';
    assert.equal(otherCopies(html).at(-1)?.replace(/\n/g, ' '), 'İİİ x kept kept ');
  });

  it('is made in time linear in the text', () => {
    const record = 'arXiv:1706.03762\nTitle: A b\nAuthors: ';
    const texts = [
      ...['\r', '\u2028', '\u2029', ' ', '- ', '</p ', '<!--', 'arXiv:1706.03762\n'].map((unit) =>
        unit.repeat(200_000),
      ),
      `- ${'a'.repeat(200_000)}`,
      `${record}A${' '.repeat(200_000)}B`,
      `${record}A\nAbstract: a${' '.repeat(200_000)}b`,
      `title\tauthors\tdate\na\tb${' '.repeat(200_000)}c; d\te`,
    ];
    const start = performance.now();
    for (const text of texts) otherCopies(text);
    assert.ok(performance.now() - start < 5000);
  });

  it('makes nothing of what holds no papers, and does not throw', () => {
    for (const text of [
      '',
      'Some words.',
      'arXiv:1706.03762',
      '> quoted\n> words',
      '<p>a</p><p>b</p><p>&#9999999;</p>',
      '\t\t\t',
    ])
      for (const copy of otherCopies(text))
        assert.deepEqual(readListing(copy, { referenceDate: '2026-11-23' }).entries, [], text);
  });
});

describe('exchangeFormat', () => {
  it('knows BibTeX and RIS, and takes no mail address or handle for one', () => {
    assert.equal(exchangeFormat('@misc{vaswani2017attention,\n  title = {Attention},\n}'), 'bibtex');
    assert.equal(exchangeFormat('% mine\n@inproceedings{ a, title="A"}'), 'bibtex');
    assert.equal(exchangeFormat('TY  - JOUR\nAU  - LeCun, Yann\nER  - \n'), 'ris');
    for (const text of [attention, '', 'a@b.org', '@someone, see {this}', 'TY - no'])
      assert.equal(exchangeFormat(text), null, text);
  });

  it('takes time linear in the text', () => {
    const start = performance.now();
    for (const text of [`@a{${' '.repeat(200_000)}`, '@a{x,\n'.repeat(50_000), `@a${' '.repeat(200_000)}`])
      assert.equal(exchangeFormat(text), null);
    assert.ok(performance.now() - start < 2000);
  });
});
