/** The first texts of an index of pairs, kept until there are enough to tell which words and pairs are frequent. */

import type { FrequentWords } from './pairWords';

/** Numbers kept of each word. */
const width = 4;

/** A word of the sample: its number in the table, what it is in pairs where it is rare, and whether it follows another. */
export type TakeWord = (word: number, asNext: number, asFirst: number, follows: boolean) => void;

export class PairSample {
  private readonly taken: number[] = [];
  /** Where each text's words end. */
  private readonly ends: number[] = [];

  /** How many texts there are. */
  get size(): number {
    return this.ends.length;
  }

  take(word: number, asNext: number, asFirst: number, follows: boolean): void {
    this.taken.push(word, asNext, asFirst, follows ? 1 : 0);
  }

  /** Goes on to the next text. */
  next(): void {
    this.ends.push(this.taken.length);
  }

  /** Hands all words on as they came; `next` is called where a text ends. */
  replay(take: TakeWord, next: () => void): void {
    const { taken } = this;
    let at = 0;
    for (const end of this.ends) {
      for (; at < end; at += width) {
        take(taken[at] ?? 0, taken[at + 1] ?? 0, taken[at + 2] ?? 0, taken[at + 3] === 1);
      }
      next();
    }
  }

  /** The most frequent words, at most `most`. */
  frequentWords(most: number): readonly number[] {
    const counts = new Map<number, number>();
    for (let at = 0; at < this.taken.length; at += width) count(counts, this.taken[at] ?? 0);
    return mostFrequent(counts, most);
  }

  /** The most frequent pairs of words that have a number, as `first * rowLength + second`. */
  frequentPairs(own: FrequentWords, rowLength: number, most: number): readonly number[] {
    const counts = new Map<number, number>();
    let before = -1;
    for (let at = 0; at < this.taken.length; at += width) {
      const number = own.numberOf(this.taken[at] ?? 0);
      if (this.taken[at + 3] === 1 && before >= 0 && number >= 0) {
        count(counts, before * rowLength + number);
      }
      before = number;
    }
    return mostFrequent(counts, most);
  }
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<number, number>, most: number): readonly number[] {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([key]) => key);
}
