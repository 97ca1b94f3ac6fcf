/** Papers of a listing as lines of text and back: what the start-up cache holds, and how papers let go of the text they were cut from. */
import { isDay, type Day } from '../calendar';
import { isPaperId, type Paper } from '../paper';
import type { CorrectedEntry } from './corrections';
import { ListedPaper, type PaperFacts } from './listedPaper';
import type { BytePlaces, KeptText } from './listingText';

/** So many papers are a line: what is decoded at a time. */
export const rowsPerLine = 256;

type Cell = string | number | null;

/** Writes entries as lines; names, categories and dates are written once and then by number. */
export class RowWriter {
  private readonly numbers = new Map<string, number>();
  private fresh: string[] = [];

  /** A line of some entries that stand `offset` further on in the whole text than in the one they were read from. */
  line(entries: readonly CorrectedEntry[], offset: number, places: BytePlaces): string {
    const rows = entries.map(({ id, entry }): readonly Cell[] => {
      const { title, authors, etAl, orgs, category, date, score, code, abstract, spans } = entry;
      const from = spans.entry.start + offset;
      const span = abstract === null ? null : spans.abstract;
      const place = span && places.of(span.start + offset, span.end + offset);
      return [
        id,
        title,
        (etAl ? 1 : 0) + (code ? 2 : 0),
        category === null ? -1 : this.numberOf(category),
        date === null ? -1 : this.numberOf(date),
        score,
        from,
        spans.entry.end - spans.entry.start,
        place === null ? -1 : place.start,
        place === null ? (abstract ?? 0) : place.end - place.start,
        authors.length,
        ...authors.map((name) => this.numberOf(name)),
        ...orgs.map((name) => this.numberOf(name)),
      ];
    });
    const names = this.fresh;
    this.fresh = [];
    return JSON.stringify({ names, rows });
  }

  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(name, number);
    this.fresh.push(name);
    return number;
  }
}

/** Reads what a `RowWriter` wrote, line after line. */
export class RowReader {
  private readonly source: string;
  private readonly text: KeptText;
  private readonly names: string[] = [];
  /** By number: whether the name is a day. */
  private readonly days = new Map<number, Day>();

  constructor(source: string, text: KeptText) {
    this.source = source;
    this.text = text;
  }

  /** The names met so far. */
  get known(): readonly string[] {
    return this.names;
  }

  /** The papers of the next line; null where it is none of ours. */
  read(line: string): readonly Paper[] | null {
    const stored = parse(line);
    if (!isStored(stored)) return null;
    for (const name of stored.names) {
      if (typeof name !== 'string') return null;
      if (isDay(name)) this.days.set(this.names.length, name);
      this.names.push(name);
    }
    const papers: Paper[] = [];
    for (const row of stored.rows) {
      const paper = Array.isArray(row) ? this.toPaper(row) : null;
      if (paper === null) return null;
      papers.push(paper);
    }
    return papers;
  }

  private toPaper(row: readonly unknown[]): Paper | null {
    const [id, title, , , , score] = row;
    if (typeof id !== 'string' || !isPaperId(id) || typeof title !== 'string') return null;
    if (score !== null && typeof score !== 'number') return null;
    const number = (at: number): number => {
      const cell = row[at];
      return typeof cell === 'number' ? cell : Number.NaN;
    };
    const [flags, start, length, from, people] = [2, 6, 7, 8, 10].map(number);
    if (flags === undefined || start === undefined || length === undefined) return null;
    if (from === undefined || people === undefined) return null;
    if (Number.isNaN(flags + start + length + from + people)) return null;
    const names: string[] = [];
    for (let at = 11; at < row.length; at++) {
      const name = this.names[number(at)];
      if (name === undefined) return null;
      names.push(name);
    }
    const facts = {
      id,
      title,
      authors: names.slice(0, people),
      etAl: (flags & 1) !== 0,
      orgs: people < names.length ? names.slice(people) : none,
      category: this.names[number(3)] ?? null,
      date: this.days.get(number(4)) ?? null,
      score,
      code: (flags & 2) !== 0,
      source: this.source,
      start,
      end: start + length,
      abstractStart: from,
      abstractEnd: from + (from < 0 ? 0 : number(9)),
    };
    // An abstract that is not in the bytes as it reads stands in the row itself.
    const abstract = row[9];
    if (from < 0 && typeof abstract === 'string') {
      const span = { start, end: start + length };
      return { ...withoutPlaces(facts), span, abstract };
    }
    return new ListedPaper(facts, this.text);
  }
}

function withoutPlaces({ id, title, authors, etAl, orgs, category, date, score, code, source }: PaperFacts) {
  return { id, title, authors, etAl, orgs, category, date, score, code, source };
}

const none: readonly string[] = [];

interface StoredLine {
  readonly names: readonly unknown[];
  readonly rows: readonly unknown[];
}

function isStored(value: unknown): value is StoredLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray(Reflect.get(value, 'names')) &&
    Array.isArray(Reflect.get(value, 'rows'))
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
