/** What slots keep of papers’ texts: columns that grow with them, and whether a slot can be kept. */
import type { Paper } from '../paper';
import { addSlot, noSlots, type SlotSet } from './slotSet';

/** A column with room for so many slots. */
export function withRoom(column: Int32Array<ArrayBuffer>, slots: number): Int32Array<ArrayBuffer> {
  if (column.length >= slots) return column;
  const larger = new Int32Array(slots);
  larger.set(column);
  return larger;
}

/** The slots below `size` that have all of some bits in a column. */
export function slotsWith(column: Int32Array, bits: number, size: number): SlotSet {
  const slots = noSlots(size);
  for (let slot = 0; slot < size; slot++) if (((column[slot] ?? 0) & bits) === bits) addSlot(slots, slot);
  return slots;
}

/** Whether all that is indexed of two papers is the same. */
export function hasSameTexts(a: Paper, b: Paper): boolean {
  return (
    a.title === b.title && isSame(a.authors, b.authors) && isSame(a.orgs, b.orgs) && a.abstract === b.abstract
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}
