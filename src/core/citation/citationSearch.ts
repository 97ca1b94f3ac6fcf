/** Finding the paper to cite while its name is being typed: all words must match, the best matches come first. */
import { fold } from '../fold';

export interface SearchItem {
  readonly key: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly year: number | null;
  readonly tags: readonly string[];
  /** Decides between equal matches, higher first: status, recency, whatever the caller ranks by. */
  readonly rank: number;
}

export interface CitationSearch {
  /** The indexes of the best items, best first, at most `limit`; of an empty query, the highest ranked. */
  search(query: string, limit: number): readonly number[];
}

/**
 * Prepares items for many searches: case and accents are folded once (a second for 300,000 papers), a search then is
 * one scan. A word matches the beginning of a word best, then anything inside one; the beginning of the key or title
 * counts most, title and people more than tags and year; words that stand together as typed count extra.
 */
export function prepareSearch(items: readonly SearchItem[]): CitationSearch {
  const haystacks: string[] = [];
  const masks = new Uint32Array(items.length);
  const titleStarts = new Uint32Array(items.length);
  const tagStarts = new Uint32Array(items.length);
  const ranks = new Float64Array(items.length);
  items.forEach((item, index) => {
    const key = ` ${toWords(item.key)} \n`;
    const named = `${key} ${toWords(item.title)} \n ${toWords(item.people.join(' '))} \n`;
    const whole = `${named} ${String(item.year ?? '')} ${toWords(item.tags.join(' '))}`;
    titleStarts[index] = key.length;
    tagStarts[index] = named.length;
    masks[index] = maskOf(whole);
    ranks[index] = item.rank;
    haystacks.push(whole);
  });

  function search(query: string, limit: number): readonly number[] {
    const words = toWords(query)
      .split(' ')
      .filter((word) => word !== '');
    const mask = maskOf(words.join(''));
    const phrase = words.length > 1 ? ` ${words.join(' ')}` : null;
    const best = new Best(Math.max(0, Math.trunc(limit)), ranks);
    for (let index = 0; index < haystacks.length; index++) {
      if (((masks[index] ?? 0) & mask) >>> 0 !== mask) continue;
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
    return best.indexes();
  }

  return { search };
}

function pointsOf(haystack: string, word: string, titleStart: number, tagStart: number): number {
  const start = haystack.indexOf(` ${word}`);
  if (start >= 0) {
    const whole = haystack.charCodeAt(start + word.length + 1) === 32 ? 1 : 0;
    if (start === 0 || start === titleStart) return 8 + whole;
    return (start < tagStart ? 6 : 4) + whole;
  }
  const inside = haystack.indexOf(word);
  return inside < 0 ? 0 : inside < tagStart ? 2 : 1;
}

/** The best few of a stream: insertion into a short sorted list, since most offers are below its end. */
class Best {
  private readonly limit: number;
  private readonly ranks: Float64Array;
  private readonly found: { readonly index: number; readonly score: number }[] = [];

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

  indexes(): readonly number[] {
    return this.found.map(({ index }) => index);
  }

  private isBefore(
    index: number,
    score: number,
    other: { readonly index: number; readonly score: number },
  ): boolean {
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
