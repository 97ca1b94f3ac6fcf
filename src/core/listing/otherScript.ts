/** The boundary of bylines whose people are written in a script without capitals, after a title in another: where it changes. */
import { codesOf, type Codes } from './codes';
import type { Byline } from './byline';
import { charKind, charKinds } from './characters';

/** At most three people are shown, and exactly three before `et al.` (FORMAT.md). */
const shownPeople = 3;
/** A name in Chinese, Japanese or Korean writing has no more letters; where there are more, the title ends in them. */
const longestDense = 5;
/** In writing with blanks between words a name has no more words. */
const mostWords = 5;

/**
 * The place where the script changes, if all people after it are named in letters without case: `Models王小明, 李华`.
 * Null for any other byline, which is nearly all: the last letter tells.
 */
export function otherScriptBoundary({ text, end, etAl }: Byline): number | null {
  const last = text.charCodeAt(end - 1);
  if (charKind(last) !== charKinds.caseless && !isMark(last)) return null;
  const codes = codesOf(text);
  let to = end;
  for (let people = 1; people <= shownPeople; people++) {
    const at = runStart(codes, to);
    if (!isNamelike(codes, at, to) || noLetter.test(text.slice(at, to))) return null;
    // A blank before it: a name after a comma, or the last words of a title.
    if (codes[at - 1] !== 0x20) {
      if (at === 0 || (etAl && people < shownPeople)) return null;
      // One by itself may be the last word of a title that goes in and out of the script.
      return people === 1 && !etAl && hasCaseless(codes, at) ? null : at;
    }
    if (codes[at - 2] !== 0x2c) return null;
    to = at - 2;
  }
  return null;
}

/** Of what is written with surrogate pairs, signs and the letters of formulas: `charKind` takes most halves for letters. */
const noLetter = /(?![\p{Lo}\p{M}])[\u{10000}-\u{10ffff}]|\p{Cs}/u;

function hasCaseless(codes: Codes, end: number): boolean {
  for (let at = 0; at < end; at++) if (charKind(codes[at] ?? 0) === charKinds.caseless) return true;
  return false;
}

/** Where the letters without case that end at a place begin, blanks and marks between them counted in. */
function runStart(codes: Codes, end: number): number {
  let start = end;
  for (let at = end - 1; at >= 0; at--) {
    const code = codes[at] ?? 0;
    if (charKind(code) === charKinds.caseless && !endsPicture(codes, at)) start = at;
    else if (code !== 0x20 && !joins(code)) break;
  }
  return start;
}

/** The second half of an emoji: its first is no letter (characters.ts). */
function endsPicture(codes: Codes, at: number): boolean {
  const code = codes[at] ?? 0;
  return code >= 0xdc00 && code <= 0xdfff && charKind(codes[at - 1] ?? 0) === charKinds.other;
}

/** The dot between the parts of a foreign name, hyphens, and the marks that stand on letters. */
function joins(code: number): boolean {
  return code === 0xb7 || code === 0x30fb || code === 0x2d || code === 0x5be || isMark(code);
}

/** A vowel sign or an accent; in Indian scripts names end in them. */
function isMark(code: number): boolean {
  return code >= 0x300 && charKind(code) === charKinds.other && mark.test(String.fromCharCode(code));
}

const mark = /\p{M}/u;

function isNamelike(codes: Codes, from: number, to: number): boolean {
  let words = 1;
  let dense = 0;
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0;
    if (code === 0x20) words += 1;
    if (isDense(code)) dense += 1;
  }
  return to > from && words <= mostWords && dense <= longestDense;
}

/** Han, kana and Hangul, which write a name with a few letters; half a surrogate pair is of the rarer ones. */
export function isDense(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xdfff)
  );
}
