import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Entry } from '../../../../src/core/paper';
import type { ProblemCode } from '../../../../src/core/problem';
import { readListing } from '../../../../src/core/listing/readListing';
import { brokenVariants, variants, type PlainEntry } from './variants';

const referenceDate = '2026-11-23';
const fixture = (name: string): string => readFileSync(`test/fixtures/listing/${name}`, 'utf8');

type Fields = Pick<
  Entry,
  'title' | 'authors' | 'etAl' | 'orgs' | 'category' | 'date' | 'score' | 'code' | 'abstract'
>;

const fieldsOf = ({ title, authors, etAl, orgs, category, date, score, code, abstract }: Fields): Fields => ({
  ...{ title, authors, etAl, orgs, category, date, score, code, abstract },
});
const read = (text: string): readonly Fields[] => readListing(text, { referenceDate }).entries.map(fieldsOf);
const problemsOf = (text: string): readonly ProblemCode[] =>
  readListing(text, { referenceDate }).problems.map(({ code }) => code);
const titlesOf = (text: string): readonly string[] => read(text).map(({ title }) => title);

const entryText = (title: string, abstract = 'It is shown how things are done.'): string =>
  `LGMay 2, 2025\n${title}Wen Ding, Fei Jia, Hainan Xu et al.\n${abstract}`;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && 'title' in value && 'authors' in value;

function parseLines(text: string): readonly Fields[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      assert.ok(isFields(value), line);
      return value;
    });
}

/** The fixture's entries as their lines show them. */
function plainEntries(): readonly PlainEntry[] {
  const lines = fixture('plain.txt').split('\n');
  let at = 0;
  return parseLines(fixture('plain.expected.jsonl')).map(({ title, abstract }) => {
    const header = lines[at] ?? '';
    const people = (lines[at + 1] ?? '').slice(title.length);
    at += abstract === null ? 2 : 3;
    return { header, title, people, abstract };
  });
}

