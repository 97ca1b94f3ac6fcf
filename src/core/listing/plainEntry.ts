/** The entry of a plain piece: fields cut out of the source when somebody asks for them, and places worked out then. */
import type { Day } from '../calendar';
import type { EntrySpans } from '../paper';
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { endOfEtAl, partsOf, rangesOf, readByline, type Range } from './byline';
import type { EntryBoundary, ListedEntry } from './listedEntry';
import type { PlainPiece } from './plainPieces';
import { findUsual, scoreAt } from './usualHeader';

/**
 * An entry as its places in the text: what is asked for is cut out there and then, and nothing is kept. The text is held
 * on to by any part of it, so an entry is a third of what it would be with its parts, and so is the work of collecting
 * what dies around it.
 */
export class PlainEntry implements ListedEntry {
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
    { header, start, end, abstract, abstractEnd }: PlainPiece,
    category: string,
    date: Day,
    people: Span,
    choice: Boundary | null,
  ) {
    this.category = category;
    this.date = date;
    this.code = header.end > header.code;
    this.#text = text;
    this.#start = header.start;
    this.#category = header.category;
    this.#byline = start;
    this.#people = people.start;
    this.#peopleEnd = people.end;
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
