/** The rows of one place, one a slot, being filled in. */
import { slotCount, slots, type Slot } from './boundarySlots';

/** One place's rows; a slot that is not set keeps its first value. */
export class FeatureRow {
  private readonly rows: Int32Array;
  private readonly at: number;

  constructor(rows: Int32Array, at: number) {
    this.rows = rows;
    this.at = at;
    for (let index = 0; index < slotCount; index++) rows[at + index] = bases[index] ?? 0;
  }

  /** Gives a slot its value; one too large counts as the largest. */
  set(slot: Slot, value: number): void {
    this.rows[this.at + slot.index] = slot.base + (value < slot.size ? value : slot.size - 1);
  }
}

const bases = Object.values(slots).map(({ base }) => base);
