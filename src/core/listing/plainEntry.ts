/** The entry of a plain piece: fields cut out of the source, places worked out when somebody asks for them. */
import type { Day } from '../calendar';
import type { EntrySpans } from '../paper';
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { listOf, rangesOf, readByline, type Byline, type Range } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory, pairAt } from './categories';
import { codesOf } from './codes';
import { missingAbstract, type EntryContext, type EntryReading } from './entry';
import { doubtfulBoundary, isDoubtful } from './doubt';
import { evidentBoundary } from './evidentBoundary';
import type { EntryBoundary, ListedEntry } from './listedEntry';
import type { PlainPiece } from './plainPieces';
import { paperHashIn } from './seenTitles';
import { findUsual, scoreAt } from './usualHeader';

/** A plain piece: read where its boundary is evident, waiting for the others to be judged where it is not. */
export interface PreparedPlain {
  readonly kind: 'plain';
  readonly piece: PlainPiece;
  readonly byline: Byline;
  readonly places: readonly number[];
  readonly reading: EntryReading | null;
}

/** Reads a piece while its byline is at hand, where the boundary is evident. */
export function preparePlain(
  text: string,
  piece: PlainPiece,
  context: Pick<EntryContext, 'resolveDay'>,
): PreparedPlain {
  const { byline } = piece;
  const places = boundaryCandidates(byline);
  const at = evidentBoundary(byline, places);
  const reading = at === null ? null : readParted(text, piece, at, null, context);
  return { kind: 'plain', piece, byline, places, reading };
}

/** The reading of a piece; null where more is wrong with it than a doubtful boundary or a missing abstract: readEntry says what. */
export function readPlainEntry(
  text: string,
  { piece, places }: PreparedPlain,
  context: EntryContext,
): EntryReading | null {
  const { byline, abstract, abstractEnd } = piece;
  const choice = context.chooseBoundary(byline, places, {
    abstract: abstract < 0 ? null : text.slice(abstract, abstractEnd),
    isKnownName: context.names.has,
  });
  return readParted(text, piece, choice.at, choice, context);
}

/** The reading of a piece whose people start at a place of its byline. */
function readParted(
  text: string,
  piece: PlainPiece,
  people: number,
  choice: Boundary | null,
  { resolveDay }: Pick<EntryContext, 'resolveDay'>,
): EntryReading | null {
  const { header, byline, start, abstract, end } = piece;
  const category = categoryAt(text, header.category, header.date);
  const date = resolveDay(header.month, header.day, header.year < 0 ? null : header.year);
  const score = scoreAt(text, header.start, header.category);
  if (category === null || date === null || Number.isNaN(score)) return null;
  const codes = codesOf(byline.text);
  // Nobody, no title, or a blank between them.
  if (people >= byline.end || people === 0 || codes[people - 1] === 0x20) return null;
  const authors = listOf(byline.text, people, byline.end);
  const entry = new PlainEntry(text, piece, category, date, score, people, authors, choice);
  const hash = paperHashIn(codes, people + (authors[0] ?? '').length);
  const doubtful = isDoubtful(byline, { at: people, margin: choice?.margin ?? 1 });
  if (abstract >= 0 && !doubtful) return { entry, problems: none, hash };
  const problems = abstract < 0 ? [missingAbstract(end)] : [];
  if (doubtful) {
    const span = { start, end };
    problems.unshift(
      doubtfulBoundary(entry.boundary, span, entry.title, byline.text.slice(people, byline.end)),
    );
  }
  return { entry, problems, hash };
}

/** A category that arXiv has, of two capitals or more letters; null for any other. */
function categoryAt(text: string, from: number, to: number): string | null {
  if (to - from === 2) return pairAt(text, from);
  const code = text.slice(from, to);
  return isCategory(code) ? code : null;
}

class PlainEntry implements ListedEntry {
  readonly title: string;
  readonly authors: readonly string[];
  readonly etAl: boolean;
  readonly orgs: readonly string[];
  readonly category: string | null;
  readonly date: Day | null;
  readonly score: number | null;
  readonly code: boolean;
  readonly abstract: string | null;
  readonly #text: string;
  readonly #start: number;
  readonly #byline: number;
  readonly #bylineEnd: number;
  readonly #abstract: number;
  readonly #choice: Boundary | null;

  constructor(
    text: string,
    { header, byline, start, end, abstract, abstractEnd }: PlainPiece,
    category: string,
    date: Day,
    score: number | null,
    people: number,
    authors: readonly string[],
    choice: Boundary | null,
  ) {
    this.title = text.slice(start, start + people);
    this.authors = authors;
    this.etAl = byline.etAl;
    this.orgs =
      byline.orgs.length === 0 ? none : byline.orgs.map(({ from, to }) => byline.text.slice(from, to));
    this.category = category;
    this.date = date;
    this.score = score;
    this.code = header.end > header.code;
    this.abstract = abstract < 0 ? null : text.slice(abstract, abstractEnd);
    this.#text = text;
    this.#start = header.start;
    this.#byline = start;
    this.#bylineEnd = end;
    this.#abstract = abstract;
    this.#choice = choice;
  }

  get start(): number {
    return this.#start;
  }

  get titleSpan(): Span {
    return { start: this.#byline, end: this.#byline + this.title.length };
  }

  get boundary(): EntryBoundary {
    const offset = this.#byline + this.title.length;
    const { runnerUp = null, margin = 1 } = this.#choice ?? {};
    return { offset, runnerUp: runnerUp === null ? null : this.#byline + runnerUp, margin };
  }

  get spans(): EntrySpans {
    const { start, category, date, code, end } = findUsual(this.#text, this.#start) ?? nowhere;
    const at = this.#byline;
    const byline = readByline(this.#text.slice(at, this.#bylineEnd));
    const abstract =
      this.abstract === null ? null : { start: this.#abstract, end: this.#abstract + this.abstract.length };
    const shift = ({ from, to }: Range): Span => ({ start: at + from, end: at + to });
    return {
      entry: { start, end: abstract?.end ?? this.#bylineEnd },
      header: { start, end },
      score: spanOf(start, category),
      category: spanOf(category, date),
      date: spanOf(date, code),
      code: spanOf(code, end),
      title: this.titleSpan,
      authors: rangesOf(byline.text, this.title.length, byline.end).map(shift),
      orgs: byline.orgs.map(shift),
      abstract,
    };
  }
}

const none: readonly never[] = [];
const nowhere = { start: 0, category: 0, date: 0, code: 0, end: 0 };

function spanOf(start: number, end: number): Span | null {
  return start === end ? null : { start, end };
}
