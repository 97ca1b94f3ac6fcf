/** The order of hits: where the words stand, then the newest. */
import type { Day } from '../calendar';
import type { Steps } from '../steps';
import type { AbstractTest, AbstractTests } from './compileQuery';
import type { Query } from './query';
import type { RowSection, SearchRow } from './searchRow';
import { soughtTexts } from './sought';

const sectionPoints = { title: 8, author: 6, org: 5, tag: 4, key: 4, note: 2 } satisfies Record<
  RowSection,
  number
>;
/** A row may have its abstract read. */
const rowsPerStep = 32;
const wordStartPoints = 2;
const abstractPoints = 1;

/** The best of some papers by their slots, at most `limit`; made for few out of many. */
export function* rankSlots(
  query: Query,
  slots: readonly number[],
  rowAt: (slot: number) => SearchRow,
  abstracts: AbstractTests,
  limit: number,
): Steps<readonly number[]> {
  let met = 0;
  const pointers = soughtTexts(query).map(({ words }) => pointsFor(words, abstracts(words)));
  const best: { readonly slot: number; readonly rank: number }[] = [];
  for (const slot of slots) {
    if (++met % rowsPerStep === 0) yield;
    const row = rowAt(slot);
    let points = 0;
    for (const pointsOf of pointers) points += pointsOf(row, slot);
    // One number for both: a day is one of eight digits.
    const rank = points * 1e8 + dayNumber(row.paper.date);
    const last = best[limit - 1];
    if (limit < 1 || (last !== undefined && rank <= last.rank)) continue;
    best.splice(placeOf(best, rank), 0, { slot, rank });
    if (best.length > limit) best.pop();
  }
  return best.map(({ slot }) => slot);
}

/** After those of the same rank: equal ones stay in the order given. */
function placeOf(best: readonly { readonly rank: number }[], rank: number): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle]?.rank ?? 0) >= rank) low = middle + 1;
    else high = middle;
  }
  return low;
}

function dayNumber(day: Day | null): number {
  return day === null ? 0 : Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8));
}

function pointsFor(words: string, { has }: AbstractTest): (row: SearchRow, slot: number) => number {
  return (row, slot) => {
    const section = row.sectionWith(words);
    if (section === null) return has(row, slot) ? abstractPoints : 0;
    const starts = section === 'title' && row.beginsInTitle(words);
    return sectionPoints[section] + (starts ? wordStartPoints : 0);
  };
}
