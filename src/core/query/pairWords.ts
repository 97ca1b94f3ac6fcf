/** What words are in pairs: frequent ones have a number of their own, others are told apart by a letter or two. */
import { classesOf, letterClass, letterClasses, lastClassOf, twoLetterClasses } from './letterClass';
import type { WordPlace } from './wordTable';

export const ownNumbers = 300;
/** How many numbers there are for the first word of a pair, and for the words after it. */
export const firstNumbers = ownNumbers + twoLetterClasses;
export const nextNumbers = ownNumbers + letterClasses;

/** Words that are looked for at one place of a phrase. */
export interface PairWords {
  /** Their numbers in the table of words, ascending. */
  readonly words: Uint32Array;
  /** The text they all end with (the first of a pair) or begin with (the last), or are. */
  readonly text: string;
  readonly place: WordPlace;
}

/** The numbers that words which are looked for have. */
export interface PairNumbers {
  /** All that stand for words that are looked for only. */
  readonly sure: readonly number[];
  /** Those that stand for others as well. */
  readonly open: readonly number[];
  /** The words without a number of their own, by theirs in the table. */
  readonly rare: Uint32Array;
}

export class FrequentWords {
  /** By word of the table: its own number plus one, or 0. */
  private readonly numbers: Uint16Array;

  /** The words, by their numbers in the table. */
  constructor(words: readonly number[]) {
    this.numbers = new Uint16Array(Math.max(0, ...words.map((word) => word + 1)));
    for (const [number, word] of words.entries()) this.numbers[word] = number + 1;
  }

  /** A word's own number; -1 where it has none. */
  numberOf(word: number): number {
    return (word < this.numbers.length ? (this.numbers[word] ?? 0) : 0) - 1;
  }

  /** The numbers of those words that have one of their own. */
  owned({ words }: PairWords): readonly number[] {
    return [...words].map((word) => this.numberOf(word)).filter((number) => number >= 0);
  }

  /** What words are as the first of a pair. */
  asFirst(words: PairWords): PairNumbers {
    return this.toNumbers(words, classesOf(words.text, 'end', words.place === 'whole'));
  }

  /** What they are behind another. */
  asNext(words: PairWords): PairNumbers {
    const { text, place } = words;
    const initial = letterClass(text.charCodeAt(0));
    const isExact = place === 'start' && text.length === 1 && initial < letterClasses - 1;
    return this.toNumbers(words, { classes: [initial], isExact });
  }

  private toNumbers(
    words: PairWords,
    { classes, isExact }: { readonly classes: readonly number[]; readonly isExact: boolean },
  ): PairNumbers {
    const own = this.owned(words);
    const rare = words.words.filter((word) => this.numberOf(word) < 0);
    // Where no rare word is looked for, none of their classes is.
    const ofRare = rare.length === 0 ? [] : classes.map((each) => ownNumbers + each);
    return isExact ? { sure: [...own, ...ofRare], open: [], rare } : { sure: own, open: ofRare, rare };
  }
}

/** The number of a rare word as the first of a pair. */
export function rareFirst(units: Uint16Array, start: number, end: number): number {
  return ownNumbers + lastClassOf(units, start, end);
}

/** The same behind another. */
export function rareNext(units: Uint16Array, start: number): number {
  return ownNumbers + letterClass(units[start] ?? 0);
}
