/** Which slots have which words of a table: rare words by the slots that have them, frequent ones by a bit for each slot. */
import type { Steps } from '../steps';
import type { SlotSet } from './slotSet';

/** Slots that are closed together: a multiple of 32, and their places fit 16 bits. */
const segmentSize = 4096;
const bitWords = segmentSize / 32;
/** A word of so many slots takes less room as bits. */
const denseFrom = bitWords * 2;

interface Segment {
  /** Its first slot. */
  readonly first: number;
  /** The rarer words, ascending; `starts[i]` up to `starts[i + 1]` are the places, from `first`, of `words[i]`. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
  /** The frequent words, ascending, and `bitWords` words of bits for each. */
  readonly denseWords: Uint32Array;
  readonly bits: Uint32Array;
}

export class WordIndex {
  private readonly segments: Segment[] = [];
  private added = 0;
  private settled = 0;
  /** The words of the open segment, slot after slot, and where each slot's end. */
  private pending = new Uint32Array(1 << 10);
  private pendingCount = 0;
  private pendingEnds: number[] = [];

  /** How many slots were added. */
  get size(): number {
    return this.added;
  }

  /** How many of them, from the first, are known: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return this.settled;
  }

  /** Adds a word to the next slot; often the same one does no harm. */
  add(word: number): void {
    if (this.pendingCount === this.pending.length) {
      const grown = new Uint32Array(this.pending.length * 2);
      grown.set(this.pending);
      this.pending = grown;
    }
    this.pending[this.pendingCount++] = word;
  }

  /** Goes on to the next slot; `wordCount` is how many words there are now. */
  next(wordCount: number): void {
    this.pendingEnds.push(this.pendingCount);
    this.added++;
    if (this.pendingEnds.length === segmentSize) this.close(wordCount);
  }

  /** Makes all slots known. A segment that is not full stays open: it is made anew when there are more. */
  settle(wordCount: number): void {
    this.close(wordCount);
    // What is made room for while there are more to come is not needed any more.
    this.pending = this.pending.slice(0, Math.max(1, this.pendingCount));
  }

  private close(wordCount: number): void {
    if (this.settled === this.added) return;
    const first = this.added - this.pendingEnds.length;
    if (this.segments.at(-1)?.first === first) this.segments.pop();
    this.segments.push(this.toSegment(first, wordCount));
    this.settled = this.added;
    if (this.pendingEnds.length < segmentSize) return;
    this.pendingCount = 0;
    this.pendingEnds = [];
  }

  /** Adds the slots that have one of some words, which ascend. */
  *collect(words: Uint32Array, into: SlotSet): Steps<undefined> {
    if (words.length === 0) return;
    const wanted = new Uint8Array((words[words.length - 1] ?? 0) + 1);
    for (const word of words) wanted[word] = 1;
    for (const segment of this.segments) {
      // Few words are looked up, many are met on the way through the segment's own.
      if (words.length * 12 < segment.words.length) addWords(segment, words, into);
      else addWanted(segment, wanted, into);
      yield;
    }
  }

  /** Turns the open segment round, from words by slot to slots by word, by counting. */
  private toSegment(first: number, wordCount: number): Segment {
    const { pending, pendingEnds } = this;
    const counts = this.countWords(wordCount);
    let [rare, dense, total] = [0, 0, 0];
    for (let word = 0; word < wordCount; word++) {
      const count = counts[word] ?? 0;
      if (count >= denseFrom) dense++;
      else if (count > 0) {
        rare++;
        total += count;
      }
    }
    const segment = {
      first,
      words: new Uint32Array(rare),
      starts: new Uint32Array(rare + 1),
      places: new Uint16Array(total),
      denseWords: new Uint32Array(dense),
      bits: new Uint32Array(dense * bitWords),
    };
    // From here on, of each word: where its next place goes, or, from `total` on, where its bits are.
    [rare, dense] = [0, 0];
    let next = 0;
    for (let word = 0; word < wordCount; word++) {
      const count = counts[word] ?? 0;
      if (count >= denseFrom) {
        segment.denseWords[dense] = word;
        counts[word] = total + dense++ * bitWords;
      } else if (count > 0) {
        segment.words[rare] = word;
        segment.starts[rare++] = next;
        counts[word] = next;
        next += count;
      }
    }
    segment.starts[rare] = total;
    const seen = new Uint16Array(wordCount);
    let from = 0;
    pendingEnds.forEach((end, place) => {
      for (; from < end; from++) {
        const word = pending[from] ?? 0;
        if (seen[word] === place + 1) continue;
        seen[word] = place + 1;
        const at = counts[word] ?? 0;
        if (at < total) {
          segment.places[at] = place;
          counts[word] = at + 1;
        } else {
          const bit = at - total + (place >> 5);
          segment.bits[bit] = (segment.bits[bit] ?? 0) | (1 << (place & 31));
        }
      }
    });
    return segment;
  }

  /** In how many slots of the open segment each word is. */
  private countWords(wordCount: number): Uint32Array {
    const counts = new Uint32Array(wordCount);
    const seen = new Uint16Array(wordCount);
    let from = 0;
    this.pendingEnds.forEach((end, place) => {
      for (; from < end; from++) {
        const word = this.pending[from] ?? 0;
        if (seen[word] === place + 1) continue;
        seen[word] = place + 1;
        counts[word] = (counts[word] ?? 0) + 1;
      }
    });
    return counts;
  }
}

/** Adds the slots of a segment that have one of some words, which ascend as the segment's do. */
function addWords(segment: Segment, words: Uint32Array, into: SlotSet): void {
  const { first, starts, places } = segment;
  const base = first >> 5;
  let [rare, dense] = [0, 0];
  for (const word of words) {
    dense = firstFrom(segment.denseWords, word, dense);
    if (segment.denseWords[dense] === word) addBits(segment, dense, into);
    rare = firstFrom(segment.words, word, rare);
    if (segment.words[rare] !== word) continue;
    addPlaces(places, starts[rare] ?? 0, starts[rare + 1] ?? 0, base, into);
  }
}

/** The same of the words whose number is marked. */
function addWanted(segment: Segment, wanted: Uint8Array, into: SlotSet): void {
  const { first, words, starts, places, denseWords } = segment;
  for (let index = 0; index < denseWords.length; index++) {
    const word = denseWords[index] ?? 0;
    if (word < wanted.length && wanted[word] === 1) addBits(segment, index, into);
  }
  const base = first >> 5;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    if (word >= wanted.length) break;
    if (wanted[word] === 1) addPlaces(places, starts[index] ?? 0, starts[index + 1] ?? 0, base, into);
  }
}

function addPlaces(places: Uint16Array, start: number, end: number, base: number, into: SlotSet): void {
  for (let at = start; at < end; at++) {
    const place = places[at] ?? 0;
    const word = base + (place >> 5);
    into[word] = (into[word] ?? 0) | (1 << (place & 31));
  }
}

function addBits({ first, bits }: Segment, index: number, into: SlotSet): void {
  const base = first >> 5;
  const from = index * bitWords;
  const length = Math.min(bitWords, into.length - base);
  for (let at = 0; at < length; at++) into[base + at] = (into[base + at] ?? 0) | (bits[from + at] ?? 0);
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
