/** Words of running text, which no name has. */

import { codesOf, type Codes } from './codes';

const stopWords =
  'the a an of for and or with in on to via from by is are at as we this that using towards toward into over under between through without beyond not how what why when can does it its their your';
const longestKey = 6;

const words = stopWords.split(' ');
const keys = new Set(
  words.filter((word) => word.length <= longestKey).map((word) => keyOf(codesOf(word), 0, word.length)),
);
/** The words a letter longer than a key, by their first six: of no two are those the same. */
const seventhLetters = new Map(
  words
    .filter((word) => word.length > longestKey)
    .map((word) => [keyOf(codesOf(word), 0, longestKey), word.charCodeAt(longestKey)]),
);

/** Whether a token is a word of running text, in small letters. */
export function isStopWord(codes: Codes, from: number, to: number): boolean {
  const length = to - from;
  // A number is looked up at a fraction of what a new string costs; every byline asks this of many words.
  if (length <= longestKey) return keys.has(keyOf(codes, from, to));
  return (
    length === longestKey + 1 &&
    seventhLetters.get(keyOf(codes, from, from + longestKey)) === (codes[to - 1] ?? 0)
  );
}

/** Up to six small letters as one number, five bits each; -1 where there is anything else. */
export function keyOf(codes: Codes, from: number, to: number): number {
  if (to - from > longestKey) return -1;
  let key = 0;
  for (let at = from; at < to; at++) {
    const code = codes[at] ?? 0;
    if (code < 0x61 || code > 0x7a) return -1;
    key = (key << 5) | (code - 0x60);
  }
  return key;
}
