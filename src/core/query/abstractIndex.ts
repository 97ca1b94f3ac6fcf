/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import type { Steps } from '../steps';
import { PhraseIndex } from './phraseIndex';
import { abstractRule } from './searchText';
import type { SearchUnits } from './searchUnits';
import { noSlots, type SlotSet } from './slotSet';
import { isWord, pieceOf } from './piece';
import { SignIndex, type FoundSlots } from './signIndex';
import { readWords, type WordSink } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable, type WordPlace } from './wordTable';

/** So many abstracts tell which words are frequent. */
const sampled = 256;

export class AbstractIndex implements WordSink {
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

  /** How many abstracts were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return Math.min(this.index.known, this.phrases.pairs.index.known, this.signs.known);
  }

  /** Adds the next abstract, as search text; an empty one where a paper has none. Gives its signs. */
  add(text: SearchUnits): number {
    const signs = readWords(text, this.table, this);
    this.index.next();
    this.phrases.pairs.next();
    this.signs.endText(text);
    this.signs.next();
    return signs;
  }

  take(word: number, units: Uint16Array, start: number, end: number, follows: boolean): void {
    this.index.add(word);
    this.phrases.pairs.take(word, units, start, end, follows);
    this.signs.take(units, start, end, follows);
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.table.trim();
    this.index.settle();
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
