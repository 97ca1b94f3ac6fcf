/** The keys somebody may have meant: nearest in spelling among very many. */
import { fold } from '../fold';
import { editDistance } from './editDistance';

export interface KeyBook {
  readonly has: (key: string) => boolean;
  /** The best few keys like the given one, best first; none that have little in common with it. */
  nearest(key: string, limit: number): readonly string[];
}

/**
 * Prepares keys to be asked for: a trigram index, built once in time with the keys' letters. A question then reads the
 * lists of the key's own trigrams and measures the hundred keys that share most with it. Near is what differs in few
 * letters (swapped neighbours count once), in case or punctuation only, begins as the other does, or has the same
 * words in another order (`2017vaswani`). Equal ones keep the order given.
 */
export function keyBook(keys: Iterable<string>): KeyBook {
  const known = new Set(keys);
  const list = [...known];
  let grams: Grams | null = null;
  return {
    has: (key) => known.has(key),
    nearest(key, limit) {
      // Most documents have no unknown key, and so need no index.
      grams ??= indexGrams(list.map(folded));
      return rank(key, candidates(grams, folded(key)), list, limit);
    },
  };
}

interface Grams {
  /** Where the list of each bucket begins in `postings`. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  readonly counts: Uint16Array;
}

const bucketBits = 16;
const mostCandidates = 100;
const longestKey = 100;

function folded(key: string): string {
  return fold(key.slice(0, longestKey)).slice(0, longestKey);
}

function indexGrams(keys: readonly string[]): Grams {
  const starts = new Uint32Array((1 << bucketBits) + 1);
  for (const key of keys)
    for (const bucket of buckets(key)) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < 1 << bucketBits; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const postings = new Uint32Array(starts[1 << bucketBits] ?? 0);
  const next = starts.slice();
  keys.forEach((key, index) => {
    for (const bucket of buckets(key)) {
      const at = next[bucket] ?? 0;
      postings[at] = index;
      next[bucket] = at + 1;
    }
  });
  return { starts, postings, counts: new Uint16Array(keys.length) };
}

/** The buckets of a key's trigrams, with a blank before and after it so that short keys have some. */
function buckets(key: string): ReadonlySet<number> {
  const found = new Set<number>();
  let hash = 32;
  let before = key.charCodeAt(0);
  for (let at = 1; at <= key.length; at++) {
    const code = at < key.length ? key.charCodeAt(at) : 32;
    found.add(Math.imul(hash * 961 + before * 31 + code, 2654435761) >>> (32 - bucketBits));
    hash = before;
    before = code;
  }
  return found;
}

/** The keys that share most trigrams with one; of equal ones, the earlier. */
function candidates({ starts, postings, counts }: Grams, key: string): readonly number[] {
  const touched: number[] = [];
  for (const bucket of buckets(key)) {
    const end = starts[bucket + 1] ?? 0;
    for (let at = starts[bucket] ?? 0; at < end; at++) {
      const index = postings[at] ?? 0;
      const count = counts[index] ?? 0;
      if (count === 0) touched.push(index);
      counts[index] = count + 1;
    }
  }
  const byCount: number[][] = [];
  for (const index of touched) {
    (byCount[counts[index] ?? 0] ??= []).push(index);
    counts[index] = 0;
  }
  const best: number[] = [];
  for (let count = byCount.length - 1; count > 0 && best.length < mostCandidates; count--) {
    const same = byCount[count]?.sort((a, b) => a - b) ?? [];
    best.push(...same.slice(0, mostCandidates - best.length));
  }
  return best;
}

function rank(
  key: string,
  indexes: readonly number[],
  keys: readonly string[],
  limit: number,
): readonly string[] {
  const wanted = folded(key);
  const found: { readonly key: string; readonly cost: number; readonly index: number }[] = [];
  for (const index of indexes) {
    const other = keys[index] ?? '';
    if (other === key) continue;
    const cost = costOf(wanted, folded(other));
    if (cost !== null) found.push({ key: other, cost, index });
  }
  return found
    .sort((a, b) => a.cost - b.cost || a.index - b.index)
    .slice(0, Math.max(0, limit))
    .map((one) => one.key);
}

/** Between 0 and 1, null for what is too far: the least of distance by length, what is other at the end only, words in another order. */
function costOf(one: string, other: string): number | null {
  const length = Math.max(one.length, other.length);
  const most = Math.max(1, Math.floor(Math.min(one.length, other.length) / 3));
  const distance = editDistance(one, other, most);
  const costs = distance === null ? [] : [distance / length];
  const shorter = Math.min(one.length, other.length);
  const prefix = commonPrefix(one, other);
  if (shorter >= 3 && prefix === shorter) costs.push(0.1 + 0.2 * (1 - shorter / length));
  else if (prefix / length >= 0.6) costs.push(0.2 + 0.4 * (1 - prefix / length));
  const shared = sharedWords(one, other);
  if (shared >= 0.5) costs.push(0.1 + 0.4 * (1 - shared));
  return costs.length === 0 ? null : Math.min(...costs);
}

function commonPrefix(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** The letters of words both have, as a part of all letters. Words are runs of letters or of digits. */
function sharedWords(one: string, other: string): number {
  const own = wordsOf(one);
  const theirs = new Set(wordsOf(other));
  const shared = own.filter((word) => theirs.has(word)).join('').length;
  const all = Math.max(own.join('').length, [...theirs].join('').length);
  return all === 0 ? 0 : shared / all;
}

function wordsOf(key: string): readonly string[] {
  return key.match(/\p{L}+|\p{N}+/gu) ?? [];
}
