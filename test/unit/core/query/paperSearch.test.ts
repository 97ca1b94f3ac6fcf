import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { yearOf, type Day } from '../../../../src/core/calendar';
import { fold } from '../../../../src/core/fold';
import { topicOf } from '../../../../src/core/listing/categories';
import { isUnread, noMark, statuses, type Mark } from '../../../../src/core/marks/mark';
import type { Paper, PaperId } from '../../../../src/core/paper';
import { compileQuery } from '../../../../src/core/query/compileQuery';
import { resolveRange } from '../../../../src/core/query/dayRange';
import { isNarrower } from '../../../../src/core/query/narrower';
import { PaperSearch } from '../../../../src/core/query/paperSearch';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import type { Query } from '../../../../src/core/query/query';
import type { QueryFacts } from '../../../../src/core/query/searchRow';
import { aMark, aPaper } from '../../../support/builders';
import { someQuery } from './queries';

const context = {
  today: '2026-03-31' as const,
  dayOf: (time: number): Day => (time < 0 ? '2025-01-01' : '2026-03-30'),
};

interface Case {
  readonly paper: Paper;
  readonly mark: Mark;
  readonly citekey: string | null;
  readonly isCited: boolean;
}

/** What a query means, word by word and as slow as may be. */
function slowly(query: Query, { paper, mark, citekey, isCited }: Case): boolean {
  const item = { paper, mark, citekey, isCited };
  const has = (text: string | null, words: string) => text !== null && flat(text).includes(flat(words));
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => slowly(part, item));
    case 'or':
      return query.parts.some((part) => slowly(part, item));
    case 'not':
      return !slowly(query.part, item);
    case 'text': {
      const fields = {
        title: [paper.title],
        author: paper.authors,
        org: paper.orgs,
        key: [citekey],
        note: [mark.note],
        source: [sourceName(paper)],
      };
      const inAbstract = slowlyInAbstract(paper.abstract, flat(query.text));
      if (query.field === 'abstract') return inAbstract;
      if (query.field !== 'any') return fields[query.field].some((text) => has(text, query.text));
      const { title, author, org, key, note } = fields;
      const texts = [...title, ...author, ...org, ...mark.tags, ...key, ...note];
      return inAbstract || texts.some((text) => has(text, query.text));
    }
    case 'tag':
      return mark.tags.some((tag) =>
        query.whole ? flat(tag) === flat(query.text) : flat(tag).startsWith(flat(query.text)),
      );
    case 'topic': {
      const { id, name } = topicOf(paper.category);
      const meant = flat(query.text);
      const codes = [
        id.toLowerCase(),
        id.toLowerCase().replace(/^.*\./, ''),
        id.toLowerCase().replace(/\..*$/, ''),
      ];
      return codes.includes(meant) || (meant.length > 2 && fold(name).startsWith(meant));
    }
    case 'status':
      return query.name === 'unread' ? isUnread(mark) : mark.status === query.name;
    case 'number': {
      const { range } = query;
      const year = paper.date === null ? null : yearOf(paper.date);
      const value = { year, score: paper.score, rating: mark.rating }[query.field];
      if (value === null) return false;
      if (range.kind === 'is') return value === range.value;
      if (range.kind === 'between') return range.from <= value && value <= range.to;
      return {
        '<': value < range.value,
        '<=': value <= range.value,
        '>': value > range.value,
        '>=': value >= range.value,
      }[range.sign];
    }
    case 'date': {
      const since = mark.statusSince === null ? null : context.dayOf(mark.statusSince);
      const day = query.field === 'date' ? paper.date : since;
      const { from, to } = resolveRange(query.range, context.today);
      return day !== null && (from ?? '') <= day && day <= (to ?? '9999-99-99');
    }
    case 'flag':
      return (query.field === 'code' ? paper.code : isCited) === query.value;
    case 'presence':
      assert.equal(query.field, 'tag');
      return mark.tags.length > 0 === query.present;
    default:
      return query satisfies never;
  }
}

