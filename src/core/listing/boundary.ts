/** Where the title of a byline ends and its people start, judged without a model: shapes of words, and the abstract. */
import { codesOf, type Codes } from './codes';
import type { Byline } from './byline';
import { charKind, charKinds } from './characters';
import { hashString, hashToken } from './tokenKnowledge';
import { shapeCount, shapeOf, shapes } from './tokenShape';

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
  const places: number[] = [];
  const scores: number[] = [];
  for (const at of starts) {
    places.push(at);
    scores.push(at === byline.end ? nobodyScore : shapeScore(byline, at, context));
  }
  places.push(byline.end);
  scores.push(nobodyScore);
  return pickBest(byline, places, scores);
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
  const codes = codesOf(text);
  const comma = commaAfter(codes, at, text.length);
  const stop = Math.min(comma, end);
  const from = wordStart(codes, at);
  let score =
    junctionScore(codes, at) +
    nameScore(codes, at, stop, byline.etAl || comma < text.length) +
    wordScore(codes, from, at);
  if (context.isKnownName(text.slice(at, stop))) score += 8;
  if (context.abstract !== null && at - from > 2) {
    const word = text.slice(from, at);
    if (context.abstract.includes(word)) {
      score += 1;
      if (context.abstract.includes(word + text.slice(at, firstNameEnd(codes, at, stop)))) score -= 6;
    }
  }
  return score;
}

/** The next comma with a blank after it; the end where there is none. */
function commaAfter(codes: Codes, from: number, end: number): number {
  let at = from;
  while (at < end && (codes[at] !== 0x2c || codes[at + 1] !== 0x20)) at += 1;
  return at;
}

/** A longer word is judged by its end. */
const longestWord = 48;

function wordStart(codes: Codes, at: number): number {
  let start = at;
  while (start > 0 && start > at - longestWord && codes[start - 1] !== 0x20) start -= 1;
  return start;
}

function wordStop(codes: Codes, from: number, end: number): number {
  let at = from;
  while (at < end && codes[at] !== 0x20) at += 1;
  return at;
}

function firstNameEnd(codes: Codes, from: number, end: number): number {
  let at = from;
  while (at < end && (codes[at] ?? 0) !== 0x20 && (codes[at] ?? 0) !== 0x3a) at += 1;
  return at;
}

/** The two characters that meet. */
function junctionScore(codes: Codes, at: number): number {
  const before = charKind(codes[at - 1] ?? 0);
  const here = charKind(codes[at] ?? 0);
  const after = charKind(codes[at + 1] ?? 0);
  if (here === charKinds.lower) return before === charKinds.lower ? -4 : -2;
  if (before === charKinds.lower) return after === charKinds.upper ? 0 : 3;
  if (before === charKinds.upper) return after === charKinds.lower ? 1 : -3;
  return after === charKinds.lower || after === charKinds.other ? 3 : 1;
}

/** Words no name has, whatever their case. */
const titleWords = setOf(
  'of for with in on to via from by and the an at as or using model models learning network networks language data system systems analysis is are',
);

/** What a name is worth for the number of its words, from none to five; more are worth none. */
const sizes = [0, -3, 2, 1.5, 0, -2];

function nameScore(codes: Codes, from: number, end: number, inCompany: boolean): number {
  let score = 0;
  let words = 0;
  let marks = false;
  for (let start = from; start <= end && words <= 6; words++) {
    const stop = wordStop(codes, start, end);
    const shape = shapeOf(codes, start, stop);
    if (titleWords.has(codes, start, stop)) score -= 6;
    else score += shapeWorth[shape] ?? 0;
    if (shape === shapes.marks || shape === shapes.withDigit || shape === shapes.digits) marks = true;
    if (stop === end && charKind(codes[start] ?? 0) === charKinds.upper) score += 0.5;
    start = stop + 1;
  }
  score += words === 1 && inCompany ? -2 : (sizes[words] ?? -6);
  return marks ? score - 6 : score;
}

/** What a word of a shape (tokenShape.ts) is worth in a name. */
const shapeWorth = tabulateWorth();

function tabulateWorth(): readonly number[] {
  const worth = Array.from({ length: shapeCount }, () => -1.5);
  worth[shapes.none] = -0.5;
  worth[shapes.capitalised] = 0.5;
  worth[shapes.initial] = 0.5;
  worth[shapes.initials] = 0.5;
  worth[shapes.hyphened] = 0.5;
  worth[shapes.hyphenedSmall] = 0;
  worth[shapes.apostrophe] = 0;
  worth[shapes.particle] = 0;
  worth[shapes.prefixed] = 0;
  worth[shapes.bareInitial] = -0.5;
  worth[shapes.caseless] = -0.5;
  worth[shapes.capitalsThenSmall] = -3;
  worth[shapes.small] = -4;
  worth[shapes.smallCamel] = -4;
  return worth;
}

/** Words no title ends with, and the beginnings of names that such words look like. */
const lastWords = setOf('of for with in on to via from by and the an a at as or Mc Mac De Le La Van O');

/** The word before the boundary, whole as it stands. */
function wordScore(codes: Codes, from: number, to: number): number {
  if (lastWords.has(codes, from, to)) return -4;
  const shape = shapeOf(codes, from, to);
  if (shape === shapes.bareInitial) return -2;
  if (shape === shapes.capitalised && to - from <= 3) return -1;
  return shape === shapes.camel || shape === shapes.smallCamel || shape === shapes.prefixed ? -0.5 : 0;
}

interface WordSet {
  readonly has: (codes: Codes, from: number, to: number) => boolean;
}

/** Words by their hashes; a longer one than any of them is not hashed. */
function setOf(text: string): WordSet {
  const words = text.split(' ');
  const longest = Math.max(...words.map(({ length }) => length));
  const hashes = new Set(words.map(hashString));
  return { has: (codes, from, to) => to - from <= longest && hashes.has(hashToken(codes, from, to)) };
}
