/** The boundary of bylines that leave no doubt, four in five: found by shape alone, so that the model weighs the others. */
import { codesOf, type Codes } from './codes';
import type { Byline } from './byline';
import { boundaryCandidates } from './candidates';
import { charKind, charKinds } from './characters';
import { familyNameBoundary } from './familyNames';
import { isDense, otherScriptBoundary } from './otherScript';
import { shapeOf, shapes } from './tokenShape';

/**
 * The last of a byline's places, where a plain name starts there and no other place could be meant; null otherwise.
 * Right in every one of 16,800 papers it speaks of (measured; test/unit keeps it so).
 */
export function evidentBoundary(
  byline: Byline,
  places: readonly number[] = boundaryCandidates(byline),
): number | null {
  const { text, end, etAl, orgs } = byline;
  if (charKind(codesOf(text)[end - 1] ?? 0) === charKinds.caseless) {
    const family = familyNameBoundary(byline);
    if (family !== null) return family;
  }
  const otherScript = otherScriptBoundary(byline);
  if (otherScript !== null) return otherScript;
  const codes = codesOf(text);
  const at = places.at(-1);
  if (at === undefined || !isPlainName(codes, at, end)) return null;
  // Writing without capitals, or a picture, ends where a name in letters with capitals begins: no word has some of each.
  if (isDense(codes[at - 1] ?? 0)) return at;
  // One name with nothing around it may as well be the end of a title whose people are missing.
  if (!etAl && orgs.length === 0 && !hasComma(codes, at, text.length)) return null;
  const chunk = wordStart(codes, at);
  if ((codes[chunk - 2] ?? 0) !== 0x2c && endsInWord(codes, at)) {
    return (places.at(-2) ?? -1) >= chunk || hasAnother(codes, places) ? null : at;
  }
  // Shorter words and other ends do where no other place comes into question at all.
  return places.length === 1 && endsPlainly(codes, at) ? at : null;
}

/** Two to four words, each written as names are. */
export function isPlainName(codes: Codes, at: number, end: number): boolean {
  let from = at;
  for (let words = 1; words <= 4; words++) {
    const to = wordEnd(codes, from, end);
    const last = to >= end || (codes[to - 1] ?? 0) === 0x2c;
    if (!isPlainWord(shapeOf(codes, from, last && to < end ? to - 1 : to), words === 1)) return false;
    if (last) return words > 1;
    from = to + 1;
  }
  return false;
}

/** Whether a comma with a blank after it stands in a stretch. */
function hasComma(codes: Codes, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (codes[at] === 0x2c && codes[at + 1] === 0x20) return true;
  return false;
}

/** Where the run of non-blanks before a place starts. */
function wordStart(codes: Codes, at: number): number {
  let start = at;
  while (start > 0 && codes[start - 1] !== 0x20) start -= 1;
  return start;
}

function wordEnd(codes: Codes, from: number, end: number): number {
  let at = from;
  while (at < end && codes[at] !== 0x20) at += 1;
  return at;
}

function isPlainWord(shape: number, first: boolean): boolean {
  return (
    shape === shapes.capitalised ||
    shape === shapes.initial ||
    shape === shapes.hyphened ||
    shape === shapes.prefixed ||
    shape === shapes.apostrophe ||
    (!first && shape === shapes.particle)
  );
}

/** After a small letter or a mark that ends titles. */
function endsPlainly(codes: Codes, at: number): boolean {
  const before = codes[at - 1] ?? 0;
  return charKind(before) === charKinds.lower || before === 0x3f || before === 0x21 || before === 0x29;
}

/** After a word of four letters or more, of which only the first may be a capital. */
function endsInWord(codes: Codes, at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    if (charKind(codes[at - back] ?? 0) !== charKinds.lower) return false;
  }
  for (let back = 4; back <= 6 && back <= at; back++) {
    const kind = charKind(codes[at - back] ?? 0);
    if (back === 4 && kind !== charKinds.lower && kind !== charKinds.upper) return false;
    if (kind !== charKinds.lower) return true;
  }
  return true;
}

/** So many words before the one a place stands in are near it. */
const nearWords = 2;

/** Whether one of the places near the last begins as names do. */
function hasAnother(codes: Codes, places: readonly number[]): boolean {
  const last = places.length - 1;
  const near = nearStart(codes, places[last] ?? 0);
  for (let index = last - 1; index >= 0; index--) {
    const at = places[index] ?? 0;
    if (at < near) return false;
    const kind = charKind(codes[at] ?? 0);
    if (kind === charKinds.upper && charKind(codes[at + 1] ?? 0) === charKinds.lower) return true;
  }
  return false;
}

/** Where the second word before the one a place stands in starts. */
function nearStart(codes: Codes, place: number): number {
  let at = place;
  for (let blanks = 0; at > 0; at--) {
    if (codes[at - 1] === 0x20 && ++blanks > nearWords) break;
  }
  return at;
}
