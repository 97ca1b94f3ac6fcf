/** The order of hits: where the words stand, then the newest. */
import type { Steps } from '../steps';
import type { PaperSlots } from './paperSlots';
import type { Query } from './query';
import type { QueryHits } from './queryHits';
import { dropSlots, hasSlot, nextSlot, type SlotSet } from './slotSet';
import { soughtTexts } from './sought';
import { textSections, type TextSection } from './textHits';

/** By the first section that has the text. */
const sectionPoints = {
  title: 8,
  author: 6,
  org: 5,
  tag: 4,
  key: 4,
  note: 2,
  abstract: 1,
} satisfies Record<TextSection, number>;
const wordStartPoints = 2;

/** The best of some slots, at most `limit`; `newestFirst` are all slots in the order of equal hits. */
export function* rankSlots(
  query: Query,
  found: SlotSet,
  hits: QueryHits,
  newestFirst: Uint32Array,
  limit: number,
): Steps<readonly number[]> {
  const points = yield* pointsOf(query, found, hits);
  yield;
  // As many of each number of points as may be wanted, in their order.
  const byPoints = new Map<number, number[]>();
  for (const slot of newestFirst) {
    if (!hasSlot(found, slot)) continue;
    const number = points[slot] ?? 0;
    const others = byPoints.get(number);
    if (others === undefined) byPoints.set(number, limit > 0 ? [slot] : []);
    else if (others.length < limit) others.push(slot);
  }
  const ranked = [...byPoints].sort(([a], [b]) => b - a).flatMap(([, slots]) => slots);
  return ranked.slice(0, Math.max(0, limit));
}

function* pointsOf(query: Query, found: SlotSet, hits: QueryHits): Steps<Uint16Array> {
  const points = new Uint16Array(found.length * 32);
  for (const { words } of soughtTexts(query)) {
    const text = hits.text(words);
    let rest = found;
    for (const section of textSections) {
      const here = yield* (yield* text.in(section)).among(rest);
      addPoints(points, here, sectionPoints[section]);
      yield;
      if (section === 'title') {
        addPoints(points, yield* (yield* text.beginningTitleWords()).among(here), wordStartPoints);
        yield;
      }
      rest = rest.slice();
      dropSlots(rest, here);
    }
  }
  return points;
}

function addPoints(points: Uint16Array, slots: SlotSet, some: number): void {
  for (let slot = nextSlot(slots, 0); slot >= 0; slot = nextSlot(slots, slot + 1)) {
    points[slot] = (points[slot] ?? 0) + some;
  }
}

/** Slots by the days of their papers, the newest first; of one day, and of none, in the order given. */
export function* newestFirst({ inOrder, columns: { days } }: PaperSlots): Steps<Uint32Array> {
  let sorted = Uint32Array.from(inOrder);
  yield;
  for (const shift of [0, 12]) {
    const next = new Uint32Array(sorted.length);
    const counts = new Uint32Array(4097);
    for (const slot of sorted) {
      const digit = 4095 - (((days[slot] ?? 0) >> shift) & 4095);
      counts[digit + 1] = (counts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < 4096; digit++)
      counts[digit + 1] = (counts[digit + 1] ?? 0) + (counts[digit] ?? 0);
    for (const slot of sorted) {
      const digit = 4095 - (((days[slot] ?? 0) >> shift) & 4095);
      const at = counts[digit] ?? 0;
      counts[digit] = at + 1;
      next[at] = slot;
    }
    sorted = next;
    yield;
  }
  return sorted;
}
