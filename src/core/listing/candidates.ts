/** The places where a byline's title may end and its first name start. Generous; choosing is boundary.ts's and the model's. */
import type { Byline } from './byline';
import { charKind, charKinds } from './characters';

/** At most three people are shown, and exactly three before `et al.` (FORMAT.md). */
const shownPeople = 3;
/** No more places are weighed: the last ones of a byline, which is where the people are. */
const candidateLimit = 160;
const namesWidth = 600;

const particleStart =
  /^(?:v[ao]n |de[nrl]? |d[iau] |dos |das |del(?:la|le|l') |dall['’]|l[ae] |el[ -]|al[ -]|bin |ibn |te[nr] |zu[rm]? |af |av |d['’]|o['’]|['’]t )/;

/** Offsets of the first name's first character, in order; empty where the byline has no place for one. */
export function boundaryCandidates(byline: Byline): readonly number[] {
  const { text, end, etAl } = byline;
  const first = firstPlace(text, end);
  const last = etAl ? lastPlace(text, end) : end;
  const places: number[] = [];
  for (let at = last - 1; at >= first && places.length < candidateLimit; at--) {
    if (mayStart(text, at)) places.push(at);
  }
  return places.reverse();
}

/** After the comma that would make a fourth name. */
function firstPlace(text: string, end: number): number {
  let at = end;
  for (let count = 0; count < shownPeople; count++) {
    const comma = text.lastIndexOf(', ', at - 1);
    if (comma < 0) return 1;
    at = comma;
  }
  return Math.max(at + 2, end - namesWidth, 1);
}

/** Before the comma that would leave fewer than three names. */
function lastPlace(text: string, end: number): number {
  const last = text.lastIndexOf(', ', end - 1);
  const first = last < 1 ? -1 : text.lastIndexOf(', ', last - 1);
  return first < 0 ? end : first;
}

function mayStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const beforeKind = charKind(before);
  if (beforeKind === charKinds.space || opens(before)) return false;
  const kind = charKind(text.charCodeAt(at));
  if (kind === charKinds.upper) return true;
  if (kind === charKinds.caseless) return !isHalf(text, at);
  if (kind === charKinds.lower) {
    if (beforeKind !== charKinds.lower && beforeKind !== charKinds.upper)
      return before !== 0x27 && before !== 0x2019;
    return particleStart.test(text.slice(at, at + 8));
  }
  return kind === charKinds.other && particleStart.test(text.slice(at, at + 3));
}

/** Inside a surrogate pair. */
function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Characters no title ends with: opening brackets and quotes, hyphens, and the like. */
function opens(code: number): boolean {
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
