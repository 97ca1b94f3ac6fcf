/** How often each token names people and stands in papers, counted over a corpus; what a model knows of words. */
import {
  hashString,
  hashToken,
  nameLevelOf,
  pack,
  trigramBucket,
  trigramBuckets,
  wordLevelOf,
} from '../../src/core/listing/tokenKnowledge';
import { lowerCode, spellingOf, type TokenKnowledge } from '../../src/core/listing/tokenKnowledge';
import type { ModelWeights } from '../../src/core/listing/boundaryModel';
import type { Sample } from './corpus';

interface Count {
  given: number;
  later: number;
  word: number;
}

export type TokenCounts = ReadonlyMap<number, Readonly<Count>>;

const wordPattern = /[\p{L}\p{Nd}]+/gu;

/** Counts by the upper 24 bits of the hash, as the model keeps them. */
export function countTokens(samples: readonly Sample[]): TokenCounts {
  const counts = new Map<number, Count>();
  for (const sample of samples) for (const [hash, own] of ownCounts(sample)) add(counts, hash, own);
  return counts;
}

function add(counts: Map<number, Count>, hash: number, { given, later, word }: Count): void {
  const count = counts.get(hash);
  if (!count)
    counts.set(hash, { given, later, word }); // A copy: counts grow.
  else {
    count.given += given;
    count.later += later;
    count.word += word;
  }
}

/** What one paper adds to the counts: each name, and each word once. */
function ownCounts({ authors, title, abstract }: Sample): ReadonlyMap<number, Count> {
  const own = new Map<number, Count>();
  for (const author of authors) {
    for (const [index, token] of author.split(' ').entries()) {
      add(own, key(token), { given: index === 0 ? 1 : 0, later: index === 0 ? 0 : 1, word: 0 });
    }
  }
  const words = new Set(`${title} ${abstract ?? ''}`.match(wordPattern)?.map(key));
  for (const word of words) add(own, word, { given: 0, later: 0, word: 1 });
  return own;
}

function key(token: string): number {
  return hashString(token) >>> 8 || 1;
}

function levelsOf({ given, later, word }: Count): number {
  return pack(nameLevelOf(given), nameLevelOf(later), wordLevelOf(word));
}

/** The tokens worth keeping, in the order of their hashes. */
export function keptTokens(counts: TokenCounts): ModelWeights['tokens'] {
  return [...counts]
    .map(([hash, count]) => ({ hash, levels: levelsOf(count) }))
    .filter(({ levels }) => levels !== 0)
    .sort((one, two) => one.hash - two.hash);
}

/** What is known of words when some papers have not been seen: so that training meets the unknown as often as use does. */
export function knowledgeWithout(
  counts: TokenCounts,
  trigrams: Int8Array,
  samples: readonly Sample[],
): TokenKnowledge {
  const own = new Map<number, Count>();
  for (const sample of samples) for (const [hash, count] of ownCounts(sample)) add(own, hash, count);
  return {
    levels: (codes, from, to) => {
      const hash = hashToken(codes, from, to) >>> 8;
      const count = counts.get(hash);
      if (!count) return 0;
      const less = own.get(hash);
      if (!less) return levelsOf(count);
      return levelsOf({
        given: count.given - less.given,
        later: count.later - less.later,
        word: count.word - less.word,
      });
    },
    spelling: (codes, from, to) => spellingOf(trigrams, codes, from, to),
  };
}

/** Log-odds of trigrams in names against words, each distinct token once, 16 steps a nat. */
export function countTrigrams(samples: readonly Sample[]): Int8Array {
  const names = new Set<string>();
  const words = new Set<string>();
  for (const { authors, title, abstract } of samples) {
    for (const author of authors) for (const token of author.split(' ')) names.add(token.toLowerCase());
    for (const word of `${title} ${abstract ?? ''}`.match(wordPattern) ?? []) words.add(word.toLowerCase());
  }
  const inNames = trigramCounts(names);
  const inWords = trigramCounts(words);
  const smoothing = 2;
  const ratio = (inWords.total + smoothing * trigramBuckets) / (inNames.total + smoothing * trigramBuckets);
  return Int8Array.from({ length: trigramBuckets }, (_, bucket) => {
    const odds =
      (((inNames.counts[bucket] ?? 0) + smoothing) / ((inWords.counts[bucket] ?? 0) + smoothing)) * ratio;
    return Math.max(-127, Math.min(127, Math.round(16 * Math.log(odds))));
  });
}

function trigramCounts(tokens: ReadonlySet<string>): {
  readonly counts: Float64Array;
  readonly total: number;
} {
  const counts = new Float64Array(trigramBuckets);
  let total = 0;
  for (const token of tokens) {
    let one = 0;
    let two = lowerCode(token.charCodeAt(0));
    for (let at = 1; at <= token.length; at++) {
      const three = at < token.length ? lowerCode(token.charCodeAt(at)) : 0;
      const bucket = trigramBucket(one, two, three);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      total += 1;
      one = two;
      two = three;
    }
  }
  return { counts, total };
}
