/**
 * Which slots have which words with signs in a text of theirs: joined by them (`multi-modal`, `gpt-3.5`), kept as they stand, or beside
 * them (`c++`, `(see`), kept by two letters of the word and the sign.
 */
import { classesOf, firstClassOf, lastClassOf, twoLetterClasses } from './letterClass';
import type { Steps } from '../steps';
import { isWord, wordAt, type Piece } from './piece';
import { dropSlots, keepSlots, noSlots, type SlotSet } from './slotSet';
import { hashOn, hashStart, WordTable, type WordPlace } from './wordTable';
import { WordIndex } from './wordIndex';

const blank = 0x20;
/** Those of ASCII, then all others. */
const signClasses = 0x80 + 1;

/** What an index knows of a text: the slots that have it, and those that have to be read to tell. */
export interface FoundSlots {
  readonly known: SlotSet;
  readonly open: SlotSet | null;
}

export class SignIndex {
  /** What signs join, from its first word to its last. */
  readonly joined = new WordTable();
  readonly joinedIndex = new WordIndex();
  /** Signs before and after words, by `sideNumber`, then by the word's letters: the number of each plus one, or 0. */
  private readonly sides = new Map<number, Uint32Array>();
  private sideCount = 0;
  readonly sideIndex = new WordIndex();
  /** Where what signs may join begins, and where the last word of it ends; -1 before the first word of a text. */
  private start = -1;
  private end = -1;
  private wordStart = -1;
  private isJoined = false;

  /** How many slots are known. */
  get known(): number {
    return Math.min(this.joinedIndex.known, this.sideIndex.known);
  }

  /** Takes the next word of a text, from where to where it stands. */
  take(text: string, start: number, end: number): void {
    const { end: before } = this;
    if (start - before === 1 && before >= 0 && text.charCodeAt(before) === blank) this.begin(text, start);
    else if (this.hasBlank(text, before, start)) {
      this.endWith(text, start);
      this.begin(text, start);
      if (start > 0 && text.charCodeAt(start - 1) !== blank) {
        this.addSide('start', text.charCodeAt(start - 1), firstClassOf(text, start, end));
      }
    } else this.isJoined = true;
    this.wordStart = start;
    this.end = end;
  }

  /** Ends a text: what comes next stands in another, of the same slot still. */
  endText(text: string): void {
    this.endWith(text, text.length);
    this.begin(text, -1);
    this.end = -1;
  }

  /** Goes on to the next slot. */
  next(): void {
    this.joinedIndex.next(this.joined.count);
    this.sideIndex.next(this.sideCount);
  }

  settle(): void {
    this.joinedIndex.settle(this.joined.count);
    this.sideIndex.settle(this.sideCount);
  }

  /** The numbers of a sign before (`start`) or after what begins or ends with a core, ascending. */
  findSide(core: string, side: 'start' | 'end', sign: number): { numbers: Uint32Array; isExact: boolean } {
    const word = wordAt(core, side);
    const { classes, isExact } = classesOf(word, side, word !== core);
    const numbers = classes.flatMap((each) => {
      const number = this.sides.get(sideNumber(side, sign))?.[each] ?? 0;
      return number === 0 ? [] : [number - 1];
    });
    return { numbers: Uint32Array.from(numbers).sort(), isExact: isExact && sign < signClasses - 1 };
  }

  /** What has no blank, and signs in it or at its ends; `slotsWithWord` tells where a word is of which a part is given. */
  *find(
    { text, core, lead, trail }: Piece,
    slotsWithWord: (part: string, place: WordPlace) => Steps<SlotSet>,
    size: number,
  ): Steps<FoundSlots> {
    const known = noSlots(size);
    yield* this.joinedIndex.collect(this.joined.find(text, 'anywhere'), known);
    if (lead === '' && trail === '') return { known, open: null };
    // Its signs may also stand beside a word that it ends or begins with.
    const open = noSlots(size);
    for (const [side, sign] of [
      ['start', lead.charCodeAt(lead.length - 1)],
      ['end', trail.charCodeAt(0)],
    ] as const) {
      if (Number.isNaN(sign)) continue;
      const beside = this.findSide(core, side, sign);
      if (beside.isExact && text.length === core.length + 1) {
        yield* this.sideIndex.collect(beside.numbers, known);
        return { known, open: null };
      }
      yield* this.sideIndex.collect(beside.numbers, open);
    }
    const place = lead === '' ? 'end' : trail === '' ? 'start' : 'anywhere';
    keepSlots(
      open,
      isWord(core) ? yield* slotsWithWord(core, place) : yield* this.slotsWithJoined(core, place, size),
    );
    dropSlots(open, known);
    return { known, open };
  }

  /** The slots that have words which signs join, at a place among blanks. */
  *slotsWithJoined(core: string, place: WordPlace, size: number): Steps<SlotSet> {
    const slots = noSlots(size);
    yield* this.joinedIndex.collect(this.joined.find(core, place), slots);
    return slots;
  }

  private hasBlank(text: string, from: number, to: number): boolean {
    if (from < 0) return true;
    for (let at = from; at < to; at++) if (text.charCodeAt(at) === blank) return true;
    return false;
  }

  /** Begins what signs may join anew. */
  private begin(text: string, start: number): void {
    if (this.isJoined) this.addJoined(text);
    this.isJoined = false;
    this.start = start;
  }

  private addJoined(text: string): void {
    let hash = hashStart;
    for (let at = this.start; at < this.end; at++) hash = hashOn(hash, text.charCodeAt(at));
    this.joinedIndex.add(this.joined.numberOf(text, this.start, this.end, hash));
  }

  /** Takes note of the sign after the last word, where there is one before `next`. */
  private endWith(text: string, next: number): void {
    const { wordStart, end } = this;
    if (end < 0 || end === next || text.charCodeAt(end) === blank) return;
    this.addSide('end', text.charCodeAt(end), lastClassOf(text, wordStart, end));
  }

  private addSide(side: 'start' | 'end', sign: number, letters: number): void {
    const at = sideNumber(side, sign);
    const numbers = this.sides.get(at) ?? new Uint32Array(twoLetterClasses);
    let number = numbers[letters] ?? 0;
    if (number === 0) {
      numbers[letters] = number = ++this.sideCount;
      this.sides.set(at, numbers);
    }
    this.sideIndex.add(number - 1);
  }
}

function sideNumber(side: 'start' | 'end', sign: number): number {
  return (side === 'start' ? 0 : signClasses) + Math.min(sign, signClasses - 1);
}
