/** Where papers have one text: by place, each found when it is asked for. */
import type { Steps } from '../steps';
import { Hits } from './hits';
import type { NameColumn } from './nameIndex';
import type { PaperSlots } from './paperSlots';
import { abstractRule } from './searchText';
import type { FoundSlots } from './signIndex';
import {
  addSlot,
  addSlots,
  dropSlots,
  hasAtMost,
  keepSlots,
  noSlots,
  slotsFrom,
  type SlotSet,
} from './slotSet';
import { TextReader, type TextPlace, type TextSection } from './textReader';
import { runsOf, signsOf, type WordRun } from './textWords';

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
  private readonly reader: TextReader;
  private readonly byPlace = new Map<TextPlace, Hits>();
  private nameWords: readonly Uint32Array[] | null = null;

  /** `words` is search text. */
  constructor(words: string, slots: PaperSlots) {
    this.words = words;
    this.slots = slots;
    this.signs = signsOf(words);
    this.runs = runsOf(words);
    this.reader = new TextReader(words, slots);
  }

  /** False while abstracts that have to be asked are not indexed, and too many to be read. */
  get isComplete(): boolean {
    const { abstracts, size } = this.slots;
    return size - abstracts.known <= readAtOnce || abstractRule(this.words) === 'never';
  }

  /** Those of some slots that have the text at a place, in a set of their own. */
  *among(place: TextPlace, within: SlotSet): Steps<SlotSet> {
    return yield* (yield* this.at(place, within)).among(within);
  }

  /** Those of some slots that have the text in any section; what takes no reading is settled first. */
  *anywhereAmong(within: SlotSet): Steps<SlotSet> {
    const found = noSlots(this.slots.size);
    const rest = within.slice();
    for (const section of quickestFirst) {
      if (this.areFew(rest)) break;
      (yield* this.at(section, rest)).addKnown(rest, found);
      dropSlots(rest, found);
    }
    for (const section of quickestFirst) {
      const more = yield* this.among(section, rest);
      addSlots(found, more);
      dropSlots(rest, more);
    }
    return found;
  }

  /** Which of some slots have the text at a place, to be asked of these only. */
  *at(place: TextPlace, within: SlotSet): Steps<Hits> {
    const known = this.byPlace.get(place);
    if (known !== undefined) return known;
    if (this.areFew(within))
      return this.toHits(place, { known: noSlots(this.slots.size), open: within.slice() });
    const hits = this.toHits(place, yield* this.find(place));
    this.byPlace.set(place, hits);
    return hits;
  }

  private toHits(place: TextPlace, { known, open }: FoundSlots): Hits {
    return new Hits(known, open, (slot) => this.reader.isAt(slot, place));
  }

  private *find(place: TextPlace): Steps<FoundSlots> {
    const { words, slots } = this;
    switch (place) {
      case 'title':
      case 'author':
      case 'org':
        return (yield* this.withSigns(place)) ?? (yield* this.inNames(place, this.wordsOfNames()));
      case 'opening':
        return yield* this.opening();
      case 'key':
        return { known: noSlots(slots.size), open: slots.keys.mayHave(words, slots.size) };
      case 'tag':
      case 'note': {
        const known = noSlots(slots.size);
        for (const slot of slots.ownTexts.keys()) if (this.reader.isAt(slot, place)) addSlot(known, slot);
        return { known, open: null };
      }
      case 'abstract':
        return yield* this.inAbstracts();
      default:
        return place satisfies never;
    }
  }

  /** Whether slots are so few that reading them is quicker than asking an index. */
  private areFew(slots: SlotSet): boolean {
    return hasAtMost(slots, Math.min(readDirectly, this.slots.size * shareReadDirectly));
  }

  /** What has signs and no blank, and phrases of titles; null for all else. */
  private *withSigns(column: 'title' | 'author' | 'org'): Steps<FoundSlots | null> {
    const { words, slots } = this;
    if (this.runs.length === 0) return null;
    const isPhrase = words.includes(' ');
    if (isPhrase ? column !== 'title' : this.signs === 0) return null;
    const { known, open } = isPhrase
      ? yield* slots.names.findTitlePhrase(words, slots.size)
      : yield* slots.names.findSigns(column, words, slots.size);
    if (open !== null && this.signs !== 0) keepSlots(open, slots.withNameSigns(this.signs));
    return { known, open };
  }

  private *inNames(column: NameColumn, lists: readonly Uint32Array[]): Steps<FoundSlots> {
    const { slots } = this;
    yield;
    const found = yield* slots.names.slotsWith(column, lists, slots.size);
    if (found !== null && this.isOneWord()) return { known: found, open: null };
    const open = found ?? slotsFrom(0, slots.size);
    if (this.signs !== 0) keepSlots(open, slots.withNameSigns(this.signs));
    return { known: noSlots(slots.size), open };
  }

  /** The titles whose words begin with the text: where its first word begins it, that one stands behind no sign. */
  private *opening(): Steps<FoundSlots> {
    const { slots, runs } = this;
    const [first, ...others] = runs;
    if (first === undefined || first.start > 0) return yield* this.inNames('title', this.wordsOfNames());
    const place = first.place === 'anywhere' ? 'start' : 'whole';
    const found = yield* this.inNames('opening', [slots.names.find(first.text, place)]);
    if (others.length === 0 || found.open === null) return found;
    const rest = yield* slots.names.slotsWith('title', this.wordsOfNames().slice(1), slots.size);
    if (rest !== null) keepSlots(found.open, rest);
    return found;
  }

  private *inAbstracts(): Steps<FoundSlots> {
    const { words, slots } = this;
    const { abstracts, size } = slots;
    // Before: more may be indexed meanwhile.
    const indexed = abstracts.known;
    const { known, open } = yield* abstracts.find(words, size);
    const isUnknown = indexed < size && this.isComplete && abstractRule(words) !== 'never';
    const toRead = open ?? (isUnknown ? noSlots(size) : null);
    if (isUnknown && toRead !== null) {
      for (let slot = indexed; slot < size; slot++) addSlot(toRead, slot);
    }
    if (toRead !== null && this.signs !== 0) keepSlots(toRead, abstracts.withSigns(this.signs, size));
    return { known, open: toRead };
  }

  /** Whether the text is a stretch of word letters: a text has it where one of its words has it. */
  private isOneWord(): boolean {
    return this.runs.length === 1 && this.runs[0]?.text === this.words;
  }

  private wordsOfNames(): readonly Uint32Array[] {
    return (this.nameWords ??= this.runs.map(({ text, place }) => this.slots.names.find(text, place)));
  }
}
