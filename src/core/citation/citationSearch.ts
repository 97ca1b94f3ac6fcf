/** Finding the paper to cite while its name is being typed: all words must match, the best matches come first. */
import { fold } from '../fold';
import type { Steps } from '../steps';

export interface SearchItem {
  readonly key: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly year: number | null;
  readonly tags: readonly string[];
  /** Decides between equal matches, higher first: status, recency, whatever the caller ranks by. */
  readonly rank: number;
}

/** What a search found: an item by its index, and how well it matches. */
export interface SearchHit {
  readonly index: number;
  readonly score: number;
}

export interface CitationSearch {
  /** The indexes of the best items, best first, at most `limit`; of an empty query, the highest ranked. */
  search(query: string, limit: number): readonly number[];
  /** The same with how well each matches, so that hits of several searches can be put in one order. */
  hits(query: string, limit: number): readonly SearchHit[];
}

/**
 * Prepares items for many searches, in steps: case and accents are folded once (a second for 300,000 papers), a search
 * then is one scan. More items than `count` are not found. A word matches the beginning of a word best, then anything inside one; the beginning of the key or title
 * counts most, title and people more than tags and year; words that stand together as typed count extra.
 */
export function* prepareSearch(items: Iterable<SearchItem>, count: number): Steps<CitationSearch> {
  const index = new SearchIndex(count);
  let added = 0;
  for (const item of items) {
    index.add(item);
    if (++added % itemsPerStep === 0) yield;
  }
  return index;
}

const itemsPerStep = 32;

/** A search that is filled item by item, so that whoever prepares it can do other things in between. */
export class SearchIndex implements CitationSearch {
  private readonly haystacks: string[] = [];
  private readonly masks: Uint32Array;
  /** Which pairs of letters stand side by side in each, which sorts out nearly all that do not match. */
  private readonly pairs: Uint32Array;
  private readonly titleStarts: Uint32Array;
  private readonly tagStarts: Uint32Array;
  private readonly ranks: Float64Array;

  /** `capacity` items can be added; more are not found. */
  constructor(capacity: number) {
    this.masks = new Uint32Array(capacity);
    this.pairs = new Uint32Array(capacity * pairWords);
    this.titleStarts = new Uint32Array(capacity);
    this.tagStarts = new Uint32Array(capacity);
    this.ranks = new Float64Array(capacity);
  }

  add(item: SearchItem): void {
    this.set(this.haystacks.length, item);
  }

  /** Puts an item in the place of one that was added. */
  set(index: number, item: SearchItem): void {
    if (index >= this.masks.length) return;
    const key = ` ${toWords(item.key)} \n`;
    const named = `${key} ${toWords(item.title)} \n ${toWords(item.people.join(' '))} \n`;
    const whole = `${named} ${String(item.year ?? '')} ${toWords(item.tags.join(' '))}`;
    this.titleStarts[index] = key.length;
    this.tagStarts[index] = named.length;
    this.masks[index] = maskOf(whole);
    const from = index * pairWords;
    this.pairs.fill(0, from, from + pairWords);
    addPairs(this.pairs, from, whole);
    this.ranks[index] = item.rank;
    this.haystacks[index] = whole;
  }

  search(query: string, limit: number): readonly number[] {
    return this.hits(query, limit).map(({ index }) => index);
  }

  hits(query: string, limit: number): readonly SearchHit[] {
    const { haystacks, masks, pairs, titleStarts, tagStarts } = this;
    const words = toWords(query)
      .split(' ')
      .filter((word) => word !== '');
    const mask = maskOf(words.join(''));
    const wanted = new Uint32Array(pairWords);
    for (const word of words) addPairs(wanted, 0, word);
    const phrase = words.length > 1 ? ` ${words.join(' ')}` : null;
    const best = new Best(Math.max(0, Math.trunc(limit)), this.ranks);
    for (let index = 0; index < haystacks.length; index++) {
      if (((masks[index] ?? 0) & mask) >>> 0 !== mask || !hasAll(pairs, index * pairWords, wanted)) continue;
      const haystack = haystacks[index] ?? '';
      let score = 0;
      for (const word of words) {
        const points = pointsOf(haystack, word, titleStarts[index] ?? 0, tagStarts[index] ?? 0);
        if (points === 0) {
          score = -1;
          break;
        }
        score += points;
      }
      if (score < 0) continue;
      if (phrase !== null && haystack.includes(phrase)) score += 6;
      best.offer(index, score);
    }
    return best.hits();
  }
}

function pointsOf(haystack: string, word: string, titleStart: number, tagStart: number): number {
  const inside = haystack.indexOf(word);
  if (inside < 0) return 0;
  // The first place at all is before or at the first one that begins a word.
  const start =
    haystack.charCodeAt(inside - 1) === 32 ? inside - 1 : haystack.indexOf(` ${word}`, inside + 1);
  if (start < 0) return inside < tagStart ? 2 : 1;
  const whole = haystack.charCodeAt(start + word.length + 1) === 32 ? 1 : 0;
  if (start === 0 || start === titleStart) return 8 + whole;
  return (start < tagStart ? 6 : 4) + whole;
}

/** The best few of a stream: insertion into a short sorted list, since most offers are below its end. */
class Best {
  private readonly limit: number;
  private readonly ranks: Float64Array;
  private readonly found: SearchHit[] = [];

  constructor(limit: number, ranks: Float64Array) {
    this.limit = limit;
    this.ranks = ranks;
  }

  offer(index: number, score: number): void {
    const last = this.found.at(-1);
    if (this.found.length >= this.limit && (last === undefined || !this.isBefore(index, score, last))) return;
    let low = 0;
    let high = this.found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.found[middle];
      if (other !== undefined && this.isBefore(index, score, other)) high = middle;
      else low = middle + 1;
    }
    this.found.splice(low, 0, { index, score });
    if (this.found.length > this.limit) this.found.pop();
  }

  hits(): readonly SearchHit[] {
    return this.found;
  }

  private isBefore(index: number, score: number, other: SearchHit): boolean {
    if (score !== other.score) return score > other.score;
    return (this.ranks[index] ?? 0) > (this.ranks[other.index] ?? 0);
  }
}

/** Folded, and everything but letters and digits a single blank. */
function toWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Which letters occur: 26 bits for a–z, five for pairs of digits, one for all other letters. */
function maskOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) mask |= 1 << (26 + ((code - 48) >> 1));
    else if (code > 127) mask |= 1 << 31;
  }
  return mask >>> 0;
}

/** Of 32 bits each. A title, its people and a key have some hundred pairs. */
const pairWords = 8;

/** Notes the pairs of a text, each by one bit of its codes. */
function addPairs(into: Uint32Array, from: number, text: string): void {
  let before = text.charCodeAt(0);
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const bit = (Math.imul(before, 37) + code) & (pairWords * 32 - 1);
    const word = from + (bit >> 5);
    into[word] = (into[word] ?? 0) | (1 << (bit & 31));
    before = code;
  }
}

function hasAll(pairs: Uint32Array, from: number, wanted: Uint32Array): boolean {
  for (let word = 0; word < pairWords; word++) {
    const bits = wanted[word] ?? 0;
    if (((pairs[from + word] ?? 0) & bits) >>> 0 !== bits) return false;
  }
  return true;
}
