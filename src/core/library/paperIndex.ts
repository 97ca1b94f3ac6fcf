/**
 * Finds papers by their ids. A `Map` of 100,000 grows through copies of itself and lies far apart in memory; this is two
 * columns of numbers beside the papers themselves.
 */
import type { Paper, PaperId } from '../paper';

/** What a library is asked by id. */
export interface PapersById {
  get(id: PaperId): Paper | undefined;
  has(id: PaperId): boolean;
}

export class PaperIndex implements PapersById {
  private papers: readonly Paper[];
  /** By place: the hash of the paper's id. */
  private readonly hashes: Int32Array;
  /** By hash: one more than a paper's place; 0 where there is none. From a taken slot an id goes on by steps of its own. */
  private readonly slots: Int32Array;

  /** For these papers, none of which it knows yet: each has to be taken in. */
  constructor(papers: readonly Paper[]) {
    this.papers = papers;
    this.hashes = new Int32Array(papers.length);
    this.slots = new Int32Array(slotsFor(papers.length));
  }

  get(id: PaperId): Paper | undefined {
    const place = this.placeAt(this.slotOf(id, hashOf(id)));
    return place < 0 ? undefined : this.papers[place];
  }

  has(id: PaperId): boolean {
    return this.placeAt(this.slotOf(id, hashOf(id))) >= 0;
  }

  /** Takes in the paper at a place, of that id; gives the place of an earlier one that has the id, which stays, or -1. */
  take(place: number, id: PaperId): number {
    const hash = hashOf(id);
    const slot = this.slotOf(id, hash);
    const earlier = this.placeAt(slot);
    if (earlier < 0) {
      this.hashes[place] = hash;
      this.slots[slot] = place + 1;
    }
    return earlier;
  }

  /** From now on these are the papers at the same places, under the same ids. */
  replace(papers: readonly Paper[]): void {
    this.papers = papers;
  }

  private placeAt(slot: number): number {
    return (this.slots[slot] ?? 0) - 1;
  }

  /** The slot of an id, or the free one where it would stand. */
  private slotOf(id: PaperId, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let step = 0; ; slot = (slot + step) & mask) {
      const place = this.placeAt(slot);
      if (place < 0 || (this.hashes[place] === hash && this.papers[place]?.id === id)) return slot;
      if (step === 0) step = stepOf(id);
    }
  }
}

/** A power of two. A fifth of the slots at the least stay free, so that few are passed over; more would lie farther apart. */
function slotsFor(papers: number): number {
  return 2 ** Math.ceil(Math.log2(1.25 * papers + 1));
}

/** Ids are hashes themselves (identity.ts): a part of one that a number can hold is as good. */
function hashOf(id: PaperId): number {
  return numberOf(id, 1, 8);
}

/**
 * Out of the other half of the id, which is another hash: ids that were made to meet in one slot part there. Odd, so that
 * it comes to every slot.
 */
function stepOf(id: PaperId): number {
  return numberOf(id, 12, 19) | 1;
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
