/** Source text made plain: NFC, single spaces, nothing hidden; and the way back to where each character stood. */
import { isBlank, isHidden, isInvisible, isJoiner } from './characters';

export interface PlainText {
  readonly text: string;
  /** Control or bidi characters were dropped. */
  readonly hidden: boolean;
  readonly start: number;
  readonly end: number;
  /** Where each code unit came from; null where `text` is the source as it stands. */
  readonly origins: readonly number[] | null;
}

/** The plain text of a stretch of the source. Linear; any input. */
export function toPlainText(source: string, start: number, end: number): PlainText {
  const raw = source.slice(start, end);
  if (isPlain(raw) && !raw.includes('  ')) return { text: raw, hidden: false, start, end, origins: null };
  return rebuild(source, start, end);
}

/** The same for running text, where two spaces may stay two: nothing reads its blanks, and looking for them costs. */
export function toPlainProse(source: string, start: number, end: number): PlainText {
  const raw = source.slice(start, end);
  return isPlain(raw) ? { text: raw, hidden: false, start, end, origins: null } : rebuild(source, start, end);
}

/** Where the code unit `index` of a plain text stands in the source; also the exclusive end of what comes before it. */
export function originOf(plain: PlainText, index: number): number {
  if (plain.origins === null) return plain.start + index;
  return plain.origins[index] ?? plain.end;
}

const notAscii = /[^ -~]/;
/** What needs the slow way: control, blank, invisible, combining, jamo, surrogate. */
const needsWork =
  /[\0-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u1100-\u11ff\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb]/;

function isPlain(raw: string): boolean {
  return !notAscii.test(raw) || (!needsWork.test(raw) && raw.normalize('NFC') === raw);
}

function rebuild(source: string, start: number, end: number): PlainText {
  const pieces: string[] = [];
  const origins: number[] = [];
  let hidden = false;
  let gap = -1;
  let at = start;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (isBlank(code) || code === 0x0a || code === 0x0d) {
      if (gap < 0) gap = at;
      at += 1;
    } else if (isHidden(code) || isTag(source, at)) {
      hidden = true;
      at += isHidden(code) ? 1 : 2;
    } else if (isInvisible(code) || (isJoiner(code) && !joins(source, at, start))) {
      at += 1;
    } else {
      if (gap >= 0 && pieces.length > 0) {
        pieces.push(' ');
        origins.push(gap);
      }
      gap = -1;
      const run = runEnd(source, at, end);
      if (run > at) {
        pieces.push(source.slice(at, run));
        while (at < run) origins.push(at++);
        continue;
      }
      const next = clusterEnd(source, at, end);
      const piece = wellFormed(source.slice(at, next)).normalize('NFC');
      pieces.push(piece);
      for (let i = 0; i < piece.length; i++) origins.push(Math.min(at + i, next - 1));
      at = next;
    }
  }
  return { text: pieces.join(''), hidden, start, end, origins };
}

/** Where the words of printable ASCII end that start at an offset, one blank between them, and none of their letters has a mark on it: nearly all of any text. */
function runEnd(source: string, start: number, end: number): number {
  let at = start;
  while (at < end && (isInk(source, at) || (source.charCodeAt(at) === 0x20 && isInk(source, at + 1))))
    at += 1;
  if (at > start && at < end && source.charCodeAt(at) >= 0x300) at -= 1;
  return at > start && source.charCodeAt(at - 1) === 0x20 ? at - 1 : at;
}

function isInk(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code > 0x20 && code < 0x7f;
}

/** Tag characters (U+E0000–U+E007F) carry text that no font shows. */
function isTag(source: string, at: number): boolean {
  if (source.charCodeAt(at) !== 0xdb40) return false;
  const low = source.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdc7f;
}

/** A joiner means something after a letter beyond Latin, Greek and Cyrillic, or inside an emoji. */
function joins(source: string, at: number, start: number): boolean {
  return at > start && source.charCodeAt(at - 1) >= 0x600;
}

const mark = /^\p{M}$/u;
/** A cluster of marks is read in bites of this size, so that a mountain of them stays linear. */
const clusterLimit = 64;

function clusterEnd(source: string, at: number, end: number): number {
  const code = source.charCodeAt(at);
  let next = at + 1;
  if (code >= 0xd800 && code <= 0xdbff && next < end && isLowSurrogate(source.charCodeAt(next))) next += 1;
  while (next < end && next - at < clusterLimit) {
    const follower = source.charCodeAt(next);
    if (follower < 0x300) break;
    const jamo = follower >= 0x1160 && follower <= 0x11ff;
    if (!jamo && !mark.test(source.charAt(next))) break;
    next += 1;
  }
  return next;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function wellFormed(cluster: string): string {
  const code = cluster.charCodeAt(0);
  if (code < 0xd800 || code > 0xdfff) return cluster;
  const paired = code <= 0xdbff && isLowSurrogate(cluster.charCodeAt(1));
  return paired ? cluster : `\ufffd${cluster.slice(1)}`;
}
