/** The header as the page prints it, `95.3LGApr 14, 2025Code`, found without a pattern and kept as numbers. */
import { isCapitalLetter, isDigit } from './characters';
import { monthAt } from './listedDate';

/** Where its parts start, one after the other; a part that is missing starts where the next does. */
export interface UsualHeader {
  readonly start: number;
  readonly category: number;
  readonly date: number;
  readonly code: number;
  readonly end: number;
  readonly month: number;
  readonly day: number;
  /** -1 where none is printed. */
  readonly year: number;
}

/** One to be filled anew for each paper. */
export type HeaderRecord = { -readonly [Part in keyof UsualHeader]: UsualHeader[Part] };

export function emptyHeader(): HeaderRecord {
  return { start: -1, category: -1, date: -1, code: -1, end: -1, month: 0, day: 0, year: -1 };
}

/** The usual header at an offset, with a category of two capitals or an archive's name, whatever follows it; null where none starts there. */
export function findUsual(text: string, start: number): UsualHeader | null {
  const found = emptyHeader();
  return fillUsual(text, start, found) ? found : null;
}

/** The same into a record, which holds nothing of use where it says no: one for each of many papers would be work to collect. */
export function fillUsual(text: string, start: number, into: HeaderRecord): boolean {
  let at = start;
  while (isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2e) at += 1;
  const category = at;
  const isPair = isCapitalLetter(text.charCodeAt(at)) && isCapitalLetter(text.charCodeAt(at + 1));
  const date = isPair ? at + 2 : endOfArchive(text, at);
  if (date === at) return false;
  const month = monthAt(text, date);
  if (month === 0 || text.charCodeAt(date + 3) !== 0x20 || !isDigit(text.charCodeAt(date + 4))) return false;
  at = date + (isDigit(text.charCodeAt(date + 5)) ? 6 : 5);
  const day = numberAt(text, date + 4, at);
  let year = -1;
  if (text.charCodeAt(at) === 0x2c && text.charCodeAt(at + 1) === 0x20) {
    for (let digit = at + 2; digit < at + 6; digit++) if (!isDigit(text.charCodeAt(digit))) return false;
    year = numberAt(text, at + 2, at + 6);
    at += 6;
  }
  into.start = start;
  into.category = category;
  into.date = date;
  into.code = at;
  into.end = text.charCodeAt(at) === 0x43 && text.startsWith('Code', at) ? at + 4 : at;
  into.month = month;
  into.day = day;
  into.year = year;
  return true;
}

/** No archive's name is longer, as `hep-th` and `astro-ph` are. */
const longestArchive = 20;

/** Where the small letters and hyphens from an offset end, letters first; the offset itself where there are none. */
function endOfArchive(text: string, start: number): number {
  let at = start;
  while (at < start + longestArchive && isOfArchive(text.charCodeAt(at), at > start)) at += 1;
  return at;
}

function isOfArchive(code: number, inside: boolean): boolean {
  return (code >= 0x61 && code <= 0x7a) || (inside && code === 0x2d);
}

/** The score of a header whose category starts at `to`: null where there is none, NaN where it is no number as scores are. */
export function scoreAt(text: string, from: number, to: number): number | null {
  if (from === to) return null;
  let whole = 0;
  let at = from;
  while (at < to && at < from + 3 && isDigit(text.charCodeAt(at)))
    whole = whole * 10 + text.charCodeAt(at++) - 0x30;
  if (at === to) return whole;
  // One figure after the point, as nearly all are: ten of them are just what the text says.
  if (at > from && at + 2 === to && text.charCodeAt(at) === 0x2e && isDigit(text.charCodeAt(at + 1)))
    return (whole * 10 + text.charCodeAt(at + 1) - 0x30) / 10;
  return scoreOf(text.slice(from, to)) ?? NaN;
}

/** The number a printed score stands for; null where it is not one. */
export function scoreOf(printed: string): number | null {
  return scoreShape.test(printed) ? Number(printed) : null;
}

const scoreShape = /^\d{1,3}(\.\d+)?$/;

function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 0x30;
  return value;
}
