/** Plain pieces into entries: those whose boundary is evident as they come, the others when all around them are known. */
import type { Boundary } from './boundary';
import { endOfEtAl, readByline, type Byline } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory, pairAt } from './categories';
import { codesIn } from './codes';
import { missingAbstract, type EntryContext, type EntryReading } from './entry';
import { doubtfulBoundary, isDoubtful } from './doubt';
import { evidentBoundary } from './evidentBoundary';
import { plainBoundary } from './plainBoundary';
import { PlainEntry } from './plainEntry';
import { keepPiece, type PlainPiece } from './plainPieces';
import type { PlainWriter } from './plainRows';
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

/** The entry of a piece where its boundary is evident; learns its names either way. */
export function preparePlain(
  text: string,
  piece: PlainPiece,
  writer: PlainWriter,
  context: EntryContext,
): PlainEntry | EntryReading | PreparedPlain {
  const { start, end } = piece;
  const isUsual = hasUsualHeader(text, piece, context);
  const found = isUsual ? plainBoundary(text, piece) : null;
  if (found) {
    const { people, last } = found;
    if (found.middle >= 0) context.names.learnName(text, found.middle, last - 2);
    if (last >= 0) context.names.learnName(text, last, found.end);
    writer.add(piece, people, found.end, found.orgs, paperKey(text, start, people, found.firstEnd));
    return new PlainEntry(writer.rows, writer.row, null);
  }
  const line = text.slice(start, end);
  codesIn(line, text, start);
  const byline = readByline(line);
  const at = isUsual ? evidentBoundary(byline) : null;
  const reading =
    at === null ? null : readJudged(text, piece, byline, { at, runnerUp: null, margin: 1 }, writer);
  const prepared = reading ?? {
    kind: 'plain',
    piece: keepPiece(piece),
    byline,
    places: boundaryCandidates(byline),
  };
  context.names.learn(byline);
  return prepared;
}

/** The reading of a piece; null where more is wrong with it than a doubtful boundary or a missing abstract: readEntry says what. */
export function readPlainEntry(
  text: string,
  { piece, byline, places }: PreparedPlain,
  writer: PlainWriter,
  context: EntryContext,
): EntryReading | null {
  if (!hasUsualHeader(text, piece, context)) return null;
  const { start, abstract, abstractEnd } = piece;
  codesIn(byline.text, text, start);
  const choice = context.chooseBoundary(byline, places, {
    abstract: abstract < 0 ? null : text.slice(abstract, abstractEnd),
    isKnownName: context.names.has,
  });
  return readJudged(text, piece, byline, choice, writer);
}

/** The reading of a piece that is parted as somebody chose, with what is doubtful about that. */
function readJudged(
  text: string,
  piece: PlainPiece,
  byline: Byline,
  choice: Boundary,
  writer: PlainWriter,
): EntryReading | null {
  const { start, end } = piece;
  const people = start + choice.at;
  const peopleEnd = start + byline.end;
  // Nobody, no title, or a blank between them.
  if (people >= peopleEnd || choice.at === 0 || text.charCodeAt(people - 1) === 0x20) return null;
  const key = paperKey(text, start, people, endOfPerson(text, people, peopleEnd));
  writer.add(piece, people, peopleEnd, endOfEtAl(text, peopleEnd), key);
  const entry = new PlainEntry(writer.rows, writer.row, choice);
  const missing = missingFrom(entry);
  if (!isDoubtful(byline, choice)) return { kind: 'reading', entry, problems: missing, key };
  const names = text.slice(people, peopleEnd);
  const doubt = doubtfulBoundary(entry.boundary, { start, end }, entry.title, names);
  return { kind: 'reading', entry, problems: [doubt, ...missing], key };
}

/** What is to be said of an entry whose boundary is evident. */
export function missingFrom({ missingAt }: PlainEntry): EntryReading['problems'] {
  return missingAt < 0 ? none : [missingAbstract(missingAt)];
}

const none: readonly never[] = [];

/** Whether a header has a category that arXiv has, a day of the calendar, and a score as scores are, if any. */
function hasUsualHeader(text: string, { header }: PlainPiece, { days }: EntryContext): boolean {
  return (
    hasCategory(text, header.category, header.date) &&
    days.has(header.month, header.day, header.year < 0 ? null : header.year) &&
    !Number.isNaN(scoreAt(text, header.start, header.category))
  );
}

/** A category of two capitals or more letters. */
function hasCategory(text: string, from: number, to: number): boolean {
  return to - from === 2 ? pairAt(text, from) !== null : isCategory(text.slice(from, to));
}

/** Where the first of some people ends. */
function endOfPerson(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x2c) at += 1;
  return text.charCodeAt(at - 1) === 0x20 ? at - 1 : at;
}
