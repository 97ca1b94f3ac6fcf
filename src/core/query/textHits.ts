/** Where papers have one text: by field, each found when it is asked for. */
import type { Steps } from '../steps';
import type { NameColumn } from './nameIndex';
import type { PaperSlots } from './paperSlots';
import { Hits } from './hits';
import { ByteFinder } from './byteFinder';
import { abstractRule, toSearchText } from './searchText';
import {
  addSlot,
  addSlots,
  dropSlots,
  hasAtMost,
  keepSlots,
  noSlots,
  slotsFrom,
  slotsWhere,
  type SlotSet,
} from './slotSet';
import { runsOf, signsOf, type WordRun } from './textWords';
import { lettersOf } from './wordTable';

/** The fields that a text without a field is looked for in, by their weight. */
export const textSections = ['title', 'author', 'org', 'tag', 'key', 'note', 'abstract'] as const;
export type TextSection = (typeof textSections)[number];

/** In this order a text is looked for where it may stand: what takes longer to read comes later. */
const quickestFirst = [
  'title',
  'author',
  'org',
  'key',
  'tag',
  'note',
  'abstract',
] as const satisfies readonly TextSection[];

/** As many slots are read rather than looked up, and no larger a share of them: an index of few is asked quickly. */
const readDirectly = 128;
const shareReadDirectly = 1 / 64;

/** As many abstracts without index are read by a search itself; of more, none. */
const readAtOnce = 4096;

export class TextHits {
  private readonly words: string;
  private readonly slots: PaperSlots;
  private readonly signs: number;
  private readonly runs: readonly WordRun[];
  private readonly finder: ByteFinder | null;
  private readonly bySection = new Map<TextSection, Hits>();
  private titleStarts: Hits | null = null;
  private nameWords: readonly Uint32Array[] | null = null;

  /** `words` is search text. */
  constructor(words: string, slots: PaperSlots) {
    this.words = words;
    this.slots = slots;
    this.signs = signsOf(words);
    this.runs = runsOf(words);
    // A word of one or two letters stands alone, which the finder does not see.
    this.finder = abstractRule(words) === 'part' ? ByteFinder.of(words) : null;
  }

  /** False while abstracts that have to be asked are not indexed, and too many to be read. */
  get isComplete(): boolean {
    const { abstracts, size } = this.slots;
    return size - abstracts.known <= readAtOnce || abstractRule(this.words) === 'never';
  }

  /** Those of some slots that have the text in a section, in a set of their own. */
  *among(section: TextSection, within: SlotSet): Steps<SlotSet> {
    const isUnknown = !this.bySection.has(section);
    if (isUnknown && this.areFew(within)) return slotsWhere(within, (slot) => this.isAt(slot, section));
    return yield* (yield* this.in(section)).among(within);
  }

  /** Those of some slots that have the text in any section; what takes no reading is settled first. */
  *anywhereAmong(within: SlotSet): Steps<SlotSet> {
    const found = noSlots(this.slots.size);
    const rest = within.slice();
    for (const section of quickestFirst) {
      if (this.areFew(rest)) break;
      (yield* this.in(section)).addKnown(rest, found);
      dropSlots(rest, found);
    }
    for (const section of quickestFirst) {
      const more = yield* this.among(section, rest);
      addSlots(found, more);
      dropSlots(rest, more);
    }
    return found;
  }

  /** The slots that have the text in a section. */
  private *in(section: TextSection): Steps<Hits> {
    const known = this.bySection.get(section);
    if (known !== undefined) return known;
    const hits = yield* this.find(section);
    this.bySection.set(section, hits);
    return hits;
  }

