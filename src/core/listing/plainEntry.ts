/** The entry of a plain piece: fields cut out of the source, places worked out when somebody asks for them. */
import type { Day } from '../calendar';
import type { EntrySpans } from '../paper';
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { endOfEtAl, partsOf, rangesOf, readByline, type Byline, type Range } from './byline';
import { boundaryCandidates } from './candidates';
import { isCategory, pairAt } from './categories';
import { codesOf, type Codes } from './codes';
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
  /** Where the boundary may be; empty where it has been found. */
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
  const at = evidentBoundary(byline);
  const reading = at === null ? null : readParted(text, piece, at, null, context);
  const places = reading === null ? boundaryCandidates(byline) : none;
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
  const entry = new PlainEntry(text, piece, category, date, people, choice);
  const hash = paperHashIn(codes, endOfPerson(codes, people, byline.end));
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

/** Where the person ends whose name starts at an offset. */
function endOfPerson(codes: Codes, from: number, end: number): number {
  let at = from;
  while (at < end && codes[at] !== 0x2c) at += 1;
  return codes[at - 1] === 0x20 ? at - 1 : at;
}

/** A category that arXiv has, of two capitals or more letters; null for any other. */
function categoryAt(text: string, from: number, to: number): string | null {
  if (to - from === 2) return pairAt(text, from);
  const code = text.slice(from, to);
  return isCategory(code) ? code : null;
}

/**
 * An entry as its places in the text: what is asked for is cut out there and then, and nothing is kept. The text is held
 * on to by any part of it, so an entry is a third of what it would be with its parts, and so is the work of collecting
 * what dies around it.
 */
class PlainEntry implements ListedEntry {
  readonly category: string;
  readonly date: Day;
  readonly code: boolean;
  readonly #text: string;
  /** Where the header starts, and its category. */
  readonly #start: number;
  readonly #category: number;
  readonly #byline: number;
  readonly #people: number;
  readonly #peopleEnd: number;
  readonly #bylineEnd: number;
  /** -1 where there is none. */
  readonly #abstract: number;
  readonly #abstractEnd: number;
  readonly #choice: Boundary | null;

  constructor(
    text: string,
    { header, byline, start, end, abstract, abstractEnd }: PlainPiece,
    category: string,
    date: Day,
    people: number,
    choice: Boundary | null,
  ) {
    this.category = category;
    this.date = date;
    this.code = header.end > header.code;
    this.#text = text;
    this.#start = header.start;
    this.#category = header.category;
    this.#byline = start;
    this.#people = start + people;
    this.#peopleEnd = start + byline.end;
    this.#bylineEnd = end;
    this.#abstract = abstract;
    this.#abstractEnd = abstractEnd;
    this.#choice = choice;
  }

  get title(): string {
    return this.#text.slice(this.#byline, this.#people);
  }

  get authors(): readonly string[] {
    return partsOf(this.#text, this.#people, this.#peopleEnd);
  }

  get etAl(): boolean {
    return endOfEtAl(this.#text, this.#peopleEnd) > this.#peopleEnd;
  }

  get orgs(): readonly string[] {
    const dot = endOfEtAl(this.#text, this.#peopleEnd);
    return dot === this.#bylineEnd ? none : partsOf(this.#text, dot + 3, this.#bylineEnd);
  }

  get score(): number | null {
    return scoreAt(this.#text, this.#start, this.#category);
  }

  get abstract(): string | null {
    return this.#abstract < 0 ? null : this.#text.slice(this.#abstract, this.#abstractEnd);
  }

  get start(): number {
    return this.#start;
  }

  get titleSpan(): Span {
    return { start: this.#byline, end: this.#people };
  }

  get boundary(): EntryBoundary {
    const { runnerUp = null, margin = 1 } = this.#choice ?? {};
    return { offset: this.#people, runnerUp: runnerUp === null ? null : this.#byline + runnerUp, margin };
  }

  get spans(): EntrySpans {
    const { start, category, date, code, end } = findUsual(this.#text, this.#start) ?? nowhere;
    const at = this.#byline;
    const byline = readByline(this.#text.slice(at, this.#bylineEnd));
    const abstract = this.#abstract < 0 ? null : { start: this.#abstract, end: this.#abstractEnd };
    const shift = ({ from, to }: Range): Span => ({ start: at + from, end: at + to });
    return {
      entry: { start, end: abstract?.end ?? this.#bylineEnd },
      header: { start, end },
      score: spanOf(start, category),
      category: spanOf(category, date),
      date: spanOf(date, code),
      code: spanOf(code, end),
      title: this.titleSpan,
      authors: rangesOf(byline.text, this.#people - at, byline.end).map(shift),
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
