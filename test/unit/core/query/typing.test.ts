/** What a person types, key by key and taken back, finds at each key what a slow reading finds, in the same order. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PaperSearch } from '../../../../src/core/query/paperSearch';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import {
  context,
  factsAmong,
  papersOf,
  slowly,
  slowlyRanked,
  someCase,
  terms,
  titlesOf,
  type Case,
} from './slowSearch';

/** Keys: a character, or null for one taken back. */
const someKeys = fc
  .array(fc.tuple(fc.constantFrom(...terms, 'OR', '-', '"', '"of t', '$', '('), fc.nat(8)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    parts.flatMap(([text, taken]) => [...keysOf(`${text} `), ...Array.from({ length: taken }, () => null)]),
  );

function keysOf(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at));
}

function isThere(cases: readonly Case[], search: PaperSearch, text: string): void {
  const { query } = parseQuery(text);
  const expected = cases.filter((one) => slowly(query, one)).map(({ paper }) => paper);
  const found = search.search(query, context);
  assert.deepEqual([titlesOf(found.papers), found.complete], [titlesOf(expected), true], text);
  const ranked = titlesOf(slowlyRanked(query, cases));
  assert.deepEqual(titlesOf(search.best(query, context, 5).papers), ranked.slice(0, 5), text);
  assert.deepEqual(titlesOf(search.best(query, context, Infinity).papers), ranked, text);
}

function searchOver(cases: readonly Case[]): PaperSearch {
  const search = new PaperSearch(factsAmong(cases));
  search.setPapers(cases.map(({ paper }) => paper));
  search.step(Infinity, () => 0);
  return search;
}

function afterEachKey(keys: readonly (string | null)[], look: (text: string) => void): void {
  let text = '';
  for (const key of keys) {
    text = key === null ? text.slice(0, -1) : text + key;
    look(text);
  }
}

describe('a query that is typed', () => {
  it('finds at each key what it finds when it is asked at once', () => {
    fc.assert(
      fc.property(someKeys, fc.array(someCase, { maxLength: 12 }), (keys, made) => {
        const cases = papersOf(made);
        const search = searchOver(cases);
        afterEachKey(keys, (text) => isThere(cases, search, text));
      }),
      { numRuns: 200 },
    );
  });

  it('does so among thousands of papers, whose frequent words are kept otherwise than rare ones', () => {
    const cases = papersOf(fc.sample(someCase, { seed: 6, numRuns: 5000 }));
    const search = searchOver(cases);
    const texts = [
      'at',
      'ai',
      '"attention is',
      'title:self',
      '"of the"',
      'n4',
      '-is tr',
      'c++',
      '意',
      'e',
      'n4999',
    ];
    for (const text of texts) isThere(cases, search, text);
    afterEachKey([...keysOf('train ai'), null, null, null, ...keysOf('OR xu')], (text) =>
      isThere(cases, search, text),
    );
  }).timeout(60_000);

  it('sees marks that change between two keys', () => {
    fc.assert(
      fc.property(
        someKeys,
        fc.array(someCase, { minLength: 1, maxLength: 8 }),
        fc.array(someCase, { minLength: 1, maxLength: 5 }),
        (keys, made, others) => {
          let cases = papersOf(made);
          let turn = 0;
          const search = new PaperSearch((paper) => factsAmong(cases)(paper));
          search.setPapers(cases.map(({ paper }) => paper));
          afterEachKey(keys, (text) => {
            const [first, ...rest] = cases;
            const other = others[turn++ % others.length];
            assert.ok(first && other);
            cases = [{ ...first, mark: other.mark }, ...rest];
            search.refresh([first.paper.id]);
            isThere(cases, search, text);
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
