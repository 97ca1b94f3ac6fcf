/** Slots that are closed together, by word: rare words by the slots that have them, frequent ones by a bit for each slot. */
import type { SlotSet } from './slotSet';

/** A multiple of 32, and places fit 16 bits. */
export const segmentSize = 4096;
/** Words of bits for each frequent word. */
export const segmentBits = segmentSize / 32;
/** A word of so many slots takes less room as bits. */
export const denseFrom = segmentBits * 2;

/** How many words there are of each kind, and places of those that have a few. */
export interface SegmentSizes {
  readonly single: number;
  readonly rare: number;
  readonly places: number;
  readonly dense: number;
}

/** All lists of words ascend; places are from the first slot on. */
export class Segment {
  readonly first: number;
  /** Words that one slot has, and its place. */
  readonly singles: Uint32Array;
  readonly singlePlaces: Uint16Array;
  /** Words that a few have; `starts[i]` up to `starts[i + 1]` are the places of `words[i]`. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
  /** Frequent words, and `segmentBits` words of bits for each. */
  readonly denseWords: Uint32Array;
  readonly bits: Uint32Array;

  constructor(first: number, { single, rare, places, dense }: SegmentSizes) {
    this.first = first;
    this.singles = new Uint32Array(single);
    this.singlePlaces = new Uint16Array(single);
    this.words = new Uint32Array(rare);
    this.starts = new Uint32Array(rare + 1);
    this.places = new Uint16Array(places);
    this.denseWords = new Uint32Array(dense);
    this.bits = new Uint32Array(dense * segmentBits);
  }

  /** Adds the slots that have one of some words, which ascend; `wanted` has a 1 for each of them. */
  collect(words: Uint32Array, wanted: Uint8Array, into: SlotSet): void {
    // Few words are looked up, many are met on the way through the segment's own.
    if (words.length * 12 < this.words.length + this.singles.length) this.addWords(words, into);
    else this.addWanted(wanted, into);
  }

  private addWords(wanted: Uint32Array, into: SlotSet): void {
    const { singles, words, denseWords } = this;
    let [single, rare, dense] = [0, 0, 0];
    for (const word of wanted) {
      rare = firstFrom(words, word, rare);
      if (words[rare] === word) {
        this.addPlaces(rare, into);
        continue;
      }
      single = firstFrom(singles, word, single);
      if (singles[single] === word) {
        this.addPlace(this.singlePlaces[single] ?? 0, into);
        continue;
      }
      dense = firstFrom(denseWords, word, dense);
      if (denseWords[dense] === word) this.addBits(dense, into);
    }
  }

  private addWanted(wanted: Uint8Array, into: SlotSet): void {
    const { singles, singlePlaces, words, denseWords } = this;
    for (let index = 0; index < denseWords.length; index++) {
      if (isWanted(wanted, denseWords[index] ?? 0)) this.addBits(index, into);
    }
    const end = wanted.length;
    for (let index = 0; index < words.length; index++) {
      const word = words[index] ?? 0;
      if (word >= end) break;
      if (wanted[word] === 1) this.addPlaces(index, into);
    }
    for (let index = 0; index < singles.length; index++) {
      const word = singles[index] ?? 0;
      if (word >= end) break;
      if (wanted[word] === 1) this.addPlace(singlePlaces[index] ?? 0, into);
    }
  }

  private addPlaces(index: number, into: SlotSet): void {
    const { places } = this;
    const base = this.first >> 5;
    const end = this.starts[index + 1] ?? 0;
    for (let at = this.starts[index] ?? 0; at < end; at++) {
      const place = places[at] ?? 0;
      const word = base + (place >> 5);
      into[word] = (into[word] ?? 0) | (1 << (place & 31));
    }
  }

  private addPlace(place: number, into: SlotSet): void {
    const word = (this.first + place) >> 5;
    into[word] = (into[word] ?? 0) | (1 << (place & 31));
  }

  private addBits(index: number, into: SlotSet): void {
    const { bits } = this;
    const base = this.first >> 5;
    const from = index * segmentBits;
    const length = Math.min(segmentBits, into.length - base);
    for (let at = 0; at < length; at++) into[base + at] = (into[base + at] ?? 0) | (bits[from + at] ?? 0);
  }
}

function isWanted(wanted: Uint8Array, word: number): boolean {
  return word < wanted.length && wanted[word] === 1;
}

/** Where the first number that is not below another stands, from some place on: in strides that double, then halved. */
function firstFrom(sorted: Uint32Array, value: number, from: number): number {
  let stride = 1;
  while (from + stride < sorted.length && (sorted[from + stride] ?? 0) < value) stride *= 2;
  let low = from + (stride >> 1);
  let high = Math.min(sorted.length, from + stride);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
