/** Sets of slots, a bit for each: what queries are answered with. Sets that meet are of one size. */

export type SlotSet = Uint32Array<ArrayBuffer>;

/** The empty set of slots below a number. */
export function noSlots(size: number): SlotSet {
  return new Uint32Array((size + 31) >> 5);
}

/** The slots from one on, below a number. */
export function slotsFrom(first: number, size: number): SlotSet {
  const set = noSlots(size);
  for (let slot = first; slot < size; slot++) addSlot(set, slot);
  return set;
}

export function hasSlot(set: SlotSet, slot: number): boolean {
  return ((set[slot >> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}

export function addSlot(set: SlotSet, slot: number): void {
  const at = slot >> 5;
  set[at] = (set[at] ?? 0) | (1 << (slot & 31));
}

export function dropSlot(set: SlotSet, slot: number): void {
  const at = slot >> 5;
  set[at] = (set[at] ?? 0) & ~(1 << (slot & 31));
}

export function addSlots(into: SlotSet, slots: SlotSet): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) | (slots[at] ?? 0);
}

export function keepSlots(into: SlotSet, slots: SlotSet): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) & (slots[at] ?? 0);
}

export function dropSlots(from: SlotSet, slots: SlotSet): void {
  for (let at = 0; at < from.length; at++) from[at] = (from[at] ?? 0) & ~(slots[at] ?? 0);
}

/** The first slot of a set at or after one; -1 where there is none. */
export function nextSlot(set: SlotSet, from: number): number {
  let at = from >> 5;
  if (at >= set.length) return -1;
  let bits = (set[at] ?? 0) & (-1 << (from & 31));
  while (bits === 0) {
    if (++at >= set.length) return -1;
    bits = set[at] ?? 0;
  }
  return (at << 5) + 31 - Math.clz32(bits & -bits);
}

/** Does something for each slot of a set from one on and before another; both are multiples of 32. */
export function eachSlot(set: SlotSet, from: number, to: number, act: (slot: number) => void): void {
  const end = Math.min(set.length, to >> 5);
  for (let at = from >> 5; at < end; at++) {
    for (let bits = set[at] ?? 0; bits !== 0; bits &= bits - 1)
      act((at << 5) + 31 - Math.clz32(bits & -bits));
  }
}

/** Whether a set has no more than so many slots. */
export function hasAtMost(set: SlotSet, most: number): boolean {
  let left = most;
  for (let at = 0; at < set.length; at++) {
    for (let bits = set[at] ?? 0; bits !== 0; bits &= bits - 1) if (--left < 0) return false;
  }
  return true;
}

/** How many slots are in a set. */
export function countSlots(set: SlotSet): number {
  let count = 0;
  for (let at = 0; at < set.length; at++) {
    let bits = set[at] ?? 0;
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
