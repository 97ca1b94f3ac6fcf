/**
 * Which slots have which words with signs in a text of theirs: joined by them (`multi-modal`, `gpt-3.5`), kept as they stand, or beside
 * them (`c++`, `(see`), kept by two letters of the word and the sign.
 */
import { classesOf, firstClassOf, lastClassOf, twoLetterClasses } from './letterClass';
import { LongStretches } from './longStretches';
import type { SearchUnits } from './searchUnits';
import type { Steps } from '../steps';
import { isWord, wordAt, type Piece } from './piece';
import { addSlots, dropSlots, keepSlots, noSlots, type SlotSet } from './slotSet';
import { hashOn, hashStart, WordTable, type WordPlace } from './wordTable';
import { WordIndex } from './wordIndex';

const blank = 0x20;
/** A longer stretch that signs join stands in no other text. */
const longestJoined = 64;
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
  private readonly long = new LongStretches();
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
    return Math.min(this.joinedIndex.known, this.long.known, this.sideIndex.known);
  }

  /** Takes the next word of a text, from where to where it stands; `follows` the last by a blank, and by nothing else. */
  take(units: Uint16Array, start: number, end: number, follows: boolean): void {
    if (follows) this.begin(units, start);
    else if (this.hasBlank(units, start)) {
      this.endWith(units, start);
      this.begin(units, start);
      const sign = start > 0 ? (units[start - 1] ?? blank) : blank;
      if (sign !== blank) this.addSide('start', sign, firstClassOf(units, start, end));
    } else this.isJoined = true;
    this.wordStart = start;
    this.end = end;
  }

  /** Ends a text: what comes next stands in another, of the same slot still. */
  endText({ units, length }: SearchUnits): void {
    this.endWith(units, length);
    this.begin(units, -1);
    this.end = -1;
  }

  /** Goes on to the next slot. */
  next(): void {
    this.joinedIndex.next();
    this.long.next();
    this.sideIndex.next();
  }

  settle(): void {
    this.joined.trim();
    this.joinedIndex.settle();
    this.long.settle();
    this.sideIndex.settle();
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
    piece: Piece,
    slotsWithWord: (part: string, place: WordPlace) => Steps<SlotSet>,
    size: number,
  ): Steps<FoundSlots> {
    const { known, open } = yield* this.findOutside(piece, slotsWithWord, size);
    const inside = yield* this.long.find(piece.text, size);
    if (inside === null) return { known, open };
    if (open !== null) addSlots(inside, open);
    dropSlots(inside, known);
    return { known, open: inside };
  }

  /** The slots that have words which signs join, at a place among blanks, or may have them. */
  *slotsWithJoined(core: string, place: WordPlace, size: number): Steps<SlotSet> {
    const slots = noSlots(size);
    yield* this.joinedIndex.collect(this.joined.find(core, place), slots);
    const inside = yield* this.long.find(core, size);
    if (inside !== null) addSlots(slots, inside);
    return slots;
  }

  /** The same as `find` but for the inside of long stretches. */
  private *findOutside(
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

  /** Whether a blank stands between the last word and what begins at `to`; before the first word there is one. */
  private hasBlank(units: Uint16Array, to: number): boolean {
    if (this.end < 0) return true;
    for (let at = this.end; at < to; at++) if (units[at] === blank) return true;
    return false;
  }

  /** Begins what signs may join anew. */
  private begin(units: Uint16Array, start: number): void {
    if (this.isJoined) this.addJoined(units);
    this.isJoined = false;
    this.start = start;
  }

  private addJoined(units: Uint16Array): void {
    if (this.end - this.start > longestJoined) {
      this.long.add(units, this.start, this.end);
      return;
    }
    let hash = hashStart;
    for (let at = this.start; at < this.end; at++) hash = hashOn(hash, units[at] ?? 0);
    this.joinedIndex.add(this.joined.numberOf(units, this.start, this.end, hash));
  }

  /** Takes note of the sign after the last word, where there is one before `next`. */
  private endWith(units: Uint16Array, next: number): void {
    const { wordStart, end } = this;
    if (end < 0 || end === next) return;
    const sign = units[end] ?? blank;
    if (sign !== blank) this.addSide('end', sign, lastClassOf(units, wordStart, end));
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
