/** The order papers were given in, over the slots they have. */
import type { Paper } from '../paper';
import type { Steps } from '../steps';
import { addSlot, countSlots, eachSlot, hasSlot, noSlots, type SlotSet } from './slotSet';

/** Slots looked through in one step. */
const papersPerStep = 8192;

export class PaperOrder {
  readonly slots: Uint32Array;
  /** All of them, as a set; not to be changed. */
  readonly used: SlotSet;
  private readonly isInSlotOrder: boolean;

  /** `slots` are all below `size`. */
  constructor(slots: Uint32Array, size: number) {
    this.slots = slots;
    this.used = noSlots(size);
    for (const slot of slots) addSlot(this.used, slot);
    this.isInSlotOrder = slots.every((slot, at) => slot === at);
  }

  /** The papers in some slots, in their order; `papers` are all by slot. */
  *papersOf(some: SlotSet, papers: readonly (Paper | null)[]): Steps<readonly Paper[]> {
    // As long as it will be: growing it would take longer than filling it.
    const found = new Array<Paper>(countSlots(some));
    let count = 0;
    const put = (slot: number): void => {
      const paper = papers[slot] ?? null;
      if (paper !== null) found[count++] = paper;
    };
    for (let from = 0; from < this.slots.length; from += papersPerStep) {
      const to = from + papersPerStep;
      if (this.isInSlotOrder) eachSlot(some, from, to, put);
      else for (const slot of this.slots.subarray(from, to)) if (hasSlot(some, slot)) put(slot);
      yield;
    }
    found.length = count;
    return found;
  }
}
