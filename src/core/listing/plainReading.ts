/** Plain pieces into entries: those whose boundary is evident as they come, the others when all around them are known. */
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { readByline, type Byline } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory, pairAt } from './categories';
import { codesIn } from './codes';
import { missingAbstract, type EntryContext, type EntryReading } from './entry';
import { doubtfulBoundary, isDoubtful } from './doubt';
import { evidentBoundary } from './evidentBoundary';
import { plainBoundary } from './plainBoundary';
import { PlainEntry } from './plainEntry';
import type { PlainPiece } from './plainPieces';
import { paperKey } from './seenTitles';
import { scoreAt } from './usualHeader';

/** A plain piece that waits to be judged, since its boundary is not evident. */
export interface PreparedPlain {
  readonly kind: 'plain';
  readonly piece: PlainPiece;
  readonly byline: Byline;
  /** Where the boundary may be. */
  readonly places: readonly number[];
}

/** Reads a piece where its boundary is evident; learns its names either way. */
export function preparePlain(
  text: string,
  piece: PlainPiece,
  context: EntryContext,
): EntryReading | PreparedPlain {
  const { start, end } = piece;
  const found = plainBoundary(text, piece);
  if (found) {
    const reading = readParted(text, piece, { start: found.people, end: found.end }, found.firstEnd, context);
    if (reading) {
      if (found.middle >= 0) context.names.learnName(text, found.middle, found.last - 2);
      if (found.last >= 0) context.names.learnName(text, found.last, found.end);
      return reading;
    }
  }
  const line = text.slice(start, end);
  codesIn(line, text, start);
  const byline = readByline(line);
  const at = evidentBoundary(byline);
  const reading =
    at === null ? null : readJudged(text, piece, byline, { at, runnerUp: null, margin: 1 }, context);
  const prepared = reading ?? { kind: 'plain', piece, byline, places: boundaryCandidates(byline) };
  context.names.learn(byline);
  return prepared;
}

/** The reading of a piece; null where more is wrong with it than a doubtful boundary or a missing abstract: readEntry says what. */
export function readPlainEntry(
  text: string,
  { piece, byline, places }: PreparedPlain,
  context: EntryContext,
): EntryReading | null {
  const { start, abstract, abstractEnd } = piece;
  codesIn(byline.text, text, start);
  const choice = context.chooseBoundary(byline, places, {
    abstract: abstract < 0 ? null : text.slice(abstract, abstractEnd),
    isKnownName: context.names.has,
  });
  return readJudged(text, piece, byline, choice, context);
}

/** The reading of a piece that is parted as somebody chose, with what is doubtful about that. */
function readJudged(
  text: string,
  piece: PlainPiece,
  byline: Byline,
  choice: Boundary,
  context: EntryContext,
): EntryReading | null {
  const { start, end } = piece;
  const people = { start: start + choice.at, end: start + byline.end };
  // Nobody, no title, or a blank between them.
  if (people.start >= people.end || choice.at === 0 || text.charCodeAt(people.start - 1) === 0x20)
    return null;
  const reading = readParted(text, piece, people, endOfPerson(text, people), context, choice);
  if (!reading?.entry || !isDoubtful(byline, choice)) return reading;
  const { boundary, title } = reading.entry;
  const doubt = doubtfulBoundary(boundary, { start, end }, title, text.slice(people.start, people.end));
  return { ...reading, problems: [doubt, ...reading.problems] };
}

/** The reading of a piece whose people stand between two places, and the first of them up to a third. */
function readParted(
  text: string,
  piece: PlainPiece,
  people: Span,
  firstEnd: number,
  { resolveDay }: EntryContext,
  choice: Boundary | null = null,
): EntryReading | null {
  const { header, start, end } = piece;
  const category = categoryAt(text, header.category, header.date);
  const date = resolveDay(header.month, header.day, header.year < 0 ? null : header.year);
  const score = scoreAt(text, header.start, header.category);
  if (category === null || date === null || Number.isNaN(score)) return null;
  const entry = new PlainEntry(text, piece, category, date, people, choice);
  const key = paperKey(text, start, people.start, firstEnd);
  return { kind: 'reading', entry, problems: piece.abstract < 0 ? [missingAbstract(end)] : none, key };
}

const none: readonly never[] = [];

/** Where the first of some people ends. */
function endOfPerson(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x2c) at += 1;
  return text.charCodeAt(at - 1) === 0x20 ? at - 1 : at;
}

/** A category that arXiv has, of two capitals or more letters; null for any other. */
function categoryAt(text: string, from: number, to: number): string | null {
  if (to - from === 2) return pairAt(text, from);
  const code = text.slice(from, to);
  return isCategory(code) ? code : null;
}
