/**
 * Which texts have which two words side by side, and which third one after frequent pairs: what tells of most phrases
 * without reading.
 */
import { classesOf, letterClass, letterClasses, lastClassOf, twoLetterClasses } from './letterClass';
import { PairSample } from './pairSample';
import type { WordPlace } from './wordTable';
import { WordIndex } from './wordIndex';

/** Frequent words have a number of their own here; others are told apart by a letter or two. */
const ownNumbers = 300;
const firstNumbers = ownNumbers + twoLetterClasses;
const secondNumbers = ownNumbers + letterClasses;
/** After so many pairs the next word is kept too: what stands in many texts would take long to read. */
const frequentPairs = 256;

/** Words that are looked for at one place of a phrase. */
export interface PairWords {
  /** Their numbers in the table of words, ascending. */
  readonly words: Uint32Array;
  /** The text they all end with (the first of a pair) or begin with (the last), or are. */
  readonly text: string;
  readonly place: WordPlace;
}

/** Pairs by their numbers in the index, ascending, and words by theirs in the table. */
export interface FoundPairs {
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

/** Three words side by side, the first two a frequent pair, by numbers in the same index. */
export interface FoundThrees {
  readonly sure: Uint32Array;
  /** What has one of these may have what is looked for, if it has one of `rareThirds`. */
  readonly withRareThird: Uint32Array;
  readonly rareThirds: Uint32Array;
}

/** What words at one place of a phrase are here: those with a number of their own, and classes of the others. */
interface Numbers {
  /** All that stand for words that are looked for only. */
  readonly sure: readonly number[];
  /** Those that stand for others as well. */
  readonly open: readonly number[];
  /** The words without a number, by theirs in the table. */
  readonly rare: Uint32Array;
}

export class PairIndex {
  private texts = new WordIndex();
  private counted = 0;
  /** The number of each pair plus one; 0 where it was not met. Frequent ones have the first numbers. */
  private readonly pairs = new Uint32Array(firstNumbers * secondNumbers);
  private readonly threes = new Uint32Array(frequentPairs * secondNumbers);
  private frequent = 0;
  /** By word of the table: its own number plus one, or 0. */
  private own = new Uint16Array();
  /** Null once it has told. */
  private sample: PairSample | null = new PairSample();
  private readonly sampled: number;
  /** Of the word before, where its pairs begin in `pairs`; of it and the one before it, where its threes do, or -1. */
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

  /** Takes the next word: its number in the table, where it stands in which text, and whether it follows the last by a blank. */
  take(word: number, text: string, start: number, end: number, follows: boolean): void {
    const { own, sample } = this;
    if (sample !== null) {
      sample.take(word, letterClass(text.charCodeAt(start)), lastClassOf(text, start, end), follows);
      return;
    }
    const number = (word < own.length ? (own[word] ?? 0) : 0) - 1;
    if (number >= 0) this.add(number, number, follows);
    else {
      const first = ownNumbers + letterClass(text.charCodeAt(start));
      this.add(first, ownNumbers + lastClassOf(text, start, end), follows);
    }
  }

  /** Goes on to the next text. */
  next(): void {
    const { sample } = this;
    if (sample === null) {
      this.texts.next(this.counted);
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
    this.texts.settle(this.counted);
  }

  /**
   * The pairs of words that stand with a blank between them; without those that `findThree` knows where it is to be asked
   * too. What has none of these, as they say, has no such words.
   */
  find(first: PairWords, second: PairWords, which: 'all' | 'infrequent'): FoundPairs {
    const [ones, twos] = [this.asFirst(first), this.asSecond(second)];
    const without = which === 'all' ? 0 : this.frequent;
    const pairsOf = (firsts: readonly number[], seconds: readonly number[]): Uint32Array =>
      this.numbersOf(this.pairs, firsts, seconds, without);
    return {
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
    const pairs: number[] = [];
    // Only words with numbers of their own are frequent pairs.
    for (const one of this.split(first).own) {
      for (const two of this.split(second).own) {
        const pair = this.pairs[one * secondNumbers + two] ?? 0;
        if (pair > 0 && pair <= this.frequent) pairs.push(pair - 1);
      }
    }
    const { sure, open, rare } = this.asSecond(third);
    return {
      sure: this.numbersOf(this.threes, pairs, sure, 0),
      withRareThird: this.numbersOf(this.threes, pairs, open, 0),
      rareThirds: rare,
    };
  }

  private asFirst(words: PairWords): Numbers {
    return this.toNumbers(words, classesOf(words.text, 'end', words.place === 'whole'));
  }

  private asSecond(words: PairWords): Numbers {
    const { text, place } = words;
    const initial = letterClass(text.charCodeAt(0));
    const isExact = place === 'start' && text.length === 1 && initial < letterClasses - 1;
    return this.toNumbers(words, { classes: [initial], isExact });
  }

  private toNumbers(
    words: PairWords,
    { classes, isExact }: { readonly classes: readonly number[]; readonly isExact: boolean },
  ): Numbers {
    const { own, rare } = this.split(words);
    // Where no rare word is looked for, none of their classes is.
    const ofRare = rare.length === 0 ? [] : classes.map((each) => ownNumbers + each);
    return isExact ? { sure: [...own, ...ofRare], open: [], rare } : { sure: own, open: ofRare, rare };
  }

  /** The numbers that a table has for rows and columns, ascending, above `without`. */
  private numbersOf(
    table: Uint32Array,
    rows: readonly number[],
    columns: readonly number[],
    without: number,
  ): Uint32Array {
    const numbers: number[] = [];
    for (const row of rows) {
      for (const column of columns) {
        const number = table[row * secondNumbers + column] ?? 0;
        if (number > without) numbers.push(number - 1);
      }
    }
    return Uint32Array.from(numbers).sort();
  }

  /** The numbers of the frequent words at one place, and the others. */
  private split({ words }: PairWords): { readonly own: readonly number[]; readonly rare: Uint32Array } {
    const own: number[] = [];
    const rare = words.filter((word) => {
      const number = (this.own[word] ?? 0) - 1;
      if (number >= 0) own.push(number);
      return number < 0;
    });
    return { own, rare };
  }

  /** Takes a word by the numbers it has as the second and as the first of a pair. */
  private add(asSecond: number, asFirst: number, follows: boolean): void {
    let two = -1;
    if (follows) {
      const pair = this.addTo(this.pairs, this.before + asSecond);
      if (this.beforeTwo >= 0) this.addTo(this.threes, this.beforeTwo + asSecond);
      if (pair <= this.frequent) two = (pair - 1) * secondNumbers;
    }
    this.beforeTwo = two;
    this.before = asFirst * secondNumbers;
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
    const own = new Uint16Array(Math.max(0, ...words.map((word) => word + 1)));
    for (const [number, word] of words.entries()) own[word] = number + 1;
    this.own = own;
    this.texts = new WordIndex();
    this.pairs.fill(0);
    this.threes.fill(0);
    this.counted = 0;
    const pairs = sample.frequentPairs(own, secondNumbers, frequentPairs);
    for (const pair of pairs) this.pairs[pair] = ++this.counted;
    this.frequent = pairs.length;
    sample.replay(
      (word, firstClass, lastClass, follows) => {
        const number = (own[word] ?? 0) - 1;
        if (number >= 0) this.add(number, number, follows);
        else this.add(ownNumbers + firstClass, ownNumbers + lastClass, follows);
      },
      () => {
        this.texts.next(this.counted);
      },
    );
  }
}
