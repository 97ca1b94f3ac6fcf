/** The names that papers have in notes, by slot, and which of them may have a text. */
import { isWordUnit, toSearchText } from './searchText';
import { noSlots, type SlotSet } from './slotSet';
import { slotsWith, withRoom } from './slotTexts';
import { lettersOf } from './wordTable';

export class KeyColumn {
  /** As search text; '' where there is none. */
  private readonly keys: string[] = [];
  private letters = new Int32Array();
  /** Blanks and signs that any key ever had: most texts with a sign are in none. */
  private readonly signs = new Set<number>();

  /** Makes room for so many slots. */
  grow(slots: number): void {
    this.letters = withRoom(this.letters, slots);
  }

  set(slot: number, key: string): void {
    const text = toSearchText(key);
    this.keys[slot] = text;
    this.letters[slot] = lettersOf(text);
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!isWordUnit(unit)) this.signs.add(unit);
    }
  }

  at(slot: number): string {
    return this.keys[slot] ?? '';
  }

  /** The slots below `size` whose keys may have a search text. */
  mayHave(words: string, size: number): SlotSet {
    for (let at = 0; at < words.length; at++) {
      const unit = words.charCodeAt(at);
      if (!isWordUnit(unit) && !this.signs.has(unit)) return noSlots(size);
    }
    return slotsWith(this.letters, lettersOf(words), size);
  }
}
