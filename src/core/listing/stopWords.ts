/** Words of running text, which no name has. */

const stopWords = new Set(
  'the a an of for and or with in on to via from by is are at as we this that using towards toward into over under between through without beyond not how what why when can does it its their your'.split(
    ' ',
  ),
);
const longestStopWord = 7;

/** Whether a token is a word of running text, in small letters. */
export function isStopWord(text: string, from: number, to: number): boolean {
  return to - from <= longestStopWord && stopWords.has(text.slice(from, to));
}
