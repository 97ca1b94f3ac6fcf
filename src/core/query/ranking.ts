/** The order of hits: where the words stand, then the newest. */
import type { Steps } from '../steps';
import type { PaperSlots } from './paperSlots';
import { readsPerStep, type Hits } from './hits';
import type { Query } from './query';
import type { QueryHits } from './queryHits';
import { countSlots, dropSlot, dropSlots, eachSlot, hasSlot, noSlots, type SlotSet } from './slotSet';
import { soughtTexts, type SoughtText } from './sought';
import type { TextHits } from './textHits';
import { textSections, type TextPlace, type TextSection } from './textReader';

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

/** Places from the best on, those of as many points together. */
const bestFirst: readonly (readonly TextPlace[])[] = [
  ['opening'],
  ['title'],
  ['author'],
  ['org'],
  ['tag', 'key'],
  ['note'],
  ['abstract'],
];

/** The best of some slots, at most `limit`; `newestFirst` are all slots in the order of equal hits. */
export function* rankSlots(
  query: Query,
  found: SlotSet,
  hits: QueryHits,
  newestFirst: Uint32Array,
  limit: number,
): Steps<readonly number[]> {
  const [text, ...more] = soughtTexts(query);
  if (limit <= 0) return [];
  if (text === undefined) return newestOf(found, newestFirst, limit);
  if (more.length === 0) return yield* rankByOne(hits.text(text.words), found, newestFirst, limit);
  const points = yield* pointsOf([text, ...more], found, hits);
  const most = (1 + more.length) * (sectionPoints.title + wordStartPoints);
  return bestByPoints(points, most, found, newestFirst, limit);
}

/** By where one text stands: worse places, and older papers, are looked at only where there are too few better ones. */
function* rankByOne(
  text: TextHits,
  found: SlotSet,
  newestFirst: Uint32Array,
  limit: number,
): Steps<readonly number[]> {
  const ranked: number[] = [];
  const rest = found.slice();
  const titled = noSlots(found.length * 32);
  (yield* text.at('title', rest)).addPossible(rest, titled);
  for (const places of bestFirst) {
    const here: Hits[] = [];
    for (const place of places) here.push(yield* text.at(place, rest));
    const within = places.includes('opening') ? titled : rest;
    for (const slot of yield* newestHits(here, within, newestFirst, limit - ranked.length)) {
      ranked.push(slot);
      dropSlot(rest, slot);
    }
    if (ranked.length === limit) return ranked;
  }
  return [...ranked, ...newestOf(rest, newestFirst, limit - ranked.length)];
}

/** The first slots of some, in an order, that are hits; at most `limit`. */
function* newestHits(
  hits: readonly Hits[],
  within: SlotSet,
  newestFirst: Uint32Array,
  limit: number,
): Steps<readonly number[]> {
  const possible = noSlots(within.length * 32);
  for (const each of hits) each.addPossible(within, possible);
  const newest: number[] = [];
  let left = countSlots(possible);
  for (let at = 0; newest.length < limit && left > 0 && at < newestFirst.length; at++) {
    const slot = newestFirst[at] ?? 0;
    if (!hasSlot(possible, slot)) continue;
    if (hits.some((each) => each.has(slot))) newest.push(slot);
    if (--left % readsPerStep === 0) yield;
  }
  return newest;
}

/** The first of some slots in an order, at most `limit`. */
function newestOf(slots: SlotSet, newestFirst: Uint32Array, limit: number): readonly number[] {
  const newest: number[] = [];
  const wanted = Math.min(limit, countSlots(slots));
  for (let at = 0; newest.length < wanted && at < newestFirst.length; at++) {
    const slot = newestFirst[at] ?? 0;
    if (hasSlot(slots, slot)) newest.push(slot);
  }
  return newest;
}

/** No slot has more points than `most`. */
function bestByPoints(
  points: Uint16Array,
  most: number,
  found: SlotSet,
  newestFirst: Uint32Array,
  limit: number,
): readonly number[] {
  const counts = countPoints(points, found, most + 1);
  // As many of each number of points as are wanted, in their order.
  const wanted = new Uint32Array(most + 1);
  let missing = 0;
  for (let number = most; number >= 0; number--) {
    const some = Math.min(limit - missing, counts[number] ?? 0);
    wanted[number] = some;
    missing += some;
  }
  const byPoints = Array.from(wanted, (): number[] => []);
  for (let at = 0; missing > 0 && at < newestFirst.length; at++) {
    const slot = newestFirst[at] ?? 0;
    const number = points[slot] ?? 0;
    if ((wanted[number] ?? 0) === 0 || !hasSlot(found, slot)) continue;
    wanted[number] = (wanted[number] ?? 0) - 1;
    byPoints[number]?.push(slot);
    missing--;
  }
  return byPoints.toReversed().flat();
}

function* pointsOf(texts: readonly SoughtText[], found: SlotSet, hits: QueryHits): Steps<Uint16Array> {
  const points = new Uint16Array(found.length * 32);
  for (const { words } of texts) {
    const text = hits.text(words);
    const rest = found.slice();
    for (const section of textSections) {
      const here = yield* text.among(section, rest);
      addPoints(points, here, sectionPoints[section]);
      yield;
      if (section === 'title') {
        addPoints(points, yield* text.among('opening', here), wordStartPoints);
        yield;
      }
      dropSlots(rest, here);
    }
  }
  return points;
}

/** How many slots have each number of points. */
function countPoints(points: Uint16Array, slots: SlotSet, numbers: number): Uint32Array {
  const counts = new Uint32Array(numbers);
  eachSlot(slots, 0, points.length, (slot) => {
    const number = points[slot] ?? 0;
    counts[number] = (counts[number] ?? 0) + 1;
  });
  return counts;
}

function addPoints(points: Uint16Array, slots: SlotSet, some: number): void {
  eachSlot(slots, 0, points.length, (slot) => {
    points[slot] = (points[slot] ?? 0) + some;
  });
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
