/** The words and signs of texts, as indexes keep them and as what is looked for asks for them. */
import { isWordUnit } from './searchText';
import type { SearchUnits } from './searchUnits';
import { hashOn, hashStart, type WordPlace, type WordTable } from './wordTable';

const blank = 0x20;

/** Words of a phrase that are looked up; the rest is settled by reading. */
const wordsLookedUp = 8;

/** Takes the words of a text, one after the other. */
export interface WordSink {
  /**
   * `word` is its number in the table; it stands from `start` to `end` of the units. `follows`: there is a word before it in
   * the text, and but a blank between them.
   */
  take(word: number, units: Uint16Array, start: number, end: number, follows: boolean): void;
}

/** Hands the words of a search text on; gives its signs, as `signsOf` does. */
export function readWords({ units, length }: SearchUnits, table: WordTable, sink: WordSink): number {
  let signs = 0;
  let wordEnd = -1;
  for (let at = 0; at < length; at++) {
    let unit = units[at] ?? 0;
    if (!isWordUnit(unit)) {
      signs |= signBit(unit);
      continue;
    }
    const start = at;
    let hash = hashStart;
    do {
      hash = hashOn(hash, unit);
      unit = ++at < length ? (units[at] ?? 0) : blank;
    } while (isWordUnit(unit));
    const follows = start - wordEnd === 1 && wordEnd > 0 && units[wordEnd] === blank;
    sink.take(table.numberOf(units, start, at, hash), units, start, at, follows);
    signs |= signBit(unit);
    wordEnd = at;
  }
  return signs;
}

/** A stretch of word letters in what is looked for, and where in a word it has to stand: a cut end may be inside one. */
export interface WordRun {
  readonly text: string;
  readonly place: WordPlace;
  /** Where it begins in what is looked for. */
  readonly start: number;
}

/** The first stretches of word letters in a search text. */
export function runsOf(words: string): readonly WordRun[] {
  const runs: WordRun[] = [];
  for (let at = 0; at < words.length && runs.length < wordsLookedUp;) {
    if (!isWordUnit(words.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < words.length && isWordUnit(words.charCodeAt(at))) at++;
    const opensWord = start > 0;
    const closesWord = at < words.length;
    const place = opensWord ? (closesWord ? 'whole' : 'start') : closesWord ? 'end' : 'anywhere';
    runs.push({ text: words.slice(start, at), place, start });
  }
  return runs;
}

/** Which signs occur in a search text: a bit for nearly each of ASCII, one for all others. Blanks do not count. */
export function signsOf(text: string): number {
  let signs = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isWordUnit(unit)) signs |= signBit(unit);
  }
  return signs;
}

/** The signs of ASCII have a bit each, but braces one and | and ~ one; all others share one. */
function signBit(unit: number): number {
  if (unit === blank) return 0;
  if (unit < 0x30) return 1 << (unit & 15);
  if (unit < 0x41) return 1 << (16 + unit - 0x3a);
  if (unit < 0x61) return 1 << (23 + unit - 0x5b);
  if (unit === 0x7b || unit === 0x7d) return 1 << 29;
  return unit < 0x7f ? 1 << 30 : 1 << 31;
}
