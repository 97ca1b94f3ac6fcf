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
import type { PlainPiece } from './plainPieces';
import { addParts, columns, numberAt, type PlainRows, type PlainWriter } from './plainRows';
import { paperKey } from './seenTitles';
import { scoreAt } from './usualHeader';

/** A plain piece that waits to be judged, since its boundary is not evident: a row without parts. */
export interface PreparedPlain {
  readonly kind: 'plain';
  readonly rows: PlainRows;
  readonly row: number;
  readonly byline: Byline;
  /** Where the boundary may be. */
  readonly places: readonly number[];
}

/** The entry of a piece where its boundary is evident; learns its names either way. Null where something is wrong with its header: readEntry says what. */
export function preparePlain(
  text: string,
  piece: PlainPiece,
  writer: PlainWriter,
  context: EntryContext,
): PlainEntry | EntryReading | PreparedPlain | null {
  if (!hasUsualHeader(text, piece, context)) return null;
  const { start, end } = piece;
  writer.add(piece);
  const { rows, row } = writer;
  const found = plainBoundary(text, piece);
  if (found) {
    const { people, second, third } = found;
    // Without `et al.` a comma may be the title's: only the last name is sure.
    if (found.orgs > found.end) context.names.learnName(text, second, third - 2);
    if (second >= 0) context.names.learnName(text, Math.max(second, third), found.end);
    const firstEnd = second < 0 ? found.end : second - 2;
    addParts(rows, row, found, paperKey(text, start, people, firstEnd));
    return new PlainEntry(rows, row, null);
  }
  const line = text.slice(start, end);
  codesIn(line, text, start);
  const byline = readByline(line);
  const places = boundaryCandidates(byline);
  const prepared: PreparedPlain = { kind: 'plain', rows, row, byline, places };
  const at = evidentBoundary(byline, places);
  const reading = at === null ? null : readJudged(prepared, { at, runnerUp: null, margin: 1 });
  context.names.learn(byline);
  return reading ?? prepared;
}

/** The reading of a piece; null where more is wrong with it than a doubtful boundary or a missing abstract: readEntry says what. */
export function readPlainEntry(prepared: PreparedPlain, context: EntryContext): EntryReading | null {
  const { rows, row, byline, places } = prepared;
  codesIn(byline.text, rows.text, numberAt(rows, row, columns.byline));
  const abstract = numberAt(rows, row, columns.abstract);
  const choice = context.chooseBoundary(byline, places, {
    abstract: abstract < 0 ? null : rows.text.slice(abstract, numberAt(rows, row, columns.abstractEnd)),
    isKnownName: context.names.has,
  });
  return readJudged(prepared, choice);
}

/** The reading of a piece that is parted as somebody chose, with what is doubtful about that. */
function readJudged({ rows, row, byline }: PreparedPlain, choice: Boundary): EntryReading | null {
  const { text } = rows;
  const start = numberAt(rows, row, columns.byline);
  const people = start + choice.at;
  const end = start + byline.end;
  // Nobody, no title, or a blank between them.
  if (people >= end || choice.at === 0 || text.charCodeAt(people - 1) === 0x20) return null;
  const key = paperKey(text, start, people, endOfPerson(text, people, end));
  addParts(rows, row, { people, second: 0, third: 0, end, orgs: endOfEtAl(text, end) }, key);
  const entry = new PlainEntry(rows, row, choice);
  const missing = missingFrom(entry);
  if (!isDoubtful(byline, choice)) return { kind: 'reading', entry, problems: missing, key };
  const whole = { start, end: numberAt(rows, row, columns.bylineEnd) };
  const doubt = doubtfulBoundary(entry.boundary, whole, entry.title, text.slice(people, end));
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
