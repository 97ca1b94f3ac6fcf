/** Where the title of a byline ends and its people start, judged without a model: shapes of words, and the abstract. */
import type { Byline } from './byline';
import { charKind, charKinds } from './characters';

/** The chosen place, in the byline's text. */
export interface Boundary {
  /** Where the first name starts; the byline's end where nobody is named. */
  readonly at: number;
  /** The next best place; null where there was none to weigh. */
  readonly runnerUp: number | null;
  /** The chance that the choice is right, 0 to 1. */
  readonly margin: number;
}

export interface BoundaryContext {
  /** The abstract: words of the title recur there, names do not. */
  readonly abstract: string | null;
  /** Whether a person of this name is known, from this listing or from the library. */
  readonly isKnownName: (name: string) => boolean;
}

/** Chooses among the places a byline may be split at; total for any text. */
export type ChooseBoundary = (
  byline: Byline,
  places: readonly number[],
  context: BoundaryContext,
) => Boundary;

/** The choice by shapes alone: what is used until a model has been loaded. */
export const chooseByShape: ChooseBoundary = (byline, starts, context) => {
  const places = [...starts, byline.end];
  return pickBest(
    byline,
    places,
    places.map((at) => (at === byline.end ? nobodyScore : shapeScore(byline, at, context))),
  );
};

/**
 * The best of the scored places (natural logarithms of their odds). The last is the byline's end, "nobody is named or
 * none of these": it cannot be chosen where people are marked, but it counts against the others.
 */
export function pickBest(byline: Byline, places: readonly number[], scores: readonly number[]): Boundary {
  const marked = byline.etAl || byline.orgs.length > 0;
  const choices = marked && places.length > 1 ? places.length - 1 : places.length;
  const best = highest(scores, choices, -1);
  const second = highest(scores, choices, best);
  const top = Math.max(scores[best] ?? 0, scores[scores.length - 1] ?? 0);
  let all = 0;
  for (const score of scores) all += Math.exp(score - top);
  const chance = Math.exp((scores[best] ?? 0) - top) / all;
  return {
    at: places[best] ?? byline.end,
    runnerUp: second < 0 ? null : (places[second] ?? null),
    margin: chance,
  };
}

function highest(scores: readonly number[], count: number, except: number): number {
  let best = -1;
  for (let index = 0; index < count; index++) {
    if (index !== except && (best < 0 || (scores[index] ?? 0) > (scores[best] ?? 0))) best = index;
  }
  return best;
}

/** What naming nobody is worth: all the others must be bad. */
const nobodyScore = -9;

function shapeScore(byline: Byline, at: number, context: BoundaryContext): number {
  const { text, end } = byline;
  const comma = text.indexOf(', ', at);
  const name = text.slice(at, comma < 0 || comma > end ? end : comma);
  const title = text.slice(Math.max(0, at - 48), at);
  const lastWord = title.slice(title.lastIndexOf(' ') + 1);
  let score = junctionScore(text, at) + nameScore(name, byline.etAl || comma >= 0) + wordScore(lastWord);
  if (context.isKnownName(name)) score += 8;
  if (context.abstract !== null) {
    const firstName = name.slice(0, name.search(/[ ,:]|$/));
    if (lastWord.length > 2 && context.abstract.includes(lastWord)) score += 1;
    if (context.abstract.includes(lastWord + firstName)) score -= 6;
  }
  return score;
}

/** The two characters that meet. */
function junctionScore(text: string, at: number): number {
  const before = charKind(text.charCodeAt(at - 1));
  const here = charKind(text.charCodeAt(at));
  const after = charKind(text.charCodeAt(at + 1));
  if (here === charKinds.lower) return before === charKinds.lower ? -4 : -2;
  if (before === charKinds.lower) return after === charKinds.upper ? 0 : 3;
  if (before === charKinds.upper) return after === charKinds.lower ? 1 : -3;
  return after === charKinds.lower || after === charKinds.other ? 3 : 1;
}

const titleWord =
  /^(?:of|for|with|in|on|to|via|from|by|and|the|an|at|as|or|using|models?|learning|networks?|language|data|systems?|analysis|is|are)$/i;
const particle = /^(?:v[ao]n|de[nrl]?|d[aiu]|dos|das|della|l[ae]|el|al|bin|ibn|te[nr]|zu|y|e|af|av)$/;

function nameScore(name: string, inCompany: boolean): number {
  const tokens = name.split(' ');
  const sizes = [0, inCompany ? -2 : -3, 2, 1.5, 0, -2];
  let score = sizes[tokens.length] ?? -6;
  for (const token of tokens) score += tokenScore(token);
  if (/^\p{Lu}/u.test(tokens[tokens.length - 1] ?? '')) score += 0.5;
  return /[?!:;()[\]{}"“”$\\=<>@#%*+]|\d/.test(name) ? score - 6 : score;
}

function tokenScore(token: string): number {
  if (titleWord.test(token)) return -6;
  if (/^\p{Lu}[\p{Ll}\p{M}'’]+(?:-\p{Lu}?[\p{Ll}\p{M}]+)*$/u.test(token)) return 0.5;
  if (/^(?:\p{Lu}\.-?)+$/u.test(token)) return 0.5;
  if (particle.test(token)) return 0;
  if (/^\p{Lu}$/u.test(token)) return -0.5;
  if (/^(?:Mc|Mac|De|Di|Le|La|Du|Van|O['’]|D['’])\p{Lu}\p{Ll}+/u.test(token)) return 0;
  if (/^\p{Lu}{2}\p{Ll}+$/u.test(token)) return -3;
  if (/^\p{Lu}/u.test(token)) return -1.5;
  return /^\p{Ll}/u.test(token) ? -4 : -0.5;
}

/** The word before the boundary, whole as it stands. */
function wordScore(word: string): number {
  if (/^(?:of|for|with|in|on|to|via|from|by|and|the|an|a|at|as|or|Mc|Mac|De|Le|Van|O)$/i.test(word))
    return -4;
  if (/^\p{Lu}$/u.test(word)) return -2;
  if (/^\p{Lu}\p{Ll}{0,2}$/u.test(word)) return -1;
  return /\p{Ll}\p{Lu}\p{Ll}/u.test(word) ? -0.5 : 0;
}
