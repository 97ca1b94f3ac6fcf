/** An entry as a listing gave it, with the places of its parts kept small: they are asked for one entry at a time. */
import type { Day } from '../calendar';
import type { Entry, EntrySpans } from '../paper';
import type { Span } from '../problem';

/** Where title and people were parted. */
export interface EntryBoundary {
  /** In the source: where the first name starts. */
  readonly offset: number;
  /** In the source: the next best place; null where there was none. */
  readonly runnerUp: number | null;
  /** The chance that it is right, 0 to 1; 1 where nothing else comes into question. */
  readonly margin: number;
}

/**
 * An entry with its place in the source. What is read of it may be cut out of the source each time: ask once for what is
 * used more often.
 */
export interface ListedEntry extends Entry {
  /** What it says, without its places, as an object of its own: a copy by `...` has nothing of it, and costs more. */
  readonly takeFields: () => Entry;
  readonly spans: EntrySpans;
  readonly boundary: EntryBoundary;
  /** Where it starts in the source and where its title stands, as `spans` says too, for less. */
  readonly start: number;
  readonly titleSpan: Span;
}

type Places = readonly number[];
const partNames = ['entry', 'header', 'score', 'category', 'date', 'code', 'title', 'abstract'] as const;

/** The entry of its fields and spans: a hundred thousand of them take a fifth of what objects for all spans would. */
export function createListedEntry(entry: Entry, boundary: EntryBoundary, places: Places): ListedEntry {
  return new Listed(entry, boundary, places);
}

/** The spans of an entry but for its lists, null where it lacks the part. */
export interface PartSpans {
  readonly entry: Span;
  readonly header: Span;
  readonly score: Span | null;
  readonly category: Span | null;
  readonly date: Span | null;
  readonly code: Span | null;
  readonly title: Span;
  readonly abstract: Span | null;
}

/** Spans as numbers: the parts (null as -1) and how many people there are; people and organisations come after them. */
export function packPlaces(parts: PartSpans, people: number): number[] {
  const { entry, header, score, category, date, code, title, abstract } = parts;
  // One literal: an array that grew would be copied, for each of a hundred thousand papers.
  return [
    entry.start,
    entry.end,
    header.start,
    header.end,
    score?.start ?? -1,
    score?.end ?? -1,
    category?.start ?? -1,
    category?.end ?? -1,
    date?.start ?? -1,
    date?.end ?? -1,
    code?.start ?? -1,
    code?.end ?? -1,
    title.start,
    title.end,
    abstract?.start ?? -1,
    abstract?.end ?? -1,
    people,
  ];
}

class Listed implements ListedEntry {
  readonly title: string;
  readonly authors: readonly string[];
  readonly etAl: boolean;
  readonly orgs: readonly string[];
  readonly category: string | null;
  readonly date: Day | null;
  readonly score: number | null;
  readonly code: boolean;
  readonly abstract: string | null;
  readonly boundary: EntryBoundary;
  readonly #places: Places;

  constructor(entry: Entry, boundary: EntryBoundary, places: Places) {
    this.title = entry.title;
    this.authors = entry.authors;
    this.etAl = entry.etAl;
    this.orgs = entry.orgs;
    this.category = entry.category;
    this.date = entry.date;
    this.score = entry.score;
    this.code = entry.code;
    this.abstract = entry.abstract;
    this.boundary = boundary;
    this.#places = places;
  }

  takeFields(): Entry {
    const { title, authors, etAl, orgs, category, date, score, code, abstract } = this;
    return { title, authors, etAl, orgs, category, date, score, code, abstract };
  }

  get start(): number {
    return this.#places[0] ?? 0;
  }

  get titleSpan(): Span {
    const at = 2 * partNames.indexOf('title');
    return { start: this.#places[at] ?? 0, end: this.#places[at + 1] ?? 0 };
  }

  get spans(): EntrySpans {
    const places = this.#places;
    const part = (index: number): Span | null => {
      const start = places[2 * index] ?? -1;
      return start < 0 ? null : { start, end: places[2 * index + 1] ?? start };
    };
    const nowhere = { start: 0, end: 0 };
    const lists = 2 * partNames.length + 1;
    const people = places[lists - 1] ?? 0;
    const spans: Span[] = [];
    for (let at = lists; at + 1 < places.length; at += 2) {
      spans.push({ start: places[at] ?? 0, end: places[at + 1] ?? 0 });
    }
    const [entry, header, score = null, category = null, date = null, code = null, title, abstract = null] =
      partNames.map((_, index) => part(index));
    return {
      entry: entry ?? nowhere,
      header: header ?? nowhere,
      score,
      category,
      date,
      code,
      title: title ?? nowhere,
      authors: spans.slice(0, people),
      orgs: spans.slice(people),
      abstract,
    };
  }
}