  /** Those of some slots where the text begins the title, or follows a blank in it. */
  *beginningTitlesAmong(within: SlotSet): Steps<SlotSet> {
    const { words, slots } = this;
    const isAt = (slot: number): boolean => {
      const title = toSearchText(slots.paperAt(slot)?.title ?? '');
      return title.startsWith(words) || title.includes(` ${words}`);
    };
    if (this.titleStarts === null) {
      if (this.areFew(within)) return slotsWhere(within, isAt);
      const isWord = this.isOneWord();
      const lists = isWord ? [slots.names.find(words, 'start')] : this.wordsOfNames();
      this.titleStarts = yield* this.inNames(isWord ? 'opening' : 'title', lists, isAt);
    }
    return yield* this.titleStarts.among(within);
  }

  private *find(section: TextSection): Steps<Hits> {
    const { words, slots } = this;
    const isAt = (slot: number): boolean => this.isAt(slot, section);
    switch (section) {
      case 'title':
      case 'author':
      case 'org':
        return (
          (yield* this.withSigns(section, isAt)) ?? (yield* this.inNames(section, this.wordsOfNames(), isAt))
        );
      case 'key':
        return new Hits(noSlots(slots.size), slots.withKeyLetters(lettersOf(words)), isAt);
      case 'tag':
      case 'note': {
        const found = noSlots(slots.size);
        for (const slot of slots.ownTexts.keys()) if (isAt(slot)) addSlot(found, slot);
        return new Hits(found, null, isAt);
      }
      case 'abstract':
        return yield* this.inAbstracts(isAt);
      default:
        return section satisfies never;
    }
  }

  /** Reads whether a slot has the text in a section. */
  private isAt(slot: number, section: TextSection): boolean {
    const { words, slots } = this;
    const has = (text: string): boolean => toSearchText(text).includes(words);
    switch (section) {
      case 'title':
        return has(slots.paperAt(slot)?.title ?? '');
      case 'author':
        return slots.paperAt(slot)?.authors.some(has) === true;
      case 'org':
        return slots.paperAt(slot)?.orgs.some(has) === true;
      case 'key':
        return slots.keyAt(slot).includes(words);
      case 'tag':
        return slots.ownTexts.get(slot)?.tags.some((tag) => tag.includes(words)) === true;
      case 'note':
        return slots.ownTexts.get(slot)?.note.includes(words) === true;
      case 'abstract':
        return slots.abstractHas(slot, words, this.finder);
      default:
        return section satisfies never;
    }
  }

  /** Whether slots are so few that reading them is quicker than asking an index. */
  private areFew(slots: SlotSet): boolean {
    return hasAtMost(slots, Math.min(readDirectly, this.slots.size * shareReadDirectly));
  }

  /** What has signs and no blank; null for all else. */
  private *withSigns(
    column: 'title' | 'author' | 'org',
    isAt: (slot: number) => boolean,
  ): Steps<Hits | null> {
    const { words, slots } = this;
    if (this.signs === 0 || this.runs.length === 0 || words.includes(' ')) return null;
    const { known, open } = yield* slots.names.findSigns(column, words, slots.size);
    if (open !== null) keepSlots(open, slots.withNameSigns(this.signs));
    return new Hits(known, open, isAt);
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

  private *inAbstracts(isAt: (slot: number) => boolean): Steps<Hits> {
    const { words, slots } = this;
    const { abstracts, size } = slots;
    const { known, open } = yield* abstracts.find(words, size);
    const isUnknown = abstracts.known < size && this.isComplete && abstractRule(words) !== 'never';
    const toRead = open ?? (isUnknown ? noSlots(size) : null);
    if (isUnknown && toRead !== null) {
      for (let slot = abstracts.known; slot < size; slot++) addSlot(toRead, slot);
    }
    if (toRead !== null && this.signs !== 0) keepSlots(toRead, slots.withAbstractSigns(this.signs));
    return new Hits(known, toRead, isAt);
  }

  /** Whether the text is a stretch of word letters: a text has it where one of its words has it. */
  private isOneWord(): boolean {
    return this.runs.length === 1 && this.runs[0]?.text === this.words;
  }

  private wordsOfNames(): readonly Uint32Array[] {
    return (this.nameWords ??= this.runs.map(({ text, place }) => this.slots.names.find(text, place)));
  }
}
