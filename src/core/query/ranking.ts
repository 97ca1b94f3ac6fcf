/** The order of hits: where the words stand, then the newest. */
import { compareText } from '../library/groupKey';
import type { AbstractTest, AbstractTests } from './compileQuery';
import type { Query } from './query';
import type { RowSection, SearchRow } from './searchRow';
import { soughtTexts } from './sought';

const sectionPoints = { title: 8, author: 6, org: 5, tag: 4, key: 4, note: 2 } satisfies Record<
  RowSection,
  number
>;
const wordStartPoints = 2;
const abstractPoints = 1;

/** The best of some papers by their slots, at most `limit`; equal ones stay in the order given. */
export function rankSlots(
  query: Query,
  slots: readonly number[],
  rowAt: (slot: number) => SearchRow,
  abstracts: AbstractTests,
  limit: number,
): readonly number[] {
  const pointers = soughtTexts(query).map(({ words }) => pointsFor(words, abstracts(words)));
  const byPoints = new Map<number, { readonly slot: number; readonly date: string }[]>();
  for (const slot of slots) {
    const row = rowAt(slot);
    const points = pointers.reduce((sum, pointsOf) => sum + pointsOf(row, slot), 0);
    const hit = { slot, date: row.paper.date ?? '' };
    const equals = byPoints.get(points);
    if (equals === undefined) byPoints.set(points, [hit]);
    else equals.push(hit);
  }
  const ranked: number[] = [];
  // Only as many are sorted as are shown: a word of one letter finds nearly all papers.
  for (const [, hits] of [...byPoints].sort(([a], [b]) => b - a)) {
    if (ranked.length >= limit) break;
    hits.sort((a, b) => compareText(b.date, a.date));
    for (const { slot } of hits.slice(0, limit - ranked.length)) ranked.push(slot);
  }
  return ranked;
}

function pointsFor(words: string, { has }: AbstractTest): (row: SearchRow, slot: number) => number {
  return (row, slot) => {
    const section = row.sectionWith(words);
    if (section === null) return has(row, slot) ? abstractPoints : 0;
    const starts = section === 'title' && row.beginsInTitle(words);
    return sectionPoints[section] + (starts ? wordStartPoints : 0);
  };
}
