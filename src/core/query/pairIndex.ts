/**
 * Which texts have which two words side by side, and which third one after frequent pairs: what tells of most phrases
 * without reading.
 */
import { PairSample } from './pairSample';
import {
  firstNumbers,
  FrequentWords,
  nextNumbers,
  ownNumbers,
  rareFirst,
  rareNext,
  type PairWords,
} from './pairWords';
import { WordIndex } from './wordIndex';

/** After so many pairs the next word is kept too: what stands in many texts would take long to read. */
const frequentPairs = 256;
/** Pairs by their numbers in the index, ascending, and words by theirs in the table. */
export interface FoundPairs {
  /** The one that has these numbers: there may be another soon. */
  readonly index: WordIndex;
  /** What has one of these has what is looked for. */
  readonly sure: Uint32Array;
  /** What has one of these may have it, if it has one of `rareFirsts`. */
  readonly withRareFirst: Uint32Array;
  /** The same of `rareSeconds`. */
  readonly withRareSecond: Uint32Array;
  /** The same of both. */
  readonly withBoth: Uint32Array;
  readonly rareFirsts: Uint32Array;
  readonly rareSeconds: Uint32Array;
}

/** The same of three words side by side, the first two a frequent pair. */
export interface FoundThrees {
  readonly index: WordIndex;
  readonly sure: Uint32Array;
  /** What has one of these may have what is looked for, if it has one of `rareThirds`. */
  readonly withRareThird: Uint32Array;
  readonly rareThirds: Uint32Array;
}

export class PairIndex {
  private texts = new WordIndex();
  private counted = 0;
  /** The number of each pair plus one; 0 where it was not met. Frequent ones have the first numbers. */
  private readonly pairs = new Uint32Array(firstNumbers * nextNumbers);
  private readonly threes = new Uint32Array(frequentPairs * nextNumbers);
  private frequent = 0;
  private own = new FrequentWords([]);
  /** Null once it has told. */
  private sample: PairSample | null = new PairSample();
  private readonly sampled: number;
  /** Where the pairs of the word before begin, and the threes of it and the one before it, or -1. */
  private before = 0;
  private beforeTwo = -1;

  /** So many texts tell what is frequent. */
  constructor(sampled: number) {
    this.sampled = sampled;
  }

  /** Which texts have which of what is found here. */
  get index(): WordIndex {
    return this.texts;
  }

  /** Takes the next word: its number in the table, where it stands, and whether it follows the last by a blank. */
  take(word: number, units: Uint16Array, start: number, end: number, follows: boolean): void {
    const { own, sample } = this;
    if (sample !== null) {
      sample.take(word, rareNext(units, start), rareFirst(units, start, end), follows);
      return;
    }
    const number = own.numberOf(word);
    if (number >= 0) this.add(number, number, follows);
    else this.add(rareNext(units, start), rareFirst(units, start, end), follows);
  }

  /** Goes on to the next text. */
  next(): void {
    const { sample } = this;
    if (sample === null) {
      this.texts.next();
      return;
    }
    sample.next();
    if (sample.size < this.sampled) return;
    this.begin(sample);
    this.sample = null;
  }

  /** Makes all texts known. Fewer than tell what is frequent are gone through again when there are more. */
  settle(): void {
    if (this.sample !== null) this.begin(this.sample);
    this.texts.settle();
  }

  /**
   * The pairs of words that stand with a blank between them; without those that `findThree` knows where it is to be asked
   * too. What has none of these, as they say, has no such words.
   */
  find(first: PairWords, second: PairWords, which: 'all' | 'infrequent'): FoundPairs {
    const [ones, twos] = [this.own.asFirst(first), this.own.asNext(second)];
    const without = which === 'all' ? 0 : this.frequent;
    const pairsOf = (firsts: readonly number[], seconds: readonly number[]): Uint32Array =>
      numbersIn(this.pairs, firsts, seconds, without);
    return {
      index: this.texts,
      sure: pairsOf(ones.sure, twos.sure),
      withRareFirst: pairsOf(ones.open, twos.sure),
      withRareSecond: pairsOf(ones.sure, twos.open),
      withBoth: pairsOf(ones.open, twos.open),
      rareFirsts: ones.rare,
      rareSeconds: twos.rare,
    };
  }

  /** The same of three words, of which the first two are a frequent pair. */
  findThree(first: PairWords, second: PairWords, third: PairWords): FoundThrees {
    const { sure, open, rare } = this.own.asNext(third);
    // Only words with numbers of their own are frequent pairs.
    const all = numbersIn(this.pairs, this.own.owned(first), this.own.owned(second), 0);
    const pairs = [...all].filter((pair) => pair < this.frequent);
    return {
      index: this.texts,
      sure: numbersIn(this.threes, pairs, sure, 0),
      withRareThird: numbersIn(this.threes, pairs, open, 0),
      rareThirds: rare,
    };
  }

  /** Takes a word by the numbers it has behind another and as the first of a pair. */
  private add(asNext: number, asFirst: number, follows: boolean): void {
    let two = -1;
    if (follows) {
      const pair = this.addTo(this.pairs, this.before + asNext);
      if (this.beforeTwo >= 0) this.addTo(this.threes, this.beforeTwo + asNext);
      if (pair <= this.frequent) two = (pair - 1) * nextNumbers;
    }
    this.beforeTwo = two;
    this.before = asFirst * nextNumbers;
  }

  private addTo(table: Uint32Array, at: number): number {
    let number = table[at] ?? 0;
    if (number === 0) table[at] = number = ++this.counted;
    this.texts.add(number - 1);
    return number;
  }

  /** Gives what is most frequent in the sample its numbers, and begins with the texts of it. */
  private begin(sample: PairSample): void {
    const words = sample.frequentWords(ownNumbers);
    const own = new FrequentWords(words);
    this.own = own;
    this.texts = new WordIndex();
    this.pairs.fill(0);
    this.threes.fill(0);
    this.counted = 0;
    const pairs = sample.frequentPairs(own, nextNumbers, frequentPairs);
    for (const pair of pairs) this.pairs[pair] = ++this.counted;
    this.frequent = pairs.length;
    sample.replay(
      (word, asNext, asFirst, follows) => {
        const number = own.numberOf(word);
        if (number >= 0) this.add(number, number, follows);
        else this.add(asNext, asFirst, follows);
      },
      () => {
        this.texts.next();
      },
    );
  }
}

/** The numbers that a table has for rows and columns, ascending, less the first `without`. */
function numbersIn(
  table: Uint32Array,
  rows: readonly number[],
  columns: readonly number[],
  without: number,
): Uint32Array {
  const numbers: number[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const number = table[row * nextNumbers + column] ?? 0;
      if (number > without) numbers.push(number - 1);
    }
  }
  return Uint32Array.from(numbers).sort();
}
