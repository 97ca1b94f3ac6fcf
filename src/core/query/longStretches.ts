/**
 * Which slots have stretches without a blank that are too long to be kept, as texts of languages that write none are: of
 * each sign in them and the unit beside it a few bits. What these tell may be there has to be read.
 */
import type { Steps } from '../steps';
import { isWordUnit } from './searchText';
import { keepSlots, noSlots, type SlotSet } from './slotSet';
import { WordIndex } from './wordIndex';
import { hashOn, hashStart } from './wordTable';

const sides = 1 << 12;
/** The number of any such stretch. */
const any = sides;
/** Signs of a text that are asked for; the rest is settled by reading. */
const askedAtMost = 4;

export class LongStretches {
  private readonly index = new WordIndex();
  private isEmpty = true;

  /** How many slots are known. */
  get known(): number {
    return this.index.known;
  }

  /** Adds the stretch from `start` to `end` of some units to the next slot. */
  add(units: Uint16Array, start: number, end: number): void {
    this.isEmpty = false;
    this.index.add(any);
    for (let at = start + 1; at < end; at++) {
      const side = sideOf(units[at - 1] ?? 0, units[at] ?? 0);
      if (side !== null) this.index.add(side);
    }
  }

  /** Goes on to the next slot. */
  next(): void {
    this.index.next();
  }

  settle(): void {
    this.index.settle();
  }

  /** The slots below `size` where a text without blanks may be inside such a stretch; null where none has one. */
  *find(text: string, size: number): Steps<SlotSet | null> {
    if (this.isEmpty) return null;
    const asked = new Set<number>();
    for (let at = 1; at < text.length && asked.size < askedAtMost; at++) {
      const side = sideOf(text.charCodeAt(at - 1), text.charCodeAt(at));
      if (side !== null) asked.add(side);
    }
    const slots = noSlots(size);
    yield* this.index.collect(Uint32Array.of(any), slots);
    for (const side of asked) {
      const some = noSlots(size);
      yield* this.index.collect(Uint32Array.of(side), some);
      keepSlots(slots, some);
    }
    return slots;
  }
}

/** A number for two units of which one at least is a sign; null for letters. */
function sideOf(one: number, two: number): number | null {
  if (isWordUnit(one) && isWordUnit(two)) return null;
  return (hashOn(hashOn(hashStart, one), two) >>> 8) % sides;
}
