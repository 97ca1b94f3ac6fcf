/** The words of titles, people and organisations: what makes a search in them a matter of a few sets. */
import type { Paper } from '../paper';
import type { Steps } from '../steps';
import { toSearchText } from './searchText';
import { keepSlots, noSlots, type SlotSet } from './slotSet';
import { readWords, type WordSink } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable, type WordPlace } from './wordTable';

const blank = 0x20;

/** The words that begin a title or follow a blank there, and all of titles, people, organisations. */
export type NameColumn = 'opening' | 'title' | 'author' | 'org';

export class NameIndex {
  private readonly table = new WordTable();
  private readonly opening = new WordIndex();
  private readonly inner = new WordIndex();
  private readonly people = new WordIndex();
  private readonly orgs = new WordIndex();
  private readonly columns = {
    opening: [this.opening],
    title: [this.opening, this.inner],
    author: [this.people],
    org: [this.orgs],
  } as const satisfies Record<NameColumn, readonly WordIndex[]>;

  private readonly titleWords: WordSink = {
    take: (word, text, start) => {
      const opens = start === 0 || text.charCodeAt(start - 1) === blank;
      (opens ? this.opening : this.inner).add(word);
    },
  };
  private readonly peopleWords: WordSink = { take: (word) => this.people.add(word) };
  private readonly orgWords: WordSink = { take: (word) => this.orgs.add(word) };

  /** How many slots were added. */
  get size(): number {
    return this.opening.size;
  }

  /** Adds the next slot's paper, or null where it has none; gives the signs of its names. */
  add(paper: Paper | null): number {
    let signs = 0;
    if (paper !== null) {
      signs = this.read(paper.title, this.titleWords);
      for (const name of paper.authors) signs |= this.read(name, this.peopleWords);
      for (const name of paper.orgs) signs |= this.read(name, this.orgWords);
    }
    const { count } = this.table;
    for (const index of [this.opening, this.inner, this.people, this.orgs]) index.next(count);
    return signs;
  }

  /** Makes all slots known. */
  settle(): void {
    const { count } = this.table;
    for (const index of [this.opening, this.inner, this.people, this.orgs]) index.settle(count);
  }

  /** The numbers of the words that a stretch of letters stands in. */
  find(text: string, place: WordPlace): Uint32Array {
    return this.table.find(text, place);
  }

  private read(text: string, sink: WordSink): number {
    return readWords(toSearchText(text), this.table, sink);
  }

  /** The slots, below `size`, that have in a column one word of each of some lists. */
  *slotsWith(column: NameColumn, lists: readonly Uint32Array[], size: number): Steps<SlotSet | null> {
    return yield* slotsWithAll(this.columns[column], lists, size);
  }
}

/** The slots that have one word of each of some lists in any of some indexes; null where no list is given. */
export function* slotsWithAll(
  indexes: readonly WordIndex[],
  lists: readonly Uint32Array[],
  size: number,
): Steps<SlotSet | null> {
  let all: SlotSet | null = null;
  for (const words of lists) {
    const some = noSlots(size);
    for (const index of indexes) yield* index.collect(words, some);
    if (all === null) all = some;
    else keepSlots(all, some);
  }
  return all;
}
