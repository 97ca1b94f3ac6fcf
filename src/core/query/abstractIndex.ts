/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import type { Steps } from '../steps';
import { slotsWithAll } from './nameIndex';
import { abstractRule } from './searchText';
import { noSlots, type SlotSet } from './slotSet';
import { addWords, runsOf } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable } from './wordTable';

/** What the index knows of a text: the slots whose abstract has it, and those whose abstract has to be read to tell. */
export interface FoundAbstracts {
  readonly known: SlotSet;
  readonly open: SlotSet | null;
}

export class AbstractIndex {
  private readonly table = new WordTable();
  private readonly index = new WordIndex();

  /** How many abstracts were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return this.index.known;
  }

  /** Adds the next abstract, as search text; '' where a paper has none. Gives its signs. */
  add(text: string): number {
    const signs = addWords(text, this.table, this.index, this.index);
    this.index.next(this.table.count);
    return signs;
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.index.settle(this.table.count);
  }

  /** What is known of each abstract (up to `known`) and a text, as search text; in sets of slots below `size`. */
  *find(words: string, size: number): Steps<FoundAbstracts> {
    const rule = abstractRule(words);
    if (rule === 'never') return { known: noSlots(size), open: null };
    const runs = rule === 'lone' ? [{ text: words, place: 'whole' as const }] : runsOf(words);
    const lists = runs.map(({ text, place }) => this.table.find(text, place));
    yield;
    const found = (yield* slotsWithAll([this.index], lists, size)) ?? noSlots(size);
    // A single run of word letters is in the abstract where it is in one of its words; signs and order must be read.
    const isSettled = runs.length === 1 && runs[0]?.text === words;
    return isSettled ? { known: found, open: null } : { known: noSlots(size), open: found };
  }
}
