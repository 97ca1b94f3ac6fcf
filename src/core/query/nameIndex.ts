/** The words of titles, people and organisations: what makes a search in them a matter of a few sets. */
import type { Paper } from '../paper';
import type { Steps } from '../steps';
import { SearchUnits } from './searchUnits';
import { keepSlots, noSlots, type SlotSet } from './slotSet';
import { PhraseIndex } from './phraseIndex';
import { pieceOf } from './piece';
import { SignIndex, type FoundSlots } from './signIndex';
import { readWords, type WordSink } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable, type WordPlace } from './wordTable';

const blank = 0x20;
/** So many titles tell which of their words are frequent. */
const sampled = 2048;

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

  private readonly signs = {
    title: new SignIndex(),
    author: new SignIndex(),
    org: new SignIndex(),
  } as const;

  private readonly phrases = new PhraseIndex(
    {
      find: (part, place) => this.table.find(part, place),
      collect: (words, into) => collectAll(this.columns.title, words, into),
    },
    this.signs.title,
    sampled,
  );
  private readonly units = new SearchUnits();

  private readonly titleWords: WordSink = {
    take: (word, units, start, end, follows) => {
      this.signs.title.take(units, start, end, follows);
      const opens = start === 0 || units[start - 1] === blank;
      (opens ? this.opening : this.inner).add(word);
      this.phrases.pairs.take(word, units, start, end, follows);
    },
  };
  private readonly peopleWords: WordSink = {
    take: (word, units, start, end, follows) => {
      this.signs.author.take(units, start, end, follows);
      this.people.add(word);
    },
  };
  private readonly orgWords: WordSink = {
    take: (word, units, start, end, follows) => {
      this.signs.org.take(units, start, end, follows);
      this.orgs.add(word);
    },
  };

  /** How many slots were added. */
  get size(): number {
    return this.opening.size;
  }

  /** Adds the next slot's paper, or null where it has none; gives the signs of its names. */
  add(paper: Paper | null): number {
    let signs = 0;
    if (paper !== null) {
      const { title, author, org } = this.signs;
      signs = this.read(paper.title, this.titleWords, title);
      for (const name of paper.authors) signs |= this.read(name, this.peopleWords, author);
      for (const name of paper.orgs) signs |= this.read(name, this.orgWords, org);
    }
    for (const index of [this.opening, this.inner, this.people, this.orgs]) index.next();
    for (const each of Object.values(this.signs)) each.next();
    this.phrases.pairs.next();
    return signs;
  }

  /** Makes all slots known. */
  settle(): void {
    this.table.trim();
    for (const index of [this.opening, this.inner, this.people, this.orgs]) index.settle();
    for (const each of Object.values(this.signs)) each.settle();
    this.phrases.pairs.settle();
  }

  /** The numbers of the words that a stretch of letters stands in. */
  find(text: string, place: WordPlace): Uint32Array {
    return this.table.find(text, place);
  }

  /** What is known of a column and a text with signs, no blank, and a word at least, as search text. */
  *findSigns(column: 'title' | 'author' | 'org', words: string, size: number): Steps<FoundSlots> {
    const slotsWithWord = (part: string, place: WordPlace): Steps<SlotSet> =>
      this.slotsWithWord(column, part, place, size);
    return yield* this.signs[column].find(pieceOf(words, 'anywhere'), slotsWithWord, size);
  }

  /** What is known of titles and a text that has blanks, as search text. */
  findTitlePhrase(words: string, size: number): Steps<FoundSlots> {
    return this.phrases.find(words, size);
  }

  private *slotsWithWord(column: NameColumn, part: string, place: WordPlace, size: number): Steps<SlotSet> {
    return (yield* this.slotsWith(column, [this.find(part, place)], size)) ?? noSlots(size);
  }

  private read(name: string, sink: WordSink, signs: SignIndex): number {
    const { units } = this;
    units.take(name);
    const found = readWords(units, this.table, sink);
    signs.endText(units);
    return found;
  }

  /** The slots, below `size`, that have in a column one word of each of some lists. */
  *slotsWith(column: NameColumn, lists: readonly Uint32Array[], size: number): Steps<SlotSet | null> {
    return yield* slotsWithAll(this.columns[column], lists, size);
  }
}

function* collectAll(indexes: readonly WordIndex[], words: Uint32Array, into: SlotSet): Steps<undefined> {
  for (const index of indexes) yield* index.collect(words, into);
}

/** The slots that have one word of each of some lists in any of some indexes; null where no list is given. */
function* slotsWithAll(
  indexes: readonly WordIndex[],
  lists: readonly Uint32Array[],
  size: number,
): Steps<SlotSet | null> {
  let all: SlotSet | null = null;
  for (const words of lists) {
    const some = noSlots(size);
    yield* collectAll(indexes, words, some);
    if (all === null) all = some;
    else keepSlots(all, some);
  }
  return all;
}
