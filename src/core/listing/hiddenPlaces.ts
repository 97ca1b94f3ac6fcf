/** Places inside a run of small letters, `Traininghongzhou yu`: looked for only where nothing plainer offers itself. */
import type { Byline } from './byline';
import { charKind, charKinds } from './characters';
import { wordLevel, type TokenKnowledge } from './tokenKnowledge';

const shortestTitleWord = 3;
const shortestName = 3;
/** How common a word must be to be taken for the end of a title: in 16 papers or more. */
const commonWord = 3;
const tokensLookedAt = 5;

/** The places and, where none of them has a small letter or a mark before a capital, those inside unknown long words. */
export function withHiddenPlaces(
  byline: Byline,
  places: readonly number[],
  knowledge: TokenKnowledge,
): readonly number[] {
  const { text, end } = byline;
  if (places.some((at) => isPlain(text, at))) return places;
  const found = new Set(places);
  let to = end;
  for (let look = 0; look < tokensLookedAt * 3 && to > 0; look++) {
    const from = text.lastIndexOf(' ', to - 1) + 1;
    const stop = text.charCodeAt(to - 1) === 0x2c ? to - 1 : to;
    if (
      stop - from >= shortestTitleWord + shortestName &&
      wordLevel(knowledge.levels(text, from, stop)) === 0
    ) {
      splitWord(text, from, stop, knowledge, found);
    }
    to = from - 1;
  }
  return found.size === places.length ? places : [...found].sort((one, two) => one - two);
}

function isPlain(text: string, at: number): boolean {
  return (
    charKind(text.charCodeAt(at)) === charKinds.upper && charKind(text.charCodeAt(at - 1)) !== charKinds.upper
  );
}

function splitWord(
  text: string,
  from: number,
  to: number,
  knowledge: TokenKnowledge,
  found: Set<number>,
): void {
  let start = from;
  for (let at = from; at < to; at++) {
    const kind = charKind(text.charCodeAt(at));
    if (kind !== charKinds.lower && kind !== charKinds.upper) start = at + 1;
    if (kind !== charKinds.lower || at - start < shortestTitleWord || to - at < shortestName) continue;
    if (charKind(text.charCodeAt(at - 1)) !== charKinds.lower) continue;
    if (wordLevel(knowledge.levels(text, start, at)) >= commonWord) found.add(at);
  }
}
