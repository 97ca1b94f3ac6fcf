/** The slots that answer one question, as far as they are known: the others are asked when they matter. */
import type { Steps } from '../steps';
import { addSlot, dropSlot, dropSlots, hasSlot, keepSlots, nextSlot, type SlotSet } from './slotSet';

/** One answer may take reading an abstract. */
export const readsPerStep = 16;

export class Hits {
  private readonly known: SlotSet;
  private readonly open: SlotSet | null;
  private readonly read: (slot: number) => boolean;

  /** `known` are hits; those of `open` may be, and `read` tells. Both are this object's from now on. */
  constructor(known: SlotSet, open: SlotSet | null, read: (slot: number) => boolean) {
    this.known = known;
    this.open = open;
    this.read = read;
  }

  /** Adds those of some slots that are known to be hits without reading. */
  addKnown(within: SlotSet, into: SlotSet): void {
    const { known } = this;
    for (let at = 0; at < into.length; at++) {
      into[at] = (into[at] ?? 0) | ((known[at] ?? 0) & (within[at] ?? 0));
    }
  }

  /** Adds those of some slots that are hits or may be. */
  addPossible(within: SlotSet, into: SlotSet): void {
    const { known, open } = this;
    for (let at = 0; at < into.length; at++) {
      const possible = (known[at] ?? 0) | (open?.[at] ?? 0);
      into[at] = (into[at] ?? 0) | (possible & (within[at] ?? 0));
    }
  }

  /** Whether a slot is a hit. */
  has(slot: number): boolean {
    const { known, open } = this;
    if (hasSlot(known, slot)) return true;
    if (open === null || !hasSlot(open, slot)) return false;
    dropSlot(open, slot);
    const isHit = this.read(slot);
    if (isHit) addSlot(known, slot);
    return isHit;
  }

  /** The hits among some slots, in a set of their own. */
  *among(within: SlotSet): Steps<SlotSet> {
    const { known, open, read } = this;
    if (open !== null) {
      const asked = within.slice();
      keepSlots(asked, open);
      let met = 0;
      for (let slot = nextSlot(asked, 0); slot >= 0; slot = nextSlot(asked, slot + 1)) {
        if (read(slot)) addSlot(known, slot);
        if (++met % readsPerStep === 0) yield;
      }
      dropSlots(open, asked);
    }
    const found = within.slice();
    keepSlots(found, known);
    return found;
  }
}
