/** The entry of a plain piece: fields cut out of the source, places worked out when somebody asks for them. */
import type { Day } from '../calendar';
import type { EntrySpans } from '../paper';
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { listOf, rangesOf, readByline, type Byline, type Range } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory } from './categories';
import { missingAbstract, type EntryContext, type EntryReading } from './entry';
import { doubtfulBoundary, isDoubtful } from './doubt';
import { evidentBoundary } from './evidentBoundary';
import { scoreOf } from './header';
import type { EntryBoundary, ListedEntry } from './listedEntry';
import type { PlainPiece } from './plainPieces';
import { findUsual } from './usualHeader';

/** A plain piece with its boundary found where that is evident, waiting for the others to be judged. */
export interface PreparedPlain {
  readonly kind: 'plain';
  readonly piece: PlainPiece;
  readonly byline: Byline;
  readonly places: readonly number[];
  readonly evident: number | null;
}

/** Looks for the evident boundary while the byline is at hand. */
export function preparePlain(piece: PlainPiece): PreparedPlain {
  const { byline } = piece;
  const places = boundaryCandidates(byline);
  const evident = evidentBoundary(byline, places);
  return { kind: 'plain', piece, byline, places: evident === null ? places : none, evident };
}

/** The reading of a piece; null where more is wrong with it than a doubtful boundary or a missing abstract: readEntry says what. */
export function readPlainEntry(
  text: string,
  { piece, places, evident }: PreparedPlain,
  context: EntryContext,
): EntryReading | null {
  const { header, byline, abstract, abstractEnd, end } = piece;
  const category = text.slice(header.category, header.date);
  const date = context.resolveDay(header.month, header.day, header.year < 0 ? null : header.year);
  if (date === null || !isCategory(category)) return null;
  const score = header.category === header.start ? null : scoreOf(text.slice(header.start, header.category));
  if (score === null && header.category > header.start) return null;

  const whole = abstract < 0 ? null : text.slice(abstract, abstractEnd);
  let choice: Boundary | null = null;
  if (evident === null) {
    choice = context.chooseBoundary(byline, places, { abstract: whole, isKnownName: context.names.has });
  }
  const people = evident ?? choice?.at ?? byline.end;
  // Nobody, no title, or a blank between them.
  if (people >= byline.end || people === 0 || byline.text.charCodeAt(people - 1) === 0x20) return null;
  const entry = new PlainEntry(text, piece, category, date, score, whole, people, choice);
  const doubtful = isDoubtful(byline, { at: people, margin: choice?.margin ?? 1 });
  if (whole !== null && !doubtful) return { entry, problems: none };
  const problems = whole === null ? [missingAbstract(end)] : [];
  if (doubtful) {
    const span = { start: piece.start, end };
    problems.unshift(
      doubtfulBoundary(entry.boundary, span, entry.title, byline.text.slice(people, byline.end)),
    );
  }
  return { entry, problems };
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
    { header, byline, start, end, abstract }: PlainPiece,
    category: string,
    date: Day,
    score: number | null,
    whole: string | null,
    people: number,
    choice: Boundary | null,
  ) {
    this.title = byline.text.slice(0, people);
    this.authors = listOf(byline.text, people, byline.end);
    this.etAl = byline.etAl;
    this.orgs =
      byline.orgs.length === 0 ? none : byline.orgs.map(({ from, to }) => byline.text.slice(from, to));
    this.category = category;
    this.date = date;
    this.score = score;
    this.code = header.end > header.code;
    this.abstract = whole;
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
