/** The places of plain entries as numbers in rows: an object's fields take twice the room, and collecting garbage copies and follows them. */
import type { PrintedDays } from './listedDate';
import type { PlainBoundary } from './plainBoundary';
import type { PieceParts } from './plainPieces';

/** What a row holds: places in the text, and the date's numbers. */
export const columns = {
  /** Where the header starts, then its parts, each up to the next. */
  start: 0,
  category: 1,
  date: 2,
  code: 3,
  headerEnd: 4,
  /** As printed; the year is -1 where none is. */
  month: 5,
  day: 6,
  year: 7,
  /** Where the title starts, the people, ` et al.` or what else comes after them, the organisations, and where the byline ends. */
  byline: 8,
  people: 9,
  peopleEnd: 10,
  orgs: 11,
  bylineEnd: 12,
  /** -1 where there is no abstract. */
  abstract: 13,
  abstractEnd: 14,
  /** Of title and first person (`paperKey`). */
  key: 15,
  /** Where the second of the people starts, and the third; -1 where there is none, 0 where nobody has looked. */
  second: 16,
  third: 17,
} as const;

const width = 18;
/** So many rows have one array: a listing of a screen or two has one, and a long one a few in a thousand. */
const rowsEach = 256;

/** Some entries of one text. */
export class PlainRows {
  readonly text: string;
  readonly days: PrintedDays;
  readonly numbers = new Int32Array(width * rowsEach);

  constructor(text: string, days: PrintedDays) {
    this.text = text;
    this.days = days;
  }
}

/** What a row has in a column. */
export function numberAt({ numbers }: PlainRows, row: number, column: number): number {
  return numbers[row + column] ?? -1;
}

/** Adds to a row how its byline is parted, and its key. */
export function addParts({ numbers }: PlainRows, row: number, parts: PlainBoundary, key: number): void {
  numbers[row + columns.people] = parts.people;
  numbers[row + columns.peopleEnd] = parts.end;
  numbers[row + columns.orgs] = parts.orgs;
  numbers[row + columns.second] = parts.second;
  numbers[row + columns.third] = parts.third;
  numbers[row + columns.key] = key;
}

/** What is known of a row's piece, as `add` was given it. */
export function pieceAt(rows: PlainRows, row: number): PieceParts {
  const at = (column: number): number => numberAt(rows, row, column);
  return {
    header: {
      start: at(columns.start),
      category: at(columns.category),
      date: at(columns.date),
      code: at(columns.code),
      end: at(columns.headerEnd),
      month: at(columns.month),
      day: at(columns.day),
      year: at(columns.year),
    },
    start: at(columns.byline),
    end: at(columns.bylineEnd),
    abstract: at(columns.abstract),
    abstractEnd: at(columns.abstractEnd),
  };
}

/** Takes note of papers of a text, each in a row of its own. */
export class PlainWriter {
  rows: PlainRows;
  /** Where the row that was written last starts. */
  row = -width;

  constructor(text: string, days: PrintedDays) {
    this.rows = new PlainRows(text, days);
  }

  /** Begins a row with what is known of a piece before its byline is parted. */
  add(piece: PieceParts): void {
    this.row += width;
    if (this.row === width * rowsEach) {
      this.rows = new PlainRows(this.rows.text, this.rows.days);
      this.row = 0;
    }
    const { row } = this;
    const { numbers } = this.rows;
    const { header } = piece;
    numbers[row + columns.start] = header.start;
    numbers[row + columns.category] = header.category;
    numbers[row + columns.date] = header.date;
    numbers[row + columns.code] = header.code;
    numbers[row + columns.headerEnd] = header.end;
    numbers[row + columns.month] = header.month;
    numbers[row + columns.day] = header.day;
    numbers[row + columns.year] = header.year;
    numbers[row + columns.byline] = piece.start;
    numbers[row + columns.bylineEnd] = piece.end;
    numbers[row + columns.abstract] = piece.abstract;
    numbers[row + columns.abstractEnd] = piece.abstractEnd;
  }
}
