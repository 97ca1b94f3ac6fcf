/** What the stretches between places of one run of letters tell. */
import type { Codes } from './codes';
import { slots } from './boundarySlots';
import type { FeatureRow } from './featureRow';
import type { PeopleToken } from './peopleTokens';
import { givenLevel, laterLevel, wordLevel, type TokenKnowledge } from './tokenKnowledge';

/** The stretches between this place and its neighbours in the same run of letters: `Cheng` and `Ao` of `DiscoveryChengAo`. */
export function describePieces(
  row: FeatureRow,
  codes: Codes,
  knowledge: TokenKnowledge,
  places: readonly number[],
  index: number,
  token: PeopleToken | undefined,
): void {
  const at = places[index];
  if (!token || at === undefined) return;
  const previous = places[index - 1];
  if (previous !== undefined && previous >= token.from) {
    row.set(slots.pieceBefore, 1 + pieceValue(knowledge.levels(codes, previous, at), at - previous));
    row.set(
      slots.pieceBeforeSpelling,
      1 + knowledge.spelling(codes, previous, at) * 4 + Math.min(at - previous - 1, 3),
    );
  }
  const next = places[index + 1];
  if (next !== undefined && next < token.to) {
    row.set(slots.pieceAfter, 1 + pieceValue(knowledge.levels(codes, at, next), next - at));
    row.set(
      slots.pieceAfterSpelling,
      1 + knowledge.spelling(codes, at, next) * 4 + Math.min(next - at - 1, 3),
    );
  }
  const levels = knowledge.levels(codes, token.from, token.to);
  row.set(slots.wholeWord, Math.min(wordLevel(levels), 3) * 2 + (token.from === at ? 1 : 0));
}

function pieceValue(levels: number, length: number): number {
  const name = Math.max(givenLevel(levels), laterLevel(levels));
  const word = wordLevel(levels);
  return (name * 3 + (word === 0 ? 0 : word < 6 ? 1 : 2)) * 4 + Math.min(length - 1, 3);
}
