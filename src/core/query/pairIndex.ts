/** Which abstracts have which two words side by side: what tells of most phrases without reading. */
import {
  classesOf,
  letterClass,
  letterClasses,
  lastClassOf,
  twoLetterClasses,
  type MeantClasses,
} from './letterClass';
import type { WordPlace } from './wordTable';
import { WordIndex } from './wordIndex';

/** Frequent words have a number of their own here; others are told apart by a letter or two. */
const ownNumbers = 300;
const firstNumbers = ownNumbers + twoLetterClasses;
const secondNumbers = ownNumbers + letterClasses;
/** So many abstracts tell which words are frequent. */
const sampled = 256;

const blank = 0x20;

/** Words that are looked for at one place of a pair. */
export interface PairWords {
  /** Their numbers in the table of words, ascending. */
  readonly words: Uint32Array;
  /** The text they all end with (the first of a pair) or begin with (the second). */
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

export class PairIndex {
  readonly index = new WordIndex();
  private pairCount = 0;
  /** The number of each pair plus one; 0 where it was not met. */
  private readonly pairs = new Uint32Array(firstNumbers * secondNumbers);
  /** By word of the table: its own number plus one, or 0. Null until the sample has told. */
  private own: Uint16Array | null = null;
  /** The pairs of the sample, four numbers each, and where each abstract's end. */
  private sample: number[] = [];
  private sampleEnds: number[] = [];
  /** The word before, -1 where there is none: where its pairs begin in `pairs`, or until there are any its number. */
  private before = -1;
  private beforeEnd = -1;
  private beforeClass = 0;

  /** Takes the next word of the open abstract: its number in the table, and where it stands in which text. */
  take(word: number, text: string, start: number, end: number): void {
    const isPair = start - this.beforeEnd === 1 && this.before >= 0 && text.charCodeAt(start - 1) === blank;
    this.beforeEnd = end;
    const { own } = this;
    if (own === null) {
      if (isPair) this.sample.push(this.before, this.beforeClass, word, letterClass(text.charCodeAt(start)));
      this.before = word;
      this.beforeClass = lastClassOf(text, start, end);
      return;
    }
    const number = (word < own.length ? (own[word] ?? 0) : 0) - 1;
    if (isPair) {
      this.add(this.before + (number < 0 ? ownNumbers + letterClass(text.charCodeAt(start)) : number));
    }
    this.before = (number < 0 ? ownNumbers + lastClassOf(text, start, end) : number) * secondNumbers;
  }

  /** Goes on to the next abstract. */
  next(): void {
    this.before = -1;
    this.beforeEnd = -1;
    if (this.own !== null) {
      this.index.next(this.pairCount);
      return;
    }
    if (this.sampleEnds.push(this.sample.length) === sampled) this.begin();
  }

  settle(): void {
    if (this.own === null) this.begin();
    this.index.settle(this.pairCount);
  }

  /** The pairs of words that stand with a blank between them. What has none of these, as they say, has no such words. */
  find(first: PairWords, second: PairWords): FoundPairs {
    const [ones, twos] = [this.split(first), this.split(second)];
    const lasts = classesOf(first.text, 'end', first.place === 'whole');
    const initials: MeantClasses = {
      classes: [letterClass(second.text.charCodeAt(0))],
      isExact:
        second.place === 'start' &&
        second.text.length === 1 &&
        letterClass(second.text.charCodeAt(0)) < letterClasses - 1,
    };
    // Where no rare word is looked for, none of their classes is.
    const rareOnes = ones.rare.length === 0 ? [] : lasts.classes.map((each) => ownNumbers + each);
    const rareTwos = twos.rare.length === 0 ? [] : initials.classes.map((each) => ownNumbers + each);
    const sureOnes = lasts.isExact ? [...ones.own, ...rareOnes] : ones.own;
    const sureTwos = initials.isExact ? [...twos.own, ...rareTwos] : twos.own;
    const openOnes = lasts.isExact ? [] : rareOnes;
    const openTwos = initials.isExact ? [] : rareTwos;
    return {
      sure: this.numbersOf(sureOnes, sureTwos),
      withRareFirst: this.numbersOf(openOnes, sureTwos),
      withRareSecond: this.numbersOf(sureOnes, openTwos),
      withBoth: this.numbersOf(openOnes, openTwos),
      rareFirsts: ones.rare,
      rareSeconds: twos.rare,
    };
  }

  private numbersOf(firsts: readonly number[], seconds: readonly number[]): Uint32Array {
    const numbers: number[] = [];
    for (const first of firsts) {
      for (const second of seconds) {
        const pair = this.pairs[first * secondNumbers + second] ?? 0;
        if (pair > 0) numbers.push(pair - 1);
      }
    }
    return Uint32Array.from(numbers).sort();
  }

  /** The numbers of the frequent words at one place, and the others. */
  private split({ words }: PairWords): { readonly own: readonly number[]; readonly rare: Uint32Array } {
    const own: number[] = [];
    const rare = words.filter((word) => {
      const number = (this.own?.[word] ?? 0) - 1;
      if (number >= 0) own.push(number);
      return number < 0;
    });
    return { own, rare };
  }

  private add(at: number): void {
    let pair = this.pairs[at] ?? 0;
    if (pair === 0) this.pairs[at] = pair = ++this.pairCount;
    this.index.add(pair - 1);
  }

  /** Gives the most frequent words of the sample their numbers, and adds the sample. */
  private begin(): void {
    const { sample, sampleEnds } = this;
    const counts = new Map<number, number>();
    for (let at = 0; at < sample.length; at += 4) {
      const word = sample[at] ?? 0;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, ownNumbers);
    const own = new Uint16Array(Math.max(0, ...frequent.map(([word]) => word + 1)));
    frequent.forEach(([word], number) => (own[word] = number + 1));
    this.own = own;
    let at = 0;
    for (const end of sampleEnds) {
      for (; at < end; at += 4) {
        const [first = 0, lastClass = 0, second = 0, initialClass = 0] = sample.slice(at, at + 4);
        const [one, two] = [(own[first] ?? 0) - 1, (own[second] ?? 0) - 1];
        const row = one < 0 ? ownNumbers + lastClass : one;
        this.add(row * secondNumbers + (two < 0 ? ownNumbers + initialClass : two));
      }
      this.index.next(this.pairCount);
    }
    this.sample = [];
    this.sampleEnds = [];
  }
}
