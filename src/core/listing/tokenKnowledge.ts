/** What is known of a word by itself: how often it names people, how often it stands in titles and abstracts. */
import type { Codes } from './codes';
import { charKind, charKinds } from './characters';

/** Levels of a token; 0 is never (or too seldom to say). */
export interface TokenKnowledge {
  /** Three levels in one number, see `pack`; case does not matter. */
  readonly levels: (codes: Codes, from: number, to: number) => number;
  /** How much a token is spelt like a name: 0 (a word) to `spellingSteps - 1` (a name). */
  readonly spelling: (codes: Codes, from: number, to: number) => number;
}

export const spellingSteps = 12;

/** Levels as first name (0–3), as any later name (0–3), as word (0–15). */
export function pack(given: number, later: number, word: number): number {
  return (given << 6) | (later << 4) | word;
}
export function givenLevel(levels: number): number {
  return (levels >> 6) & 3;
}
export function laterLevel(levels: number): number {
  return (levels >> 4) & 3;
}
export function wordLevel(levels: number): number {
  return levels & 15;
}

/** The level of a number of people who bear a name. */
export function nameLevelOf(count: number): number {
  return count < 2 ? 0 : count < 5 ? 1 : count < 20 ? 2 : 3;
}

/** The level of a number of papers that use a word. */
export function wordLevelOf(count: number): number {
  return count < 4 ? 0 : Math.min(15, 30 - Math.clz32(count));
}

const lowered = new Uint16Array(0x10000);

/** A code unit without its case; remembered, so that it is a look-up. */
export function lowerCode(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  const known = lowered[code] ?? code;
  if (known !== 0) return known;
  const lower =
    charKind(code) === charKinds.upper ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code;
  lowered[code] = lower;
  return lower;
}

/** FNV-1a over the code units without case: 32 bits (signed, so that the engine keeps them whole), the same everywhere. */
export function hashToken(codes: Codes, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ lowerCode(codes[at] ?? 0), 0x01000193);
  // FNV leaves its last character in the low bits.
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d);
}

/** The same hash of a whole string; leaves `codesOf` with the text it has. */
export function hashString(text: string): number {
  return hashIn(text, 0, text.length);
}

/** The same hash of a stretch of a string. */
export function hashIn(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ lowerCode(text.charCodeAt(at)), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d);
}

export const trigramBuckets = 1 << 13;

/** The bucket of three code units (0 stands for an edge). */
export function trigramBucket(one: number, two: number, three: number): number {
  const hash = Math.imul(Math.imul(Math.imul(one, 0x9e3779b1) ^ two, 0x85ebca6b) ^ three, 0xc2b2ae35);
  return (hash >>> 15) & (trigramBuckets - 1);
}

/** The mean of the trigrams' weights (quantised log-odds, 16 a nat), as a step. */
export function spellingOf(weights: Int8Array, codes: Codes, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  let one = 0;
  let two = from < to ? lowerCode(codes[from] ?? 0) : 0;
  for (let at = from + 1; at <= to; at++) {
    const three = at < to ? lowerCode(codes[at] ?? 0) : 0;
    sum += weights[trigramBucket(one, two, three)] ?? 0;
    count += 1;
    one = two;
    two = three;
  }
  if (count === 0) return 0;
  const step = Math.floor(sum / count / 6 + spellingSteps / 2);
  return step < 0 ? 0 : step >= spellingSteps ? spellingSteps - 1 : step;
}
