/** Words of running text, which no name has. */

const stopWords =
  'the a an of for and or with in on to via from by is are at as we this that using towards toward into over under between through without beyond not how what why when can does it its their your';
const longestStopWord = 7;
const longestKey = 6;

const keys = new Set(
  stopWords
    .split(' ')
    .map((word) => keyOf(word, 0, word.length))
    .filter((key) => key >= 0),
);
const longWords = new Set(stopWords.split(' ').filter((word) => word.length > longestKey));

/** Whether a token is a word of running text, in small letters. */
export function isStopWord(text: string, from: number, to: number): boolean {
  const length = to - from;
  if (length > longestStopWord) return false;
  // A number is looked up at a fraction of what a new string costs; every byline asks this of many words.
  return length <= longestKey ? keys.has(keyOf(text, from, to)) : longWords.has(text.slice(from, to));
}

/** Up to six small letters as one number, five bits each; -1 where there is anything else. */
export function keyOf(text: string, from: number, to: number): number {
  if (to - from > longestKey) return -1;
  let key = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x61 || code > 0x7a) return -1;
    key = (key << 5) | (code - 0x60);
  }
  return key;
}
