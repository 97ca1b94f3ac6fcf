/** Which slots have which phrases in a text: told by the words side by side, as far as these tell. */
import type { Steps } from '../steps';
import { PairIndex, type FoundPairs } from './pairIndex';
import type { PairWords } from './pairWords';
import { isWord, piecesOf, wordAt, type Piece } from './piece';
import type { FoundSlots, SignIndex } from './signIndex';
import { addSlots, dropSlots, hasAtMost, keepSlots, noSlots, slotsFrom, type SlotSet } from './slotSet';
import type { WordPlace } from './wordTable';

/** The words of the same text. */
export interface WordSlots {
  /** The numbers of the words that have a part at a place, ascending. */
  readonly find: (part: string, place: WordPlace) => Uint32Array;
  /** Adds the slots that have one of some words. */
  readonly collect: (words: Uint32Array, into: SlotSet) => Steps<undefined>;
}

/** Slots that have what is looked for, and others that may have it. */
interface MaybeSlots {
  readonly surely: SlotSet;
  readonly maybe: SlotSet;
}

export class PhraseIndex {
  readonly pairs: PairIndex;
  private readonly words: WordSlots;
  private readonly signs: SignIndex;

  /** So many texts tell which words are frequent. */
  constructor(words: WordSlots, signs: SignIndex, sampled: number) {
    this.words = words;
    this.signs = signs;
    this.pairs = new PairIndex(sampled);
  }

  /** What has blanks, and may have signs; in sets of slots below `size`. */
  *find(words: string, size: number): Steps<FoundSlots> {
    const pieces = piecesOf(words);
    const isOfWords = pieces.every(({ text }) => isWord(text));
    const all: SlotSet[] = [];
    const settled = new Set<Piece>();
    let isInThree = false;
    for (const [at, one] of pieces.entries()) {
      const [two, three] = [pieces[at + 1], pieces[at + 2]];
      if (two === undefined || !isBeside(one, two)) {
        isInThree = false;
        continue;
      }
      const isThree = three !== undefined && isWord(two.text) && isBeside(two, three);
      // The first two of three were the last two of the three before.
      if (!isThree && isInThree) continue;
      isInThree = isThree;
      const { surely, maybe } = isThree
        ? yield* this.slotsWithThree(one, two, three, size)
        : yield* this.slotsWithPair(this.pairs.find(this.ending(one), this.beginning(two), 'all'), size);
      // Two or three words and no more: where they are side by side, the phrase is.
      if (isOfWords && pieces.length === (isThree ? 3 : 2)) {
        dropSlots(maybe, surely);
        return { known: surely, open: maybe };
      }
      addSlots(maybe, surely);
      all.push(maybe);
      for (const piece of isThree ? [one, two, three] : [one, two]) {
        if (isWord(piece.text)) settled.add(piece);
      }
    }
    for (const piece of pieces) {
      if (!settled.has(piece) && piece.core !== '') yield* this.addWithPiece(piece, size, all);
    }
    const [open = slotsFrom(0, size), ...others] = all;
    for (const slots of others) keepSlots(open, slots);
    return { known: noSlots(size), open };
  }

  /** Adds to the sets of slots that may have a phrase those that may have a piece of it. */
  private *addWithPiece({ core, place, trail }: Piece, size: number, all: SlotSet[]): Steps<undefined> {
    all.push(
      isWord(core)
        ? yield* this.slotsWith(this.words.find(core, place), size)
        : yield* this.signs.slotsWithJoined(core, place, size),
    );
    // After the last piece its word may go on behind the sign.
    if (trail === '' || place === 'start') return;
    const beside = noSlots(size);
    const { numbers } = this.signs.findSide(core, 'end', trail.charCodeAt(0));
    yield* this.signs.sideIndex.collect(numbers, beside);
    all.push(beside);
  }

  /** The slots that have three words side by side. */
  private *slotsWithThree(first: Piece, second: Piece, third: Piece, size: number): Steps<MaybeSlots> {
    const [one, two, three] = [this.ending(first), this.beginning(second), this.beginning(third)];
    const { index, sure, withRareThird, rareThirds } = this.pairs.findThree(one, two, three);
    const [surely, maybe] = [noSlots(size), noSlots(size)];
    yield* index.collect(sure, surely);
    if (withRareThird.length > 0) {
      yield* index.collect(withRareThird, maybe);
      keepSlots(maybe, yield* this.slotsWith(rareThirds, size));
    }
    // Of other pairs only the two words of each are known.
    const others = yield* this.slotsWithPair(this.pairs.find(one, two, 'infrequent'), size);
    addSlots(others.maybe, others.surely);
    if (hasAtMost(others.maybe, 0)) return { surely, maybe };
    const last = yield* this.slotsWithPair(this.pairs.find(two, three, 'all'), size);
    addSlots(last.maybe, last.surely);
    keepSlots(others.maybe, last.maybe);
    addSlots(maybe, others.maybe);
    return { surely, maybe };
  }

  /** The slots that have two words side by side. */
  private *slotsWithPair(found: FoundPairs, size: number): Steps<MaybeSlots> {
    const { index, sure, withRareFirst, withRareSecond, withBoth, rareFirsts, rareSeconds } = found;
    const [surely, maybe] = [noSlots(size), noSlots(size)];
    yield* index.collect(sure, surely);
    const needsFirst = withRareFirst.length + withBoth.length > 0;
    const needsSecond = withRareSecond.length + withBoth.length > 0;
    const withFirst = needsFirst ? yield* this.slotsWith(rareFirsts, size) : noSlots(size);
    const withSecond = needsSecond ? yield* this.slotsWith(rareSeconds, size) : noSlots(size);
    const withThem = withFirst.slice();
    keepSlots(withThem, withSecond);
    for (const [pairs, rare] of [
      [withRareFirst, withFirst],
      [withRareSecond, withSecond],
      [withBoth, withThem],
    ] as const) {
      const some = noSlots(size);
      yield* index.collect(pairs, some);
      keepSlots(some, rare);
      addSlots(maybe, some);
    }
    return { surely, maybe };
  }

  /** The word of a piece that stands before the next one. */
  private ending({ core, place }: Piece): PairWords {
    return this.side(wordAt(core, 'end'), core, place === 'end' ? 'end' : 'whole');
  }

  /** The word of a piece that stands behind the last one. */
  private beginning({ core, place }: Piece): PairWords {
    return this.side(wordAt(core, 'start'), core, place === 'start' ? 'start' : 'whole');
  }

  private side(text: string, core: string, cut: WordPlace): PairWords {
    // Between other words of the phrase, or between a sign and the blank, it is whole.
    const place = text === core ? cut : 'whole';
    return { words: this.words.find(text, place), text, place };
  }

  private *slotsWith(words: Uint32Array, size: number): Steps<SlotSet> {
    const slots = noSlots(size);
    yield* this.words.collect(words, slots);
    return slots;
  }
}

/** Whether there is but a blank between words of two pieces. */
function isBeside(one: Piece, two: Piece): boolean {
  return one.trail === '' && two.lead === '' && one.core !== '' && two.core !== '';
}
