/** Reads whether a paper has one text, and where: what no index tells. */
import { ByteFinder } from './byteFinder';
import type { PaperSlots } from './paperSlots';
import { abstractRule, toSearchText } from './searchText';

/** The fields that a text without a field is looked for in, by their weight. */
export const textSections = ['title', 'author', 'org', 'tag', 'key', 'note', 'abstract'] as const;
export type TextSection = (typeof textSections)[number];

/** `opening`: where it begins the title, or follows a blank in it. */
export type TextPlace = TextSection | 'opening';

export class TextReader {
  private readonly words: string;
  private readonly slots: PaperSlots;
  private readonly finder: ByteFinder | null;

  /** `words` is search text. */
  constructor(words: string, slots: PaperSlots) {
    this.words = words;
    this.slots = slots;
    // A word of one or two letters stands alone, which the finder does not see.
    this.finder = abstractRule(words) === 'part' ? ByteFinder.of(words) : null;
  }

  /** Whether a slot's paper has the text at a place. */
  isAt(slot: number, place: TextPlace): boolean {
    const { words, slots } = this;
    const has = (text: string): boolean => toSearchText(text).includes(words);
    switch (place) {
      case 'title':
        return has(slots.paperAt(slot)?.title ?? '');
      case 'opening': {
        const title = toSearchText(slots.paperAt(slot)?.title ?? '');
        return title.startsWith(words) || title.includes(` ${words}`);
      }
      case 'author':
        return slots.paperAt(slot)?.authors.some(has) === true;
      case 'org':
        return slots.paperAt(slot)?.orgs.some(has) === true;
      case 'key':
        return slots.keys.at(slot).includes(words);
      case 'tag':
        return slots.ownTexts.get(slot)?.tags.some((tag) => tag.includes(words)) === true;
      case 'note':
        return slots.ownTexts.get(slot)?.note.includes(words) === true;
      case 'abstract':
        return slots.abstracts.has(slot, slots.paperAt(slot), words, this.finder);
      default:
        return place satisfies never;
    }
  }
}
