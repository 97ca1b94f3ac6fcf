/** The abstracts of slots: indexed one after another, and read where the index does not tell. */
import { limits } from '../listing/limits';
import type { Paper } from '../paper';
import type { Steps } from '../steps';
import { AbstractIndex } from './abstractIndex';
import type { ByteFinder } from './byteFinder';
import { abstractHas, toSearchText } from './searchText';
import { SearchUnits } from './searchUnits';
import type { FoundSlots } from './signIndex';
import { addSlot, type SlotSet } from './slotSet';
import { slotsWith, withRoom } from './slotTexts';

export class AbstractTexts {
  private readonly index = new AbstractIndex();
  private readonly units = new SearchUnits();
  private signs = new Int32Array();
  /** How long the abstract is where its search text is as long; -1 where it is not. */
  private plainLengths = new Int32Array();

  /** How many slots were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows. */
  get known(): number {
    return this.index.known;
  }

  /** Makes room for so many slots. */
  grow(slots: number): void {
    this.signs = withRoom(this.signs, slots);
    this.plainLengths = withRoom(this.plainLengths, slots);
  }

  /** Adds the next slot's paper, or null where it has none. */
  add(paper: Paper | null): void {
    const slot = this.index.size;
    this.plainLengths[slot] = this.take(paper);
    this.signs[slot] = this.index.add(this.units);
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.index.settle();
  }

  /** What is known of each abstract and a text, as search text; in sets of slots below `size`. */
  find(words: string, size: number): Steps<FoundSlots> {
    return this.index.find(words, size);
  }

  /** The slots below `size` with all of some signs in their abstract, or whose abstract was not added yet. */
  withSigns(signs: number, size: number): SlotSet {
    const slots = slotsWith(this.signs, signs, size);
    for (let slot = this.index.size; slot < size; slot++) addSlot(slots, slot);
    return slots;
  }

  /** Reads a slot's abstract: whether it has a text, as search text; `finder` is of the same text. */
  has(slot: number, paper: Paper | null, words: string, finder: ByteFinder | null): boolean {
    const stored = finder === null ? null : (paper?.abstractBytes ?? null);
    if (finder !== null && stored !== null) {
      const { bytes, start, end } = stored;
      // What stands there in ASCII stands in the text, unless the text was cut before it.
      if (finder.isIn(bytes, start, Math.min(end, start + limits.abstract))) return true;
      // As many bytes as units: all is ASCII, and nothing was dropped or joined. The bytes are the search text.
      if (end - start === this.plainLengths[slot]) return false;
    }
    const abstract = paper?.abstract ?? null;
    return abstract !== null && abstractHas(toSearchText(abstract), words);
  }

  /** Takes an abstract into `units`; gives its length where it is that of its search text, else -1. */
  private take(paper: Paper | null): number {
    const stored = paper?.abstractBytes ?? null;
    // Printable ASCII is plain text as it stands (listing/plainText.ts).
    const isShort = stored !== null && stored.end - stored.start <= limits.abstract;
    if (isShort && this.units.takeBytes(stored)) return this.units.length;
    const abstract = paper?.abstract ?? '';
    this.units.take(abstract);
    return this.units.length === abstract.length ? abstract.length : -1;
  }
}