describe('readListing', () => {
  const expected = parseLines(fixture('plain.expected.jsonl'));

  it('leaves the word Abstract out of abstracts, and no other', () => {
    const abstracts: readonly [string, string][] = [
      ['Abstract: It is shown how things are done.', 'It is shown how things are done.'],
      ['ABSTRACT — It is shown how things are done.', 'It is shown how things are done.'],
      ['Abstract\nIt is shown how things are done.', 'It is shown how things are done.'],
      ['Abstract reasoning is hard to do.', 'Abstract reasoning is hard to do.'],
    ];
    for (const [printed, abstract] of abstracts)
      assert.equal(read(entryText('On the Ways of Things', printed))[0]?.abstract, abstract);
  });

  it('reads title and people that are named so', () => {
    const text =
      'cs.LG May 2, 2025\nTitle: On the Ways of Things\nAuthors: Wen Ding, Fei Jia\nAbstract\nIt is shown.';
    const [entry] = read(text);
    assert.deepEqual(
      [entry?.title, entry?.authors, entry?.abstract, problemsOf(text)],
      ['On the Ways of Things', ['Wen Ding', 'Fei Jia'], 'It is shown.', []],
    );
  });

  it('joins only those lines of a byline that had no room for the next word', () => {
    const header = 'CLOct 11, 2018\n';
    const abstract = 'We introduce a new model of language, which is trained on\ntext.';
    const bylines: readonly [string, string, readonly string[]][] = [
      [
        'Pre-training of Deep Bidirectional Transformers for Language\nUnderstandingJacob Devlin, Ming-Wei Chang',
        'Pre-training of Deep Bidirectional Transformers for Language Understanding',
        ['Jacob Devlin', 'Ming-Wei Chang'],
      ],
      [
        'Deep Residual Learning for Image RecognitionKaiming He, Xiangyu\nZhang, Shaoqing Ren et al. ·\nmicrosoft',
        'Deep Residual Learning for Image Recognition',
        ['Kaiming He', 'Xiangyu Zhang', 'Shaoqing Ren'],
      ],
      [
        'A Study of Things that Are Much Longer than They Seem to Be at First\nSight\nJacob Devlin, Ming-Wei Chang',
        'A Study of Things that Are Much Longer than They Seem to Be at First Sight',
        ['Jacob Devlin', 'Ming-Wei Chang'],
      ],
      [
        'A Study of Things that Are Much Longer than They Seem to Be\nJacob Devlin, Ming-Wei Chang',
        'A Study of Things that Are Much Longer than They Seem to Be',
        ['Jacob Devlin', 'Ming-Wei Chang'],
      ],
      ['On Learning with PyTorchWen Ding, Fei Jia', 'On Learning with PyTorch', ['Wen Ding', 'Fei Jia']],
    ];
    for (const [byline, title, authors] of bylines) {
      const [entry] = read(`${header}${byline}\n${abstract}`);
      assert.deepEqual(
        [entry?.title, entry?.authors, entry?.abstract],
        [title, authors, abstract.replace('\n', ' ')],
      );
    }
  });

  for (const [name, render] of Object.entries({ ...variants, ...brokenVariants })) {
    it(`reads the same papers from ${name}`, () => {
      assert.deepEqual(read(render(plainEntries())), expected);
    });
  }

  it('reads the customer’s sample, field for field', function () {
    const folder = '../shared/listing';
    if (!existsSync(`${folder}/sample.txt`)) {
      console.log(`      skipped: ${folder} is not here`);
      this.skip();
    }
    const truth = parseLines(readFileSync(`${folder}/sample.expected.jsonl`, 'utf8'));
    assert.deepEqual(read(readFileSync(`${folder}/sample.txt`, 'utf8')), truth.map(fieldsOf));
  });

  it('says where each part stands in the source', () => {
    const text = `\r\n95.3LGMay 2, 2025Code\r\nSmall WordsZoe\u0308 Ding, Fei Jia · nvidia, cmu\r\nAn abstract.`;
    const [entry] = readListing(text, { referenceDate }).entries;
    assert.ok(entry);
    const cut = (span: { readonly start: number; readonly end: number } | null): string | null =>
      span && text.slice(span.start, span.end);
    const { spans } = entry;
    assert.deepEqual(
      [spans.score, spans.category, spans.date, spans.code, spans.title, spans.abstract, spans.header].map(
        cut,
      ),
      ['95.3', 'LG', 'May 2, 2025', 'Code', 'Small Words', 'An abstract.', '95.3LGMay 2, 2025Code'],
    );
    assert.deepEqual(spans.authors.map(cut), ['Zoe\u0308 Ding', 'Fei Jia']);
    assert.deepEqual(spans.orgs.map(cut), ['nvidia', 'cmu']);
    assert.equal(cut(spans.entry), text.slice(2));
    assert.equal(entry.authors[0], 'Zo\u00eb Ding');
    assert.equal(entry.boundary.offset, text.indexOf('Zoe'));
  });

  it('gives a date without a year the latest one that is not after the reference date', () => {
    const days = ['Nov 23', 'Nov 24', 'Feb 29', 'Feb 30'].map((day) => `LG${day}\nAll WordsWen Ding et al.`);
    assert.deepEqual(
      read(days.join('\n')).map(({ date }) => date),
      ['2026-11-23', '2025-11-24', '2024-02-29', null],
    );
    assert.ok(problemsOf(days.join('\n')).includes('bad-date'));
  });

  it('keeps a paper that lacks a part of its header, and says so', () => {
    const texts = [
      '95.3LGCode',
      'May 2, 2025Code',
      'LG\nMay 2',
      '95.3.1LGMay 2',
      'ZZMay 2',
      'LGApx 12, 2025',
    ];
    const body = '\nSmall WordsWen Ding, Fei Jia, Hainan Xu et al.\nAbout words.';
    assert.deepEqual(
      texts.map((header) => [titlesOf(header + body), problemsOf(header + body)]),
      [
        [['Small Words'], ['missing-date']],
        [['Small Words'], ['missing-category']],
        [['Small Words'], []],
        [['Small Words'], ['bad-score']],
        [['Small Words'], ['unknown-category']],
        [['Small Words'], ['bad-date']],
      ],
    );
  });

  it('reads dates in other orders, with and without the other parts of a header', () => {
    const texts = [
      '95.3CL31 Jan 2025Code',
      'CL 31. January 2025',
      'hep-th31 Jan',
      'LG2024-04-30Code',
      '95.3 2024/4/30',
      'CV30.04.2024',
      'CV 30/04/2024 Code',
      '88LG04/30/2024',
      'LG\n30 Apr 2024',
      'LGSept. 30 2024',
    ];
    const body = '\nSmall WordsWen Ding, Fei Jia, Hainan Xu et al.\nAbout words.';
    assert.deepEqual(
      texts.map((header) => {
        const [entry] = read(header + body);
        return [entry?.score, entry?.category, entry?.date, entry?.code, problemsOf(header + body).join()];
      }),
      [
        [95.3, 'CL', '2025-01-31', true, ''],
        [null, 'CL', '2025-01-31', false, ''],
        [null, 'hep-th', '2026-01-31', false, ''],
        [null, 'LG', '2024-04-30', true, ''],
        [95.3, null, '2024-04-30', false, 'missing-category'],
        [null, 'CV', '2024-04-30', false, ''],
        [null, 'CV', '2024-04-30', true, ''],
        [88, 'LG', '2024-04-30', false, ''],
        [null, 'LG', '2024-04-30', false, ''],
        [null, 'LG', '2024-09-30', false, ''],
      ],
    );
  });

  it('takes no day from a date that does not tell one, and no neighbour with it', () => {
    for (const date of ['Apr 2024', '04/05/2024', '2024-13-01', '31.11.2024', '0 May 2024']) {
      const text = `${entryText('One')}\nCL${date}Code\nTwo WordsWen Ding et al.\nAbout two.\n${entryText('Three')}`;
      assert.deepEqual(titlesOf(text), ['One', 'Two Words', 'Three'], date);
      assert.deepEqual(problemsOf(text), ['bad-date'], date);
      assert.equal(read(text)[1]?.date, null, date);
    }
  });

  it('takes no date that does not exist for another one that does', () => {
    const [good, bad] = [
      'CLJan 5, 2026\nOneWen Ding et al.\nAbout one.',
      'CV05.17.2025\nTwoWen Ding et al.\nAbout two.',
    ];
    assert.deepEqual(
      read(`${good}\n${bad}`).map(({ date }) => date),
      ['2026-01-05', null],
    );
    assert.deepEqual(
      read(`${bad}\n${good}`).map(({ date }) => date),
      [null, '2026-01-05'],
    );
  });

  it('takes no other line with a date in it for a header', () => {
    const body = 'Small WordsWen Ding, Fei Jia, Hainan Xu et al.';
    for (const line of [
      'Version 2024-04-30',
      'GPT4 2024-04-30',
      'March 2024',
      'In 30 May 2024',
      '1.2.3.2024',
    ])
      assert.deepEqual(titlesOf(`${line}\n${body}`), [], line);
  });

  it('ends a title where people in a script without capitals begin', () => {
    const bylines: readonly [string, string, readonly string[]][] = [
      ['Language Models for Poetry', '王小明, 李华, 陈大文 et al. · tsinghua', ['王小明', '李华', '陈大文']],
      ['Speech Recognition, Seen Anew', 'محمد علي, فاطمة الزهراء', ['محمد علي', 'فاطمة الزهراء']],
      ['GPT-4 in Seoul (2024)', '김철수', ['김철수']],
      ['A Study of Hebrew', 'דוד בן־גוריון, שרה לוי', ['דוד בן־גוריון', 'שרה לוי']],
      ['Is Hindi Hard?', 'राम शर्मा, सीता देवी', ['राम शर्मा', 'सीता देवी']],
    ];
    for (const [title, people, authors] of bylines) {
      const text = `CLMay 2, 2025\n${title}${people}\nAbout this.`;
      const [entry] = read(text);
      assert.deepEqual([entry?.title, entry?.authors, problemsOf(text)], [title, authors, []]);
    }
  });

  it('parts title and people of one script at the family name', () => {
    const bylines: readonly [string, string, readonly string[]][] = [
      ['基于深度学习的中文分词方法研究', '王小明, 李华, 张伟', ['王小明', '李华', '张伟']],
      ['深度学习', '李华, 欧阳明', ['李华', '欧阳明']],
      ['대규모 언어 모델의 평가', '김민수, 이영희, 박철수 et al.', ['김민수', '이영희', '박철수']],
      ['面向低资源语言的预训练模型', 'Wei Wang, Li Zhang', ['Wei Wang', 'Li Zhang']],
      ['基于BERT的中文分词', 'Wei Wang', ['Wei Wang']],
    ];
    for (const [title, people, authors] of bylines) {
      const text = `CLMay 2, 2025\n${title}${people}\nAbout this.`;
      const [entry] = read(text);
      assert.deepEqual([entry?.title, entry?.authors, problemsOf(text)], [title, authors, []]);
    }
    // Two places would do, or none: it is a doubt.
    for (const byline of ['深度学习林李华, 王小明', '中文分词研究王小明', '日本語の研究山田太郎, 鈴木花子'])
      assert.ok(problemsOf(`CLMay 2, 2025\n${byline}\nAbout this.`).includes('doubtful-boundary'), byline);
  });

  it('takes letters of two units for people, and is in doubt about those of formulas', () => {
    const header = 'CLMay 2, 2025\n';
    const text = `${header}Language Models for Poetry𠮷田太郎, 李华\nAbout this.`;
    assert.deepEqual([read(text)[0]?.authors, problemsOf(text)], [['𠮷田太郎', '李华'], []]);
    assert.deepEqual(problemsOf(`${header}Sampling Points from ℝ𝔻\nAbout this.`), ['doubtful-boundary']);
  });

  it('leaves emoji to titles', () => {
    const bylines: readonly [string, string, readonly string[]][] = [
      ['Teaching Machines to Fly🚀', ' · google', []],
      ['Teaching Machines to Fly 🚀', '', []],
      ['Fast Models by Emoji🚀', '王小明, 李华', ['王小明', '李华']],
      ['Fast Models by Emoji🤖', 'Wen Ding, Fei Jia, Hainan Xu et al.', ['Wen Ding', 'Fei Jia', 'Hainan Xu']],
    ];
    for (const [title, rest, authors] of bylines) {
      const [entry] = read(`CLMay 2, 2025\n${title}${rest}\nAbout this.`);
      assert.deepEqual([entry?.title, entry?.authors], [title, authors]);
    }
  });

  it('leaves a change of script alone that is no boundary', () => {
    for (const byline of [
      'Multimodal Experts for VisionXiaoran Fan, Tao Ji, 江常皓 et al.',
      'A Look at 唐诗三百首全集 Wen Ding, Fei Jia',
    ]) {
      const [entry] = read(`CLMay 2, 2025\n${byline}\nAbout this.`);
      assert.equal(entry?.authors.includes('江常皓') ?? false, byline.includes('江常皓'), byline);
      assert.ok(!(entry?.title.endsWith('Tao Ji, ') ?? false));
    }
    assert.ok(problemsOf('CLMay 2, 2025\n关于BERT模型\nAbout this.').includes('doubtful-boundary'));
  });

  it('reports a header without a byline, and keeps its neighbours', () => {
    const text = `${entryText('One')}\nCLMay 3, 2025\n${entryText('Two')}`;
    assert.deepEqual(titlesOf(text), ['One', 'Two']);
    assert.deepEqual(problemsOf(text), ['missing-byline']);
  });

  it('keeps the abstract of a paper without a byline out of the next paper', () => {
    const prose = 'A very long sentence about nothing in particular. '.repeat(10).trim();
    const text = `CLMay 3, 2025\n${prose}\n${entryText('Two')}`;
    assert.deepEqual(titlesOf(text), ['Two']);
    assert.deepEqual(problemsOf(text), ['missing-byline']);
  });

  it('leaves what follows a lost header out of the abstract before it', () => {
    const long = 'Something is shown here about the things that matter to all of us. '.repeat(6).trim();
    const lost = entryText('Lost Paper on Nothing', long).split('\n').slice(1).join('\n');
    const text = `${entryText('One', long)}\n${lost}\n${entryText('Two', long)}`;
    assert.deepEqual(
      read(text).map(({ title, abstract }) => [title, abstract]),
      [
        ['One', long],
        ['Two', long],
      ],
    );
    assert.deepEqual(problemsOf(text), ['stray-text']);
  });

  it('finds a header that lost the line break before it or after it', () => {
    const before = `${entryText('One')}95.3LGMay 3, 2025Code\n${entryText('Two').slice(14)}`;
    const after = `${entryText('One')}\n${entryText('Two').replace('2025\n', '2025Code')}`;
    assert.deepEqual([titlesOf(before), titlesOf(after)], Array(2).fill(['One', 'Two']));
  });

  it('drops control and bidi characters and says so once a paper', () => {
    const text = entryText('Plain \u202eWords\u0007', 'Some\u0000thing \u2066here\u2069.');
    assert.deepEqual(
      read(text).map(({ title, abstract }) => [title, abstract]),
      [['Plain Words', 'Something here.']],
    );
    assert.deepEqual(problemsOf(text), ['hidden-characters']);
  });

  it('takes markup and links as the text they are', () => {
    const titles = ['<img src=x onerror=alert(1)> and Others', '[Click](command:workbench.action.quit) Here'];
    assert.deepEqual(
      titles.map((title) => titlesOf(entryText(title))),
      titles.map((title) => [title]),
    );
  });

  it('reports a paper that stands in the list twice', () => {
    const text = `${entryText('One')}\n${entryText('One')}`;
    assert.deepEqual(titlesOf(text), ['One', 'One']);
    assert.deepEqual(problemsOf(text), ['duplicate-entry']);
  });

  it('reports an empty text and one that is no text', () => {
    assert.deepEqual(readListing('', { referenceDate }), {
      entries: [],
      problems: [{ code: 'no-entries', severity: 'warning', span: { start: 0, end: 0 }, data: {} }],
    });
    assert.deepEqual(problemsOf('PK\u0003\u0004\u0000\u0000\ufffd\ufffd'.repeat(50)), ['not-text']);
  });

  it('reads 50 MB on one line in less than two seconds', function () {
    this.timeout(10_000);
    const line = 'word '.repeat(10_000_000);
    const start = performance.now();
    assert.deepEqual(problemsOf(line), ['stray-text', 'no-entries']);
    assert.deepEqual(problemsOf(`LGMay 2, 2025\n${line}`), [
      'missing-authors',
      'missing-abstract',
      'too-long',
    ]);
    assert.ok(performance.now() - start < 2000);
  });
});
