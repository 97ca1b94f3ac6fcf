/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import type { Steps } from '../steps';
import { PhraseIndex } from './phraseIndex';
import { abstractRule } from './searchText';
import { noSlots, type SlotSet } from './slotSet';
import { isWord, pieceOf } from './piece';
import { SignIndex, type FoundSlots } from './signIndex';
import { readWords } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable, type WordPlace } from './wordTable';

/** So many abstracts tell which words are frequent. */
const sampled = 256;

const blank = 0x20;

export class AbstractIndex {
  private readonly table = new WordTable();
  private readonly index = new WordIndex();
  private readonly signs = new SignIndex();
  private readonly phrases = new PhraseIndex(
    {
      find: (part, place) => this.table.find(part, place),
      collect: (words, into) => this.index.collect(words, into),
    },
    this.signs,
    sampled,
  );
  /** Where the last word of the open abstract ends; -1 before the first. */
  private wordEnd = -1;

  /** How many abstracts were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return Math.min(this.index.known, this.phrases.pairs.index.known, this.signs.known);
  }

  /** Adds the next abstract, as search text; '' where a paper has none. Gives its signs. */
  add(text: string): number {
    this.wordEnd = -1;
    const signs = readWords(text, this.table, this);
    this.index.next(this.table.count);
    this.phrases.pairs.next();
    this.signs.endText(text);
    this.signs.next();
    return signs;
  }

  take(word: number, text: string, start: number, end: number): void {
    this.index.add(word);
    const { wordEnd } = this;
    const follows = start - wordEnd === 1 && wordEnd >= 0 && text.charCodeAt(wordEnd) === blank;
    this.phrases.pairs.take(word, text, start, end, follows);
    this.signs.take(text, start, end);
    this.wordEnd = end;
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.index.settle(this.table.count);
    this.phrases.pairs.settle();
    this.signs.settle();
  }

  /** What is known of each abstract (up to `known`) and a text, as search text; in sets of slots below `size`. */
  *find(words: string, size: number): Steps<FoundSlots> {
    const rule = abstractRule(words);
    if (rule === 'never') return { known: noSlots(size), open: null };
    if (rule === 'lone') return { known: yield* this.slotsWith(words, 'whole', size), open: null };
    // A stretch of word letters is in the abstract where it is in one of its words.
    if (isWord(words)) return { known: yield* this.slotsWith(words, 'anywhere', size), open: null };
    if (words.includes(' ')) return yield* this.phrases.find(words, size);
    return yield* this.signs.find(
      pieceOf(words, 'anywhere'),
      (part, place) => this.slotsWith(part, place, size),
      size,
    );
  }

  private *slotsWith(part: string, place: WordPlace, size: number): Steps<SlotSet> {
    const slots = noSlots(size);
    yield* this.index.collect(this.table.find(part, place), slots);
    return slots;
  }
}
