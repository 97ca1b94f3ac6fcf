/** Where papers have one text: by field, each found when it is asked for. */
import type { Steps } from '../steps';
import type { NameColumn } from './nameIndex';
import type { PaperSlots } from './paperSlots';
import { Hits } from './hits';
import { ByteFinder } from './byteFinder';
import { abstractRule, toSearchText } from './searchText';
import { addSlot, keepSlots, noSlots, slotsFrom, type SlotSet } from './slotSet';
import { runsOf, signsOf, type WordRun } from './textWords';
import { lettersOf } from './wordTable';

/** The fields that a text without a field is looked for in, by their weight. */
export const textSections = ['title', 'author', 'org', 'tag', 'key', 'note', 'abstract'] as const;
export type TextSection = (typeof textSections)[number];

/** As many abstracts without index are read by a search itself; of more, none. */
const readAtOnce = 4096;

export class TextHits {
  private readonly words: string;
  private readonly slots: PaperSlots;
  private readonly signs: number;
  private readonly runs: readonly WordRun[];
  private readonly bySection = new Map<TextSection | 'titleStart', Hits>();
  private nameWords: readonly Uint32Array[] | null = null;

  /** `words` is search text. */
  constructor(words: string, slots: PaperSlots) {
    this.words = words;
    this.slots = slots;
    this.signs = signsOf(words);
    this.runs = runsOf(words);
  }

  /** False while abstracts that have to be asked are not indexed, and too many to be read. */
  get isComplete(): boolean {
    const { abstracts, size } = this.slots;
    return size - abstracts.known <= readAtOnce || abstractRule(this.words) === 'never';
  }

  /** The slots that have the text in a section. */
  *in(section: TextSection): Steps<Hits> {
    const known = this.bySection.get(section);
    if (known !== undefined) return known;
    const hits = yield* this.find(section);
    this.bySection.set(section, hits);
    return hits;
  }

  /** The slots where the text begins the title, or follows a blank in it. */
  *beginningTitleWords(): Steps<Hits> {
    const known = this.bySection.get('titleStart');
    if (known !== undefined) return known;
    const { words, slots } = this;
    const isWord = this.isOneWord();
    const lists = isWord ? [slots.names.find(words, 'start')] : this.wordsOfNames();
    const hits = yield* this.inNames(isWord ? 'opening' : 'title', lists, (slot) => {
      const title = toSearchText(slots.paperAt(slot)?.title ?? '');
      return title.startsWith(words) || title.includes(` ${words}`);
    });
    this.bySection.set('titleStart', hits);
    return hits;
  }

  private *find(section: TextSection): Steps<Hits> {
    const { words, slots } = this;
    const has = (text: string): boolean => toSearchText(text).includes(words);
    switch (section) {
      case 'title':
        return yield* this.inNames('title', this.wordsOfNames(), (slot) =>
          has(slots.paperAt(slot)?.title ?? ''),
        );
      case 'author':
        return yield* this.inNames('author', this.wordsOfNames(), (slot) => {
          return slots.paperAt(slot)?.authors.some(has) === true;
        });
      case 'org':
        return yield* this.inNames('org', this.wordsOfNames(), (slot) => {
          return slots.paperAt(slot)?.orgs.some(has) === true;
        });
      case 'key':
        return new Hits(noSlots(slots.size), slots.withKeyLetters(lettersOf(words)), (slot) => {
          return slots.keyAt(slot).includes(words);
        });
      case 'tag':
        return this.inOwnTexts(({ tags }) => tags.some((tag) => tag.includes(words)));
      case 'note':
        return this.inOwnTexts(({ note }) => note.includes(words));
      case 'abstract':
        return yield* this.inAbstracts();
      default:
        return section satisfies never;
    }
  }

  private *inNames(
    column: NameColumn,
    lists: readonly Uint32Array[],
    read: (slot: number) => boolean,
  ): Steps<Hits> {
    const { slots } = this;
    yield;
    const found = yield* slots.names.slotsWith(column, lists, slots.size);
    if (found !== null && this.isOneWord()) return new Hits(found, null, read);
    const open = found ?? slotsFrom(0, slots.size);
    if (this.signs !== 0) keepSlots(open, slots.withNameSigns(this.signs));
    return new Hits(noSlots(slots.size), open, read);
  }

  private *inAbstracts(): Steps<Hits> {
    const { words, slots } = this;
    const { abstracts, size } = slots;
    const { known, open } = yield* abstracts.find(words, size);
    const isUnknown = abstracts.known < size && this.isComplete && abstractRule(words) !== 'never';
    const toRead = open ?? (isUnknown ? noSlots(size) : null);
    if (isUnknown && toRead !== null) {
      for (let slot = abstracts.known; slot < size; slot++) addSlot(toRead, slot);
    }
    if (toRead !== null && this.signs !== 0) keepSlots(toRead, slots.withAbstractSigns(this.signs));
    // A word of one or two letters stands alone, which the finder does not see.
    const finder = abstractRule(words) === 'part' ? ByteFinder.of(words) : null;
    return new Hits(known, toRead, (slot) => slots.abstractHas(slot, words, finder));
  }

  private inOwnTexts(
    has: (texts: { readonly tags: readonly string[]; readonly note: string }) => boolean,
  ): Hits {
    const found: SlotSet = noSlots(this.slots.size);
    for (const [slot, texts] of this.slots.ownTexts) if (has(texts)) addSlot(found, slot);
    return new Hits(found, null, () => false);
  }

  /** Whether the text is a stretch of word letters: a text has it where one of its words has it. */
  private isOneWord(): boolean {
    return this.runs.length === 1 && this.runs[0]?.text === this.words;
  }

  private wordsOfNames(): readonly Uint32Array[] {
    return (this.nameWords ??= this.runs.map(({ text, place }) => this.slots.names.find(text, place)));
  }
}
