/** The entry of a plain piece: fields cut out of the source when somebody asks for them, and places worked out then. */
import type { Day } from '../calendar';
import type { Entry, EntrySpans } from '../paper';
import type { Span } from '../problem';
import type { Boundary } from './boundary';
import { partsOf, rangesOf, readByline, type Range } from './byline';
import { pairAt } from './categories';
import type { EntryBoundary, ListedEntry } from './listedEntry';
import { columns, numberAt, type PlainRows } from './plainRows';
import { scoreAt } from './usualHeader';

/**
 * An entry as its places in the text: what is asked for is cut out there and then, and nothing is kept. The text is held
 * on to by any part of it, so an entry with its parts would be ten times as large, and so would be the work of collecting
 * what dies around it.
 */
export class PlainEntry implements ListedEntry {
  readonly #rows: PlainRows;
  readonly #row: number;
  readonly #choice: Boundary | null;

  constructor(rows: PlainRows, row: number, choice: Boundary | null) {
    this.#rows = rows;
    this.#row = row;
    this.#choice = choice;
  }

  #at(column: number): number {
    return numberAt(this.#rows, this.#row, column);
  }

  #cut(from: number, to: number): string {
    return this.#rows.text.slice(this.#at(from), this.#at(to));
  }

  get title(): string {
    return this.#cut(columns.byline, columns.people);
  }

  get authors(): readonly string[] {
    const { text } = this.#rows;
    const people = this.#at(columns.people);
    const end = this.#at(columns.peopleEnd);
    const second = this.#at(columns.second);
    const third = this.#at(columns.third);
    if (second === 0) return partsOf(text, people, end);
    if (second < 0) return [text.slice(people, end)];
    if (third < 0) return [text.slice(people, second - 2), text.slice(second, end)];
    return [text.slice(people, second - 2), text.slice(second, third - 2), text.slice(third, end)];
  }

  get etAl(): boolean {
    return this.#at(columns.orgs) > this.#at(columns.peopleEnd);
  }

  get orgs(): readonly string[] {
    const dot = this.#at(columns.orgs);
    const end = this.#at(columns.bylineEnd);
    return dot === end ? none : partsOf(this.#rows.text, dot + 3, end);
  }

  get category(): string {
    const at = this.#at(columns.category);
    const isPair = this.#at(columns.date) - at === 2;
    return (isPair ? pairAt(this.#rows.text, at) : null) ?? this.#cut(columns.category, columns.date);
  }

  get date(): Day | null {
    const year = this.#at(columns.year);
    return this.#rows.days.resolve(this.#at(columns.month), this.#at(columns.day), year < 0 ? null : year);
  }

  get score(): number | null {
    return scoreAt(this.#rows.text, this.start, this.#at(columns.category));
  }

  get code(): boolean {
    return this.#at(columns.headerEnd) > this.#at(columns.code);
  }

  get abstract(): string | null {
    return this.#at(columns.abstract) < 0 ? null : this.#cut(columns.abstract, columns.abstractEnd);
  }

  takeFields(): Entry {
    const { title, authors, etAl, orgs, category, date, score, code, abstract } = this;
    return { title, authors, etAl, orgs, category, date, score, code, abstract };
  }

  get start(): number {
    return this.#at(columns.start);
  }

  get titleSpan(): Span {
    return { start: this.#at(columns.byline), end: this.#at(columns.people) };
  }

  get boundary(): EntryBoundary {
    const { runnerUp = null, margin = 1 } = this.#choice ?? {};
    return {
      offset: this.#at(columns.people),
      runnerUp: runnerUp === null ? null : this.#at(columns.byline) + runnerUp,
      margin,
    };
  }

  get spans(): EntrySpans {
    const at = this.#at(columns.byline);
    const byline = readByline(this.#cut(columns.byline, columns.bylineEnd));
    const span = (from: number, to: number): Span => ({ start: this.#at(from), end: this.#at(to) });
    const shift = ({ from, to }: Range): Span => ({ start: at + from, end: at + to });
    const abstract = this.#at(columns.abstract) < 0 ? null : span(columns.abstract, columns.abstractEnd);
    return {
      entry: { start: this.start, end: abstract?.end ?? this.#at(columns.bylineEnd) },
      header: span(columns.start, columns.headerEnd),
      score: unlessEmpty(span(columns.start, columns.category)),
      category: unlessEmpty(span(columns.category, columns.date)),
      date: unlessEmpty(span(columns.date, columns.code)),
      code: unlessEmpty(span(columns.code, columns.headerEnd)),
      title: this.titleSpan,
      authors: rangesOf(byline.text, this.#at(columns.people) - at, byline.end).map(shift),
      orgs: byline.orgs.map(shift),
      abstract,
    };
  }

  /** What stands at the entry's place when another like it is looked for: the key it was written with. */
  get key(): number {
    return this.#at(columns.key);
  }

  /** What is missing from it: where its abstract would stand; -1 where it has one. */
  get missingAt(): number {
    return this.#at(columns.abstract) < 0 ? this.#at(columns.bylineEnd) : -1;
  }
}

const none: readonly never[] = [];

function unlessEmpty(span: Span): Span | null {
  return span.start === span.end ? null : span;
}
