/**
 * Finds papers by their ids. A `Map` of 100,000 grows through copies of itself and lies far apart in memory; this is one
 * column of numbers beside the papers themselves.
 */
import type { Paper, PaperId } from '../paper';

/** What a library is asked by id. */
export interface PapersById {
  get(id: PaperId): Paper | undefined;
  has(id: PaperId): boolean;
}

/** How much of it is filled when all papers are in: how many slots are passed over does not depend on how many there are. */
const load = 0.65;

export class PaperIndex implements PapersById {
  private papers: readonly Paper[];
  /**
   * By hash: in the lower bits one more than a paper's place, above them as much of the hash as there is room for; 0 where
   * there is none. From a taken slot an id goes on by steps of its own.
   */
  private readonly slots: Int32Array;
  private readonly placeBits: number;

  /** For these papers, none of which it knows yet: each has to be taken in. */
  constructor(papers: readonly Paper[]) {
    this.papers = papers;
    this.slots = new Int32Array(primeFrom(papers.length / load + 2));
    this.placeBits = 32 - Math.clz32(papers.length);
  }

  get(id: PaperId): Paper | undefined {
    const place = this.placeOf(id, -1);
    return place < 0 ? undefined : this.papers[place];
  }

  has(id: PaperId): boolean {
    return this.placeOf(id, -1) >= 0;
  }

  /** Takes in the paper at a place, of that id; gives the place of an earlier one that has the id, which stays, or -1. */
  take(place: number, id: PaperId): number {
    return this.placeOf(id, place);
  }

  /** From now on these are the papers at the same places, under the same ids. */
  replace(papers: readonly Paper[]): void {
    this.papers = papers;
  }

  /** The place of an id; where it has none, -1, and from now on the one that is given, unless that is -1 too. */
  private placeOf(id: PaperId, fresh: number): number {
    const { slots, placeBits } = this;
    const size = slots.length;
    const hash = numberOf(id, 1, 8);
    const places = 2 ** placeBits - 1;
    // The slot is chosen by the upper bits of the hash: those below them tell ids in one slot apart.
    const sign = hash << placeBits;
    let slot = shareOf(size, hash);
    for (let step = 0; ;) {
      const taken = slots[slot] ?? 0;
      if (taken === 0) {
        if (fresh >= 0) slots[slot] = sign | (fresh + 1);
        return -1;
      }
      const place = (taken & places) - 1;
      if ((taken & ~places) === sign && this.papers[place]?.id === id) return place;
      // Out of the other half of the id, another hash: ids that were made to meet in one slot part there.
      if (step === 0) step = 1 + shareOf(size - 1, numberOf(id, 12, 19));
      slot += step;
      if (slot >= size) slot -= size;
    }
  }
}

/** A number from 0 to below `size`, as far from 0 as the hash is. Ids are hashes themselves (identity.ts). */
function shareOf(size: number, hash: number): number {
  return Math.floor(((hash >>> 0) / 2 ** 32) * size);
}

/** The first prime number from another on: any step comes to every slot of so many. */
function primeFrom(least: number): number {
  let number = Math.ceil(least) | 1;
  while (!isPrime(number)) number += 2;
  return number;
}

/** Of an odd number from 3 on. */
function isPrime(number: number): boolean {
  for (let factor = 3; factor * factor <= number; factor += 2) if (number % factor === 0) return false;
  return true;
}

/** The lowest 32 bits of the number that some characters are the digits of. */
function numberOf(id: PaperId, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const unit = id.charCodeAt(at);
    number = (Math.imul(number, 36) + unit - (unit < 0x3a ? 0x30 : 0x57)) | 0;
  }
  return number;
}
