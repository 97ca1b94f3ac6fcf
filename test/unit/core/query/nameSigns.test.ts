import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PaperSearch } from '../../../../src/core/query/paperSearch';
import { toSearchText } from '../../../../src/core/query/searchText';
import { aPaper } from '../../../support/builders';
import { context, factsAmong } from './slowSearch';

const bits = [...'a in K model multi 3 5 é 注'.split(' '), ...'- . , + ( ) ’ &'.split(' '), ' ', ' '];
const someText = fc
  .array(fc.constantFrom(...bits), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.join(''));
const somePaper = fc.record({
  title: someText,
  authors: fc.array(someText, { maxLength: 3 }),
  orgs: fc.array(someText, { maxLength: 2 }),
});

describe('a search in titles, people and organisations', () => {
  it('finds words with signs where they stand, in a name of its own each', () => {
    fc.assert(
      fc.property(
        fc.array(somePaper, { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(fc.constantFrom('title', 'author', 'org'), someText), {
          minLength: 1,
          maxLength: 5,
        }),
        (facts, asked) => {
          const papers = facts.map((each) => aPaper({ ...each, abstract: null }));
          const search = new PaperSearch(factsAmong([]));
          search.setPapers(papers);
          search.step(Infinity, () => 0);
          for (const [field, text] of asked) {
            const words = toSearchText(text);
            if (words === '') continue;
            const found = search.search({ kind: 'text', field, text }, context).papers;
            const expected = papers.filter(({ title, authors, orgs }) => {
              const names = { title: [title], author: authors, org: orgs }[field];
              return names.some((name) => toSearchText(name).includes(words));
            });
            assert.deepEqual(found, expected, `${field}: ${text}`);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
