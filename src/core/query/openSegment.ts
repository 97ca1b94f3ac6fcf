/** The slots of an index of words that are not closed yet: slot after slot until they are turned round. */
import { Segment, denseFrom, segmentBits, segmentSize } from './segment';

/** By word, in one number: the last slot's place that had it, plus one, and above that how many slots have it. */
const placeBits = 13;
const placeMask = (1 << placeBits) - 1;
const oneMore = 1 << placeBits;

export class OpenSegment {
  /** The words of each slot, once each, and where each slot's end. */
  private words = new Uint32Array(1 << 10);
  private count = 0;
  private readonly ends: number[] = [];
  private state = new Uint32Array(0);

  /** How many slots there are. */
  get size(): number {
    return this.ends.length;
  }

  /** Adds a word to the next slot; the same again does no harm. */
  add(word: number): void {
    if (word >= this.state.length) this.grow(word);
    const place = this.ends.length + 1;
    const state = this.state[word] ?? 0;
    if ((state & placeMask) === place) return;
    this.state[word] = ((state & ~placeMask) + oneMore) | place;
    if (this.count === this.words.length) {
      const grown = new Uint32Array(this.words.length * 2);
      grown.set(this.words);
      this.words = grown;
    }
    this.words[this.count++] = word;
  }

  /** Goes on to the next slot. */
  next(): void {
    this.ends.push(this.count);
  }

  /** The slots there are, by word; `first` is the first of them. They are begun anew where they are as many as can be. */
  close(first: number): Segment {
    const segment = this.turn(first);
    if (this.size === segmentSize) {
      this.count = 0;
      this.ends.length = 0;
      this.state.fill(0);
    } else {
      // What is needed only when there are more is made again then.
      this.state = new Uint32Array(0);
      this.words = this.words.slice(0, Math.max(1, this.count));
    }
    return segment;
  }

  /** From words by slot to slots by word, by counting. What is known of each word is used up. */
  private turn(first: number): Segment {
    const { state } = this;
    const sizes = { single: 0, rare: 0, places: 0, dense: 0 };
    for (const each of state) {
      const count = each >>> placeBits;
      if (count >= denseFrom) sizes.dense++;
      else if (count > 1) {
        sizes.rare++;
        sizes.places += count;
      } else if (count === 1) sizes.single++;
    }
    const segment = new Segment(first, sizes);
    const { singles, words, starts, denseWords, places, singlePlaces, bits } = segment;
    // From here on, of each word: where its next place goes, behind all of these its single place, and then its bits.
    const firstBit = sizes.places + sizes.single;
    let [single, rare, dense, next] = [0, 0, 0, 0];
    for (let word = 0; word < state.length; word++) {
      const count = (state[word] ?? 0) >>> placeBits;
      if (count >= denseFrom) {
        denseWords[dense] = word;
        state[word] = firstBit + dense++ * segmentBits;
      } else if (count > 1) {
        words[rare] = word;
        starts[rare++] = next;
        state[word] = next;
        next += count;
      } else if (count === 1) {
        singles[single] = word;
        state[word] = sizes.places + single++;
      }
    }
    starts[rare] = next;
    let from = 0;
    for (const [place, end] of this.ends.entries()) {
      for (; from < end; from++) {
        const word = this.words[from] ?? 0;
        const at = state[word] ?? 0;
        if (at < next) {
          places[at] = place;
          state[word] = at + 1;
        } else if (at < firstBit) singlePlaces[at - next] = place;
        else {
          const bit = at - firstBit + (place >> 5);
          bits[bit] = (bits[bit] ?? 0) | (1 << (place & 31));
        }
      }
    }
    return segment;
  }

  /** Makes room for a word. */
  private grow(word: number): void {
    const larger = new Uint32Array(Math.max(1 << 10, 2 * this.state.length, word + 1, this.reach()));
    larger.set(this.state);
    if (this.state.length === 0) this.recount(larger);
    this.state = larger;
  }

  /** One more than the highest word where there is nothing known of words; otherwise it is below what is. */
  private reach(): number {
    let most = -1;
    if (this.state.length === 0)
      for (let at = 0; at < this.count; at++) most = Math.max(most, this.words[at] ?? 0);
    return most + 1;
  }

  private recount(state: Uint32Array): void {
    let from = 0;
    for (const [place, end] of [...this.ends, this.count].entries()) {
      for (; from < end; from++) {
        const word = this.words[from] ?? 0;
        state[word] = (((state[word] ?? 0) & ~placeMask) + oneMore) | (place + 1);
      }
    }
  }
}
