import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { noMark, type Mark } from '../../../../src/core/marks/mark';
import type { PaperId } from '../../../../src/core/paper';
import { isNarrower } from '../../../../src/core/query/narrower';
import { PaperSearch } from '../../../../src/core/query/paperSearch';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { aMark, aPaper } from '../../../support/builders';
import { someQuery } from './queries';
import { context, factsAmong, impatient, papersOf, slowly, someCase, terms, titlesOf } from './slowSearch';

describe('PaperSearch', () => {
  it('finds what a slow reading of a query finds', () => {
    fc.assert(
      fc.property(someQuery(terms), fc.array(someCase, { maxLength: 8 }), (query, made) => {
        const cases = papersOf(made);
        const search = new PaperSearch(factsAmong(cases));
        search.setPapers(cases.map(({ paper }) => paper));
        while (search.step(1, impatient())) continue;
        assert.deepEqual(
          search.search(query, context).papers,
          cases.filter((one) => slowly(query, one)).map(({ paper }) => paper),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the same, indexed, half indexed or not, after any changes', () => {
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
