/** Places inside a run of small letters, `Traininghongzhou yu`: looked for only where nothing plainer offers itself. */
import { codesOf, type Codes } from './codes';
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
  const codes = codesOf(text);
  if (places.some((at) => isPlain(codes, at))) return places;
  const found = new Set(places);
  let to = end;
  for (let look = 0; look < tokensLookedAt * 3 && to > 0; look++) {
    const from = text.lastIndexOf(' ', to - 1) + 1;
    const stop = (codes[to - 1] ?? 0) === 0x2c ? to - 1 : to;
    if (
      stop - from >= shortestTitleWord + shortestName &&
      wordLevel(knowledge.levels(codes, from, stop)) === 0
    ) {
      splitWord(codes, from, stop, knowledge, found);
    }
    to = from - 1;
  }
  return found.size === places.length ? places : [...found].sort((one, two) => one - two);
}

function isPlain(codes: Codes, at: number): boolean {
  return charKind(codes[at] ?? 0) === charKinds.upper && charKind(codes[at - 1] ?? 0) !== charKinds.upper;
}

function splitWord(
  codes: Codes,
  from: number,
  to: number,
  knowledge: TokenKnowledge,
  found: Set<number>,
): void {
  let start = from;
  for (let at = from; at < to; at++) {
    const kind = charKind(codes[at] ?? 0);
    if (kind !== charKinds.lower && kind !== charKinds.upper) start = at + 1;
    if (kind !== charKinds.lower || at - start < shortestTitleWord || to - at < shortestName) continue;
    if (charKind(codes[at - 1] ?? 0) !== charKinds.lower) continue;
    if (wordLevel(knowledge.levels(codes, start, at)) >= commonWord) found.add(at);
  }
}
