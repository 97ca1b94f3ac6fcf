/** The places where a byline's title may end and its first name start. Generous; choosing is boundary.ts's and the model's. */
import { codesOf, type Codes } from './codes';
import type { Byline } from './byline';
import { charKind, charKinds, isSmallLetter } from './characters';
import { isApostrophe, isParticle, maybeParticle } from './particles';
import { isStopWord } from './stopWords';
import { shapeOf, shapes } from './tokenShape';

/** At most three people are shown, and exactly three before `et al.` (FORMAT.md). */
const shownPeople = 3;
/** No more places are weighed: the last ones of a byline, which is where the people are. */
const candidateLimit = 160;
const namesWidth = 600;

/** Offsets of the first name's first character, in order; empty where the byline has no place for one. */
export function boundaryCandidates(byline: Byline): readonly number[] {
  const { text, end, etAl } = byline;
  const codes = codesOf(text);
  // From the right.
  const places: number[] = [];
  const leftmost = end - namesWidth;
  let to = end;
  for (let people = 1; people <= shownPeople && to > leftmost && to > 0; people++) {
    const comma = commaBefore(codes, to);
    const from = comma < 0 ? 1 : comma + 2;
    // Before `et al.` stand exactly three; a title's comma may make it look like more, never like fewer.
    if (!etAl || people === shownPeople || comma < 0) {
      collect(codes, Math.max(from, leftmost), to, places);
    }
    to = comma;
  }
  return places.reverse();
}

/** The last comma before an offset with a blank after it; -1 where there is none. */
function commaBefore(codes: Codes, to: number): number {
  let at = to - 1;
  while (at >= 0 && (codes[at] !== 0x2c || codes[at + 1] !== 0x20)) at -= 1;
  return at;
}

/** Places between two commas, from the right: as far as what follows may be one name. */
function collect(codes: Codes, from: number, end: number, places: number[]): void {
  let words = 1;
  let flaws = 0;
  let wordEnd = end;
  let code = codes[end - 1] ?? 0;
  for (let at = end - 1; at >= from && places.length < candidateLimit; at--) {
    const before = codes[at - 1] ?? 0;
    if (code === 0x20) {
      words += 1;
      if (words > longestName) return;
      flaws += flawsOf(codes, at + 1, wordEnd);
      if (flaws > 1) return;
      wordEnd = at;
    } else if (isPlace(codes, at, wordEnd, code, before)) {
      // Nikola is no `Niko` before a `la`: a capital glued to the same word is the plainer place.
      if (places.length > 0 && isTail(codes, places[places.length - 1] ?? end, wordEnd)) {
        if (followsPlainWord(codes, at)) places.pop();
      }
      places.push(at);
    }
    code = before;
  }
}

/** Whether a name may start at a place inside a word. In a run of small letters, which is most of a byline, only a particle does. */
function isPlace(codes: Codes, at: number, wordEnd: number, code: number, before: number): boolean {
  if (before === 0x20) return false;
  if (isSmallLetter(code) && isSmallLetter(before)) return mayBeParticle(codes, at, wordEnd);
  return mayStart(codes, at, wordEnd);
}

/** Whether a place is a particle at the end of the very word being read. */
function isTail(codes: Codes, place: number, wordEnd: number): boolean {
  return place < wordEnd && charKind(codes[place] ?? 0) === charKinds.lower;
}

/** After a word with no capital but its first letter: the run of letters has one joint, and this is it. */
function followsPlainWord(codes: Codes, at: number): boolean {
  let back = at - 1;
  while (back >= 0 && charKind(codes[back] ?? 0) === charKinds.lower) back -= 1;
  if (back >= 0 && charKind(codes[back] ?? 0) === charKinds.upper) back -= 1;
  const before = back < 0 ? charKinds.space : charKind(codes[back] ?? 0);
  return before === charKinds.space || before === charKinds.other;
}

/** A name has no more words than this. */
const longestName = 7;

/** A word in small letters is a flaw in a name, one of running text two. */
function flawsOf(codes: Codes, from: number, to: number): number {
  if (charKind(codes[from] ?? 0) !== charKinds.lower) return 0;
  if (shapeOf(codes, from, to) !== shapes.small) return 0;
  return isStopWord(codes, from, to) ? 2 : 1;
}

function mayStart(codes: Codes, at: number, wordEnd: number): boolean {
  const kind = charKind(codes[at] ?? 0);
  if (kind === charKinds.digit) return false;
  const before = codes[at - 1] ?? 0;
  const beforeKind = charKind(before);
  if (kind === charKinds.lower && beforeKind === charKinds.lower) return mayBeParticle(codes, at, wordEnd);
  if (beforeKind === charKinds.space || opens(before)) return false;
  if (kind === charKinds.upper) return true;
  if (kind === charKinds.caseless) return !isHalf(codes, at);
  if (kind !== charKinds.lower) return mayBeParticle(codes, at, wordEnd);
  if (beforeKind === charKinds.upper) return mayBeParticle(codes, at, wordEnd);
  return before !== 0x27 && before !== 0x2019;
}

/** A particle stands at the end of its run of letters, or before an apostrophe or a hyphen. */
function mayBeParticle(codes: Codes, at: number, wordEnd: number): boolean {
  const next = codes[at + 1] ?? 0;
  if (!maybeParticle(codes[at] ?? 0, next)) return false;
  if (wordEnd - at > 5 && !isApostrophe(next) && (codes[at + 2] ?? 0) !== 0x2d) return false;
  return isParticle(codes, at);
}

/** Inside a surrogate pair. */
function isHalf(codes: Codes, at: number): boolean {
  const code = codes[at] ?? 0;
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Characters no title ends with: opening brackets and quotes, hyphens, and the like. */
export function opens(code: number): boolean {
  return (
    code === 0x28 || // (
    code === 0x5b || // [
    code === 0x7b || // {
    code === 0x2d || // -
    code === 0x2f || // /
    code === 0x26 || // &
    code === 0x40 || // @
    code === 0x5c || // \
    code === 0x5f || // _
    code === 0x5e || // ^
    code === 0x2c || // ,
    (code >= 0x2010 && code <= 0x2014) ||
    code === 0x2018 ||
    code === 0x201c ||
    code === 0x201e
  );
}
