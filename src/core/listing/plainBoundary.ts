/** The boundary of the commonest bylines, three in four, read from the right in one go: what evidentBoundary.ts would say, for less. */
import { opens } from './candidates';
import { charKind, charKinds, isCapitalLetter, isSmallLetter } from './characters';
import { orgsPattern } from './lineShape';
import { endsInParticle } from './particles';
import type { PlainPiece } from './plainPieces';

/** Places in the text that the byline stands in. */
export interface PlainBoundary {
  /** Where the first name starts. */
  readonly people: number;
  /** Where the second and the third start, each two after the end of the one before; -1 where there is none. */
  readonly second: number;
  readonly third: number;
  /** Where the people end: before ` et al.` and the organisations; and where these start, or the line ends. */
  readonly end: number;
  readonly orgs: number;
}

/**
 * The boundary of a byline whose people are spelt as most are, and so are the title's last word and the two before that,
 * in ASCII, so that no other place comes into question; null for any other. What it gives is good until it is asked again.
 */
export function plainBoundary(
  text: string,
  { start, end: lineEnd, dot }: Pick<PlainPiece, 'start' | 'end' | 'dot'>,
): PlainBoundary | null {
  const orgs = startOfOrgs(text, lineEnd);
  if (orgs < 0 || dot < orgs) return null;
  const marked = startOfEtAl(text, orgs);
  if (marked < orgs) return orgs - marked === 7 ? afterThree(text, start, marked, orgs) : null;
  const hasOrgs = orgs < lineEnd;
  if (hasOrgs && (endsInParticle(text, orgs) || !orgsPattern.test(text.slice(orgs + 3, lineEnd))))
    return null;
  return afterFew(text, start, orgs, hasOrgs);
}

/** Where ` · ` stands with only what slugs are made of after it; the line's end where none does, -1 where the dot lacks a blank. */
function startOfOrgs(text: string, lineEnd: number): number {
  let at = lineEnd - 1;
  while (mayBeOfSlugs(text.charCodeAt(at))) at -= 1;
  if (text.charCodeAt(at) !== 0xb7) return lineEnd;
  return text.startsWith(' · ', at - 1) ? at - 1 : -1;
}

/** Where ` et al.` or ` et al` starts that ends at an offset; the offset itself where neither does. */
function startOfEtAl(text: string, end: number): number {
  const to = text.charCodeAt(end - 1) === 0x2e ? end - 1 : end;
  // Few ends come so far, so that the engine's own comparison is seldom called.
  if (text.charCodeAt(to - 1) !== 0x6c || text.charCodeAt(to - 2) !== 0x61) return end;
  return text.startsWith(' et al', to - 6) ? to - 6 : end;
}

/** Small letters, digits and the marks of slugs and between them. */
function mayBeOfSlugs(code: number): boolean {
  return isSmallLetter(code) || (code >= 0x2c && code <= 0x39) || code === 0x20;
}

/** Three people and ` et al.`: the boundary is in the first one's name, whatever the others are called. */
function afterThree(text: string, start: number, end: number, orgs: number): PlainBoundary | null {
  const third = partBefore(text, end);
  const second = third < 0 ? -1 : partBefore(text, third - 2);
  if (second < 0) return null;
  // Nothing between two marks, or a blank before a comma: more than a comma and a blank is between the names.
  if (third >= end || text.charCodeAt(third - 3) === 0x20) return null;
  const people = nameBefore(text, second - 2);
  if (people < 0 || !isJoint(text, people) || !endsPlainTitle(text, start, people)) return null;
  return fill(people, second, third, end, orgs);
}

/** Up to three people: a boundary may be in any of their names, and a single one without organisations in a title. */
function afterFew(text: string, start: number, end: number, hasOrgs: boolean): PlainBoundary | null {
  let second = -1;
  let third = -1;
  for (let people = 1; people <= 3; people++) {
    const name = nameBefore(text, second < 0 ? end : second - 2);
    if (name < 0) return null;
    if (isJoint(text, name)) {
      const isPlain = (people > 1 || hasOrgs) && endsPlainTitle(text, start, name);
      return isPlain ? fill(name, second, third, end, end) : null;
    }
    third = second;
    second = name;
  }
  return null;
}

