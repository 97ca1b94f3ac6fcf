/** What the abstract says of a place: words of the title recur in it, names do not. */
import { codesOf } from './codes';
import { slots } from './boundarySlots';
import type { FeatureRow } from './featureRow';
import type { PeopleToken } from './peopleTokens';
import { isWordCode, wordEnd, wordStart } from './titleWord';

/** For each place, whether the title's last word stands in the abstract, and how; nothing where there is none. */
export function readAbstractSteps(
  text: string,
  places: readonly number[],
  abstract: string | null,
): readonly number[] {
  if (abstract === null) return [];
  const codes = codesOf(text);
  return places.map((at) => {
    const from = wordStart(codes, at);
    return titleWordStep(abstract, text, from, wordEnd(codes, from, at));
  });
}

/** Fills in the slots that look into the abstract; nothing where there is none. */
export function describeAbstract(
  row: FeatureRow,
  text: string,
  abstract: string | null,
  steps: readonly number[],
  places: readonly number[],
  index: number,
  token: PeopleToken | undefined,
): void {
  const at = places[index] ?? 0;
  const step = steps[index] ?? 0;
  if (abstract === null) return;
  row.set(slots.wordInAbstract, step);
  if (!token || token.to <= at) return;
  // `AgentFuelAadyaa`: where AgentFuel stands in the abstract, the title does not end after Agent.
  const next = places[index + 1] ?? Infinity;
  const previous = places[index - 1] ?? -1;
  row.set(slots.nextWordInAbstract, (next < token.to ? 1 + (steps[index + 1] ?? 0) : 0) * 8 + step);
  row.set(
    slots.previousWordInAbstract,
    (previous >= token.from ? 1 + (steps[index - 1] ?? 0) : 0) * 8 + step,
  );
  const name = token.to - at > 2 ? standing(abstract, text.slice(at, token.to)) : 0;
  const from = wordStart(codesOf(text), at);
  const joined = from < at && abstract.includes(text.slice(from, Math.min(token.to, at + 12))) ? 3 : 0;
  row.set(slots.nameInAbstract, 1 + joined + name);
}

/** 1 too short, 2 not there, 3 there as a word, 4 inside words only, 5 in small letters, 6 but for its ending. */
function titleWordStep(abstract: string, text: string, from: number, to: number): number {
  if (to - from < 3) return to - from === 2 && standing(abstract, text.slice(from, to)) === 2 ? 7 : 1;
  const word = text.slice(from, to);
  const found = standing(abstract, word);
  if (found > 0) return found === 2 ? 3 : 4;
  const small = word.toLowerCase();
  if (small !== word) {
    const lowered = standing(abstract, small);
    if (lowered > 0) return lowered === 2 ? 5 : 6;
  }
  return to - from > 5 && abstract.includes(small.slice(1, -2)) ? 6 : 2;
}

/** So many places are looked at before a word counts as a part of others only. */
const looks = 6;

/** 0 not there, 1 inside other words, 2 as a word of its own. */
function standing(abstract: string, word: string): number {
  let at = abstract.indexOf(word);
  if (at < 0) return 0;
  for (let look = 0; look < looks && at >= 0; look++) {
    const before = at === 0 || !isWordCode(abstract.charCodeAt(at - 1));
    const end = at + word.length;
    if (before && (end >= abstract.length || !isWordCode(abstract.charCodeAt(end)))) return 2;
    at = abstract.indexOf(word, at + 1);
  }
  return 1;
}
