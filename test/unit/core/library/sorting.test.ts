import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Day } from '../../../../src/core/calendar';
import { fold } from '../../../../src/core/fold';
import { sortOrders, type SortOrder } from '../../../../src/core/library/arrangement';
import { orderPapers } from '../../../../src/core/library/sorting';
import { noMark, statuses, type Mark } from '../../../../src/core/marks/mark';
import type { Paper, PaperId } from '../../../../src/core/paper';
import { finish } from '../../../../src/core/steps';
import { aMark, aPaper, marksOf } from '../../../support/builders';

/** Letters that fold to several, to others at a word's end, or to nothing. */
const letters = [
  ...Array.from('aAbBzZ09 -éÉßΣσςİıǅ한'),
  'e\u0301',
  '\u0301',
  '\u{1d400}',
  '\u{10400}',
  '\ud801',
];
const title = fc.oneof(
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 16 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.nat(14), fc.constantFrom(...letters))
    .map(([count, end]) => `${'\u0301'.repeat(count)}ab${end}c`),
);
const someFacts = fc.record({
  title,
  date: fc.constantFrom<Day | null>('2020-12-31', '2021-01-01', '2021-01-31', '0999-05-06', null),
  score: fc.constantFrom(null, 0, 99.5, 100),
});
const someStatuses = fc.array(fc.constantFrom(...statuses));

/** As slowly as that may be: every pair compared by all there is. */
function sorted(
  papers: readonly Paper[],
  order: SortOrder,
  markOf: (paper: PaperId) => Mark,
): readonly Paper[] {
  const rank = (paper: Paper): number => {
    if (order === 'score') return paper.score === null ? Infinity : -paper.score;
    const inHand = ['reading', 'queued', 'new', 'read', 'dropped'];
    return order === 'status' ? inHand.indexOf(markOf(paper.id).status) : 0;
  };
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return papers.toSorted((a, b) => {
    const byDay = text(b.date ?? '', a.date ?? '');
    const byTitle = text(fold(a.title), fold(b.title));
    return rank(a) - rank(b) || (order === 'title' ? byTitle || byDay : byDay || byTitle);
  });
}

describe('orderPapers', () => {
  it('gives every place the paper that comparing every two papers gives it, asked for in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(someFacts, { maxLength: 30 }),
        fc.constantFrom(...sortOrders),
        someStatuses,
        fc.nat(3),
        fc.array(fc.nat(29), { maxLength: 5 }),
        (facts, order, given, firsts, looks) => {
          const papers = facts.map((each) => aPaper(each));
          const table = new Map(given.map((status, at) => [papers[at]?.id, aMark({ status })]));
          const markOf = (id: PaperId): Mark => table.get(id) ?? noMark;
          const first = papers.slice(0, firsts).toReversed();
          const rest = papers.slice(firsts);
          const wanted = [...first, ...sorted(rest, order, markOf)];
          const ordered = finish(orderPapers(papers, order, markOf, first));
          assert.equal(ordered.size, papers.length);
          for (const place of looks) assert.equal(ordered.at(place) ?? undefined, wanted[place]);
          finish(ordered.settle(firsts));
          assert.deepEqual(
            papers.map((_, place) => ordered.at(place)),
            wanted,
          );
          for (const paper of papers) assert.equal(ordered.placeOf(paper), wanted.indexOf(paper));
          assert.equal(ordered.at(-1), null);
          assert.equal(ordered.at(papers.length), null);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('sorts by title no more than is asked for', () => {
    let asked = 0;
    const papers = Array.from({ length: 400 }, (_, at) => {
      const day: Day = at % 2 === 0 ? '2024-01-01' : '2023-01-01';
      const paper = aPaper({ title: `P ${at}`, date: day });
      return Object.defineProperty({ ...paper }, 'title', {
        get: () => {
          asked++;
          return paper.title;
        },
      });
    });
    const ordered = finish(orderPapers(papers, 'date', marksOf()));
    assert.equal(asked, 0);
    finish(ordered.settle(200));
    assert.equal(asked, 200);
    assert.equal(ordered.at(1)?.title, 'P 10');
  });
});