const found = { people: 0, second: 0, third: 0, end: 0, orgs: 0 };

function fill(people: number, second: number, third: number, end: number, orgs: number): PlainBoundary {
  found.people = people;
  found.second = second;
  found.third = third;
  found.end = end;
  found.orgs = orgs;
  return found;
}

/** Where the part between `, ` and an offset starts; -1 where there is none in the line, or a comma without a blank. */
function partBefore(text: string, end: number): number {
  for (let at = end - 1; ; at--) {
    const code = text.charCodeAt(at);
    if (code === 0x2c) return text.charCodeAt(at + 1) === 0x20 ? at + 2 : -1;
    if (!(code >= 0x20)) return -1;
  }
}

/** A title's end has no more than a small letter before the name. */
function isJoint(text: string, name: number): boolean {
  return text.charCodeAt(name - 1) !== 0x20;
}

const mostWords = 4;

/** Where the name of plain words that ends at an offset starts: after `, `, or after a small letter, and then it has two words or more; -1 otherwise. */
function nameBefore(text: string, end: number): number {
  let to = end;
  for (let words = 1; words <= mostWords; words++) {
    const word = wordBefore(text, to);
    if (word < 0) return -1;
    const before = text.charCodeAt(word - 1);
    if (before !== 0x20) return words > 1 && isSmall(before) && !endsInTwo(text, to) ? word : -1;
    if (words > 1 && endsInParticle(text, to)) return -1;
    to = word - 1;
    if (text.charCodeAt(to - 1) === 0x2c) return word;
  }
  return -1;
}

/** Whether a word ends as `Fidel` or `Della` do, in one particle and in another: a capital glued to it stands for one only. */
function endsInTwo(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  const middle = text.charCodeAt(end - 2);
  const first = text.charCodeAt(end - 3);
  if (last === 0x6c) return middle === 0x65 && first === 0x64;
  return (last === 0x61 || last === 0x65) && middle === 0x6c && first === 0x6c;
}

/** Where the capital of `Wen`, `J.` or `Chen-Yu` stands that ends at an offset; -1 for words of any other shape, and for `Al-Khatib`. */
function wordBefore(text: string, end: number): number {
  if (text.charCodeAt(end - 1) === 0x2e) return isCapital(text.charCodeAt(end - 2)) ? end - 2 : -1;
  let at = end;
  for (;;) {
    const part = at;
    while (isSmall(text.charCodeAt(at - 1))) at -= 1;
    if (at === part || !isCapital(text.charCodeAt(at - 1))) return -1;
    at -= 1;
    if (text.charCodeAt(at - 1) !== 0x2d) return at;
    at -= 1;
    // `el-` and `al-` are particles.
    if (text.charCodeAt(at - 1) === 0x6c) return -1;
  }
}

const shortestWord = 4;
const nearWords = 2;

/** Whether a title ends in a plain word of four letters or more, and no name can begin inside the two words before it. */
function endsPlainTitle(text: string, start: number, end: number): boolean {
  let at = end;
  while (isSmallLetter(text.charCodeAt(at - 1))) at -= 1;
  if (end - at < shortestWord - 1) return false;
  if (isCapitalLetter(text.charCodeAt(at - 1))) at -= 1;
  if (end - at < shortestWord) return false;
  if (text.charCodeAt(at - 1) !== 0x20 || text.charCodeAt(at - 2) === 0x2c) return false;
  let next = 0x20;
  for (let words = 0; at > start; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 0x20) {
      if (words === nearWords) return true;
      words += 1;
    } else if (isCapitalLetter(code) && isSmallLetter(next) && at - 1 > start) {
      const before = text.charCodeAt(at - 2);
      if (before !== 0x20 && !opens(before)) return false;
    } else if (code > 0x7e) return false;
    next = code;
  }
  return true;
}

function isSmall(code: number): boolean {
  return code < 0x7f ? isSmallLetter(code) : charKind(code) === charKinds.lower;
}

function isCapital(code: number): boolean {
  return code < 0x7f ? isCapitalLetter(code) : charKind(code) === charKinds.upper;
}
