/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import type { Steps } from '../steps';
import { slotsWithAll } from './nameIndex';
import { PairIndex, type FoundPairs, type PairWords } from './pairIndex';
import { abstractRule } from './searchText';
import { addSlots, dropSlots, keepSlots, noSlots, type SlotSet } from './slotSet';
import { isWord, pieceOf, piecesOf, wordAt, type Piece } from './piece';
import { SignIndex, type FoundSlots } from './signIndex';
import { readWords } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable, type WordPlace } from './wordTable';

export class AbstractIndex {
  private readonly table = new WordTable();
  private readonly index = new WordIndex();
  private readonly pairs = new PairIndex();
  private readonly signs = new SignIndex();

  /** How many abstracts were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return Math.min(this.index.known, this.pairs.index.known, this.signs.known);
  }

  /** Adds the next abstract, as search text; '' where a paper has none. Gives its signs. */
  add(text: string): number {
    const signs = readWords(text, this.table, this);
    this.index.next(this.table.count);
    this.pairs.next();
    this.signs.endText(text);
    this.signs.next();
    return signs;
  }

  take(word: number, text: string, start: number, end: number): void {
    this.index.add(word);
    this.pairs.take(word, text, start, end);
    this.signs.take(text, start, end);
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.index.settle(this.table.count);
    this.pairs.settle();
    this.signs.settle();
  }

  /** What is known of each abstract (up to `known`) and a text, as search text; in sets of slots below `size`. */
  *find(words: string, size: number): Steps<FoundSlots> {
    const rule = abstractRule(words);
    if (rule === 'never') return { known: noSlots(size), open: null };
    if (rule === 'lone') {
      return { known: yield* this.slotsWith(this.table.find(words, 'whole'), size), open: null };
    }
    // A stretch of word letters is in the abstract where it is in one of its words.
    if (isWord(words)) {
      return { known: yield* this.slotsWith(this.table.find(words, 'anywhere'), size), open: null };
    }
    if (!words.includes(' ')) {
      const slotsWithWord = (part: string, place: WordPlace): Steps<SlotSet> =>
        this.slotsWith(this.table.find(part, place), size);
      return yield* this.signs.find(pieceOf(words, 'anywhere'), slotsWithWord, size);
    }
    return yield* this.findPhrase(words, size);
  }

  /** What has blanks, and may have signs. */
  private *findPhrase(words: string, size: number): Steps<FoundSlots> {
    const pieces = piecesOf(words);
    const all: SlotSet[] = [];
    const inPair = new Set<Piece>();
    for (const [at, one] of pieces.entries()) {
      const two = pieces[at + 1];
      if (two === undefined || one.trail !== '' || two.lead !== '' || one.core === '' || two.core === '')
        continue;
      const [first, second] = [this.pairSide(one, 'end'), this.pairSide(two, 'start')];
      const [surely, maybe] = yield* this.slotsWithPair(this.pairs.find(first, second), size);
      if (isWord(one.text)) inPair.add(one);
      if (isWord(two.text)) inPair.add(two);
      // Two words and no more: where the pair is, the phrase is.
      if (pieces.length === 2 && isWord(one.text) && isWord(two.text)) {
        dropSlots(maybe, surely);
        return { known: surely, open: maybe };
      }
      addSlots(maybe, surely);
      all.push(maybe);
    }
    for (const piece of pieces) {
      if (inPair.has(piece) || piece.core === '') continue;
      all.push(yield* this.slotsWithCore(piece.core, piece.place, size));
      // After the last piece its word may go on behind the sign.
      if (piece.trail === '' || piece.place === 'start') continue;
      const beside = noSlots(size);
      const { numbers } = this.signs.findSide(piece.core, 'end', piece.trail.charCodeAt(0));
      yield* this.signs.sideIndex.collect(numbers, beside);
      all.push(beside);
    }
    const [open = noSlots(size), ...others] = all;
    for (const slots of others) keepSlots(open, slots);
    return { known: noSlots(size), open };
  }

  /** The slots that have a word, or words that signs join, at a place. */
  private *slotsWithCore(core: string, place: WordPlace, size: number): Steps<SlotSet> {
    if (isWord(core)) return yield* this.slotsWith(this.table.find(core, place), size);
    return yield* this.signs.slotsWithJoined(core, place, size);
  }

  /** The slots that have two words side by side, and those that may. */
  private *slotsWithPair(found: FoundPairs, size: number): Steps<readonly [SlotSet, SlotSet]> {
    const { sure, withRareFirst, withRareSecond, withBoth, rareFirsts, rareSeconds } = found;
    const surely = noSlots(size);
    yield* this.pairs.index.collect(sure, surely);
    const maybe = noSlots(size);
    const [withFirst, withSecond] = [noSlots(size), noSlots(size)];
    if (withRareFirst.length + withBoth.length > 0) yield* this.index.collect(rareFirsts, withFirst);
    if (withRareSecond.length + withBoth.length > 0) yield* this.index.collect(rareSeconds, withSecond);
    const withThem = withFirst.slice();
    keepSlots(withThem, withSecond);
    for (const [pairs, rare] of [
      [withRareFirst, withFirst],
      [withRareSecond, withSecond],
      [withBoth, withThem],
    ] as const) {
      const some = noSlots(size);
      yield* this.pairs.index.collect(pairs, some);
      keepSlots(some, rare);
      addSlots(maybe, some);
    }
    return [surely, maybe];
  }

  /** The word of a piece that stands beside the next or the last one. */
  private pairSide({ core, place }: Piece, end: 'start' | 'end'): PairWords {
    const text = wordAt(core, end);
    // Between other words of the phrase, or between a sign and the blank, it is whole.
    const wordPlace = text === core && place === end ? end : 'whole';
    return { words: this.table.find(text, wordPlace), text, place: wordPlace };
  }

  private *slotsWith(words: Uint32Array, size: number): Steps<SlotSet> {
    return (yield* slotsWithAll([this.index], [words], size)) ?? noSlots(size);
  }
}
