/** Which abstracts have which two words side by side: what tells of a phrase of common words without reading. */
import { WordIndex } from './wordIndex';

/** Frequent words have a number of their own here; others are told apart by a letter only. */
const ownNumbers = 300;
/** a–z, then all others. */
const letterClasses = 27;
const numbers = ownNumbers + letterClasses;
/** So many abstracts tell which words are frequent. */
const sampled = 256;

/** What may stand between the two: a blank or a hyphen. */
const separators = [0x20, 0x2d] as const;

/** Words that are looked for at one place of a pair, by their numbers in the table. */
export interface PairWords {
  /** Ascending. */
  readonly words: Uint32Array;
  /** The text they all end with (the first of a pair) or begin with (the second). */
  readonly text: string;
  /** They are all the words that do. */
  readonly isAll: boolean;
}

/** Pairs by their numbers in the index, ascending, and words by theirs in the table. */
export interface FoundPairs {
  /** What has one of these has what is looked for. */
  readonly sure: Uint32Array;
  /** What has one of these may have it, if it has one of `rareFirsts`. */
  readonly withRareFirst: Uint32Array;
  readonly rareFirsts: Uint32Array;
  /** The same. */
  readonly withRareSecond: Uint32Array;
  readonly rareSeconds: Uint32Array;
}

export class PairIndex {
  readonly index = new WordIndex();
  private pairCount = 0;
  /** The number of each pair plus one; 0 where it was not met. */
  private readonly pairs = new Uint32Array(separators.length * numbers * numbers);
  /** By word of the table: its own number plus one, or 0. Null until the sample has told. */
  private own: Uint16Array | null = null;
  /** The pairs of the sample, five numbers each, and where each abstract's end. */
  private sample: number[] = [];
  private sampleEnds: number[] = [];
  private before = -1;
  private beforeEnd = -1;
  private beforeLast = 0;

  /** Takes the next word of the open abstract: its number in the table, and where it stands in which text. */
  take(word: number, text: string, start: number, end: number): void {
    if (start - this.beforeEnd === 1 && this.before >= 0) {
      const separator =
        text.charCodeAt(start - 1) === separators[0]
          ? 0
          : text.charCodeAt(start - 1) === separators[1]
            ? 1
            : -1;
      if (separator >= 0) this.meet(separator, this.before, this.beforeLast, word, text.charCodeAt(start));
    }
    this.before = word;
    this.beforeEnd = end;
    this.beforeLast = text.charCodeAt(end - 1);
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

  /**
   * The pairs of words that stand with a unit between them, which is a blank or a hyphen. What has none of these, and not
   * both a word of `rareFirsts` and one of `rareSeconds`, has none of the words side by side: two rare ones are no pair.
   */
  find(first: PairWords, separator: number, second: PairWords): FoundPairs {
    const between = separators.findIndex((unit) => unit === separator);
    const [firsts, seconds] = [this.sides(first), this.sides(second)];
    const lastClass = classOf(first.text.charCodeAt(first.text.length - 1));
    const initial = classOf(second.text.charCodeAt(0));
    const pairs = (ones: readonly number[], twos: readonly number[]): Uint32Array => {
      const found = ones.flatMap((one) => {
        return twos.flatMap((two) => {
          const pair = this.pairs[(between * numbers + one) * numbers + two] ?? 0;
          return pair === 0 ? [] : [pair - 1];
        });
      });
      return Uint32Array.from(found).sort();
    };
    // All rare words with an initial are meant where that is all that is looked for.
    const isInitial = second.isAll && second.text.length === 1 && initial < numbers - 1;
    return {
      sure: pairs(firsts.own, isInitial ? [...seconds.own, initial] : seconds.own),
      withRareFirst: firsts.rare.length === 0 ? none : pairs([lastClass], seconds.own),
      rareFirsts: firsts.rare,
      withRareSecond: isInitial || seconds.rare.length === 0 ? none : pairs(firsts.own, [initial]),
      rareSeconds: seconds.rare,
    };
  }

  /** The numbers of the frequent words at one place, and the others. */
  private sides({ words }: PairWords): { readonly own: readonly number[]; readonly rare: Uint32Array } {
    const own: number[] = [];
    const rare = words.filter((word) => {
      const number = (this.own?.[word] ?? 0) - 1;
      if (number >= 0) own.push(number);
      return number < 0;
    });
    return { own, rare };
  }

  private meet(separator: number, first: number, last: number, second: number, initial: number): void {
    if (this.own === null) {
      this.sample.push(separator, first, last, second, initial);
      return;
    }
    const one = (this.own[first] ?? 0) - 1;
    const two = (this.own[second] ?? 0) - 1;
    if (one < 0 && two < 0) return;
    const at =
      (separator * numbers + (one < 0 ? classOf(last) : one)) * numbers + (two < 0 ? classOf(initial) : two);
    let pair = this.pairs[at] ?? 0;
    if (pair === 0) this.pairs[at] = pair = ++this.pairCount;
    this.index.add(pair - 1);
  }

  /** Gives the most frequent words of the sample their numbers, and adds the sample. */
  private begin(): void {
    const { sample, sampleEnds } = this;
    const counts = new Map<number, number>();
    for (let at = 0; at < sample.length; at += 5) {
      const word = sample[at + 1] ?? 0;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, ownNumbers);
    const own = new Uint16Array(Math.max(0, ...frequent.map(([word]) => word + 1)));
    frequent.forEach(([word], number) => (own[word] = number + 1));
    this.own = own;
    let at = 0;
    for (const end of sampleEnds) {
      for (; at < end; at += 5) {
        const [separator = 0, first = 0, last = 0, second = 0, initial = 0] = sample.slice(at, at + 5);
        this.meet(separator, first, last, second, initial);
      }
      this.index.next(this.pairCount);
    }
    this.sample = [];
    this.sampleEnds = [];
  }
}

const none = new Uint32Array();

function classOf(unit: number): number {
  return ownNumbers + (unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : letterClasses - 1);
}