function slowlyInAbstract(abstract: string | null, words: string): boolean {
  if (abstract === null || !/[\p{L}\p{N}]/u.test(words)) return false;
  if (!/^[a-z0-9]{1,2}$/.test(words)) return flat(abstract).includes(words);
  return flat(abstract)
    .split(/[^\p{L}\p{N}]+/u)
    .includes(words);
}

function flat(text: string): string {
  return fold(text).replace(/\s+/g, ' ').replaceAll('ς', 'σ').trim();
}

function sourceName(paper: Paper): string {
  return paper.source.replace(/^.*\//, '');
}

const words = [
  ...'attention is all self-attention Müller ai train σοφός 注意力 c++ 3$\\times$ GPT-4 (n) “AI” e \ufb01eld'.split(
    ' ',
  ),
  'of  the',
  '\n',
];
const someWords = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '));
const someDay = fc.constantFrom<Day | null>(null, '2026-03-30', '2025-06-01', '2019-12-31');
const someCase = fc.record({
  paper: fc.record({
    title: someWords,
    authors: fc.array(fc.constantFrom('Ann Müller', 'Bo Xu', 'Attila Is'), { maxLength: 3 }),
    orgs: fc.array(fc.constantFrom('mit', 'attention-labs'), { maxLength: 2 }),
    category: fc.constantFrom('CL', 'LG', 'hep-th', null),
    date: someDay,
    score: fc.constantFrom(null, 0, 90, 90.5),
    code: fc.boolean(),
    abstract: fc.option(someWords),
  }),
  mark: fc
    .record({
      status: fc.constantFrom(...statuses),
      statusSince: fc.constantFrom(null, -1, 1),
      tags: fc.uniqueArray(fc.constantFrom('ml', 'mlops', 'to read', 'Müller'), { maxLength: 3 }),
      note: fc.oneof(fc.constant(''), someWords),
      citekey: fc.constant(null),
      rating: fc.constantFrom(null, 1 as const, 5 as const),
      seen: fc.constant([]),
    })
    .map(aMark),
  citekey: fc.constantFrom(null, 'muller2024attention'),
  isCited: fc.boolean(),
});

const terms = [
  ...'attention tent at a ai self-att c++ + $ σοφός 意 field gpt-4 is the title:is title:attention abstract:ai'.split(
    ' ',
  ),
  ...'author:muller author:xu org:att key:muller note:all source:list source:b.papers abstract:train'.split(
    ' ',
  ),
  ...'tag:ml tag:"ml" tag:none tag:any tag:to topic:cl topic:cs topic:machine topic:hep-th status:read'.split(
    ' ',
  ),
  ...'status:unread year:2025 year:>2019 score:>90 score:80..95 rating:5 date:<30d date:2025 code:yes'.split(
    ' ',
  ),
  ...'statusdate:this-month cited:no'.split(' '),
  ...['"attention is"', '"f-attention is a"', 'tag:"to read"', '"of the"'],
];

type Made = typeof someCase extends fc.Arbitrary<infer T> ? T : never;

function papersOf(cases: readonly Made[]): readonly Case[] {
  return cases.map((one, at) => ({
    ...one,
    paper: aPaper(
      { ...one.paper, title: `${one.paper.title} n${at}` },
      `file:///${'ab'[at % 2] ?? ''}.papers`,
    ),
  }));
}

function factsAmong(cases: readonly Case[]): (paper: Paper) => QueryFacts {
  const byId = new Map(cases.map((one) => [one.paper.id, one]));
  return (paper) => {
    const { mark = noMark, citekey = null, isCited = false } = byId.get(paper.id) ?? {};
    return { mark, citekey, isCited, topic: topicOf(paper.category), sourceName: sourceName(paper) };
  };
}

/** A clock that is always past the end, so that each step does the least it can. */
function impatient(): () => number {
  let time = 0;
  return () => (time += 1000);
}

function titlesOf(papers: readonly Paper[]): readonly string[] {
  return papers.map(({ title }) => title);
}

describe('compileQuery', () => {
  it('agrees with a slow reading of what a query means', () => {
    fc.assert(
      fc.property(someQuery(terms), fc.array(someCase, { maxLength: 8 }), (query, made) => {
        const cases = papersOf(made);
        const test = compileQuery(query, context);
        const facts = factsAmong(cases);
        assert.deepEqual(
          cases.map(({ paper }) => test(paper, facts(paper))),
          cases.map((one) => slowly(query, one)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('PaperSearch', () => {
  it('finds what compileQuery finds, indexed, half indexed or not, after any changes', () => {
    const change = fc.record({
      cases: fc.array(someCase, { maxLength: 12 }),
      steps: fc.nat(3),
      query: someQuery(terms),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let facts = factsAmong([]);
        const search = new PaperSearch((paper) => facts(paper));
        for (const { cases: made, steps, query } of changes) {
          const cases = papersOf(made);
          facts = factsAmong(cases);
          search.setPapers(cases.map(({ paper }) => paper));
          search.refresh(cases.map(({ paper }) => paper.id));
          const clock = impatient();
          for (let step = 0; step < steps; step++) search.step(1, clock);
          assert.deepEqual(search.search(query, context), {
            papers: cases.filter((one) => slowly(query, one)).map(({ paper }) => paper),
            complete: true,
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same while a query is typed as when it is asked at once', () => {
    const typed = fc.array(fc.constantFrom(...terms, 'OR', '-'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(typed, fc.array(someCase, { maxLength: 12 }), (parts, made) => {
        const cases = papersOf(made);
        const search = new PaperSearch(factsAmong(cases));
        search.setPapers(cases.map(({ paper }) => paper));
        search.step(Infinity, () => 0);
        const text = parts.join(' ');
        for (let end = 1; end <= text.length; end++) {
          const { query } = parseQuery(text.slice(0, end));
          const expected = cases.filter((one) =>
            compileQuery(query, context)(one.paper, factsAmong(cases)(one.paper)),
          );
          assert.deepEqual(
            titlesOf(search.search(query, context).papers),
            titlesOf(expected.map(({ paper }) => paper)),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  const many = Array.from({ length: 5000 }, (_, at) =>
    aPaper({
      title: `Paper ${at}`,
      abstract: at % 1000 === 7 ? `A rare thing, no. ${at}, self-taught.` : `A common thing, no. ${at}.`,
    }),
  );
  const noFacts = factsAmong([]);

  it('says that a search is not complete while too many abstracts are not indexed', () => {
    const search = new PaperSearch(noFacts);
    search.setPapers(many);
    const { query } = parseQuery('rare');
    assert.deepEqual(search.search(query, context), { papers: [], complete: false });
    assert.equal(search.search(parseQuery('title:4007').query, context).complete, true);
    const clock = impatient();
    let steps = 1;
    while (search.step(1, clock)) steps++;
    assert.ok(steps > 100, 'works in small slices');
    const found = search.search(query, context);
    assert.deepEqual(
      [titlesOf(found.papers), found.complete],
      [['Paper 7', 'Paper 1007', 'Paper 2007', 'Paper 3007', 'Paper 4007'], true],
    );
    assert.deepEqual(titlesOf(search.search(parseQuery('"2007, self-t"').query, context).papers), [
      'Paper 2007',
    ]);
  });

  it('forgets papers that go, however often, and takes what is new', () => {
    const search = new PaperSearch(noFacts);
    for (let from = 0; from + 500 <= many.length; from += 250) {
      const papers = many
        .slice(from, from + 500)
        .map((paper) => ({ ...paper, abstract: `${paper.abstract ?? ''} at ${from}` }));
      search.setPapers(papers);
      search.step(Infinity, () => 0);
      assert.equal(search.search(parseQuery(`"at ${from}"`).query, context).papers.length, 500);
    }
    search.setPapers([]);
    assert.deepEqual(search.search(parseQuery('a').query, context), { papers: [], complete: true });
  });

  it('asks for the facts of a paper again when they are said to have changed', () => {
    const paper = aPaper();
    const marks = new Map<PaperId, Mark>();
    const search = new PaperSearch(({ id }) => ({ ...noFacts(paper), mark: marks.get(id) ?? noMark }));
    search.setPapers([paper]);
    const { query } = parseQuery('tag:asr');
    assert.deepEqual(search.search(query, context).papers, []);
    marks.set(paper.id, aMark({ tags: ['asr'] }));
    search.refresh([paper.id]);
    assert.deepEqual(search.search(query, context).papers, [paper]);
  });

  it('puts hits in the title first, then people, tags, notes and abstracts, the newest of equal ones first', () => {
    const named = (title: string, more: Parameters<typeof aPaper>[0] = {}) =>
      aPaper({ authors: [], date: '2020-01-01', ...more, title });
    const inside = named('Preblanking');
    const old = named('Blank old');
    const fresh = named('A blank new', { date: '2024-01-01' });
    const person = named('B', { authors: ['Bo Blank'] });
    const tagged = named('C');
    const noted = named('D', { date: '2025-01-01' });
    const told = named('E', { abstract: 'blank', date: '2026-01-01' });
    const other = named('F');
    const marks = new Map<PaperId, Mark>([
      [tagged.id, aMark({ tags: ['blank'] })],
      [noted.id, aMark({ note: 'A blank.' })],
    ]);
    const search = new PaperSearch((paper) => ({ ...noFacts(paper), mark: marks.get(paper.id) ?? noMark }));
    search.setPapers([told, other, noted, tagged, person, inside, old, fresh]);
    const { query } = parseQuery('blank -title:f');
    const ranked = [fresh, old, inside, person, tagged, noted, told];
    assert.deepEqual(search.best(query, context, 100), { papers: ranked, complete: true });
    assert.deepEqual(search.best(query, context, 2).papers, ranked.slice(0, 2));
  });
});

describe('isNarrower', () => {
  const narrower: readonly (readonly [string, string, boolean])[] = [
    ['attention', 'atten', true],
    ['attention is', 'attention', true],
    ['title:attention', 'atten', true],
    ['source:attention', 'atten', false],
    ['atten', 'attention', false],
    ['rein', 're', false],
    ['title:rein', 'title:re', true],
    ['tag:mlops', 'tag:ml', true],
    ['tag:mlops', 'tag:"ml"', false],
    ['-att', '-attention', true],
    ['-attention', '-att', false],
    ['a1b', 'a1b OR c', true],
    ['status:read', 'status:re', true],
    ['status:unread', 'status:read', false],
    ['year:2024 x', 'year:2024', true],
  ];
  for (const [next, before, is] of narrower) {
    it(`${next} ${is ? 'narrows' : 'need not narrow'} ${before}`, () => {
      assert.equal(isNarrower(parseQuery(next).query, parseQuery(before).query), is);
    });
  }

  it('is right where it says so', () => {
    fc.assert(
      fc.property(
        someQuery(terms),
        someQuery(terms),
        fc.array(someCase, { maxLength: 6 }),
        (next, before, made) => {
          if (!isNarrower(next, before)) return;
          for (const one of papersOf(made)) assert.ok(!slowly(next, one) || slowly(before, one));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives up early on queries that would take long to compare', () => {
    const nested = (inner: string) => {
      let text = inner;
      for (let depth = 0; depth < 18; depth++) text = `(x${depth} OR y${depth} (${text} z${depth}))`;
      return parseQuery(text).query;
    };
    assert.equal(isNarrower(nested('a'), nested('b')), false);
  });
});
