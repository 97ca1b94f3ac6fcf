/** The places of plain entries as numbers in rows: an object's fields take twice the room, and collecting garbage copies and follows them. */
import type { PrintedDays } from './listedDate';
import type { PlainPiece } from './plainPieces';

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
} as const;

const width = 16;
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

/** Takes note of papers of a text, each in a row of its own. */
export class PlainWriter {
  rows: PlainRows;
  /** Where the row that was written last starts. */
  row = -width;

  constructor(text: string, days: PrintedDays) {
    this.rows = new PlainRows(text, days);
  }

  add(piece: PlainPiece, people: number, peopleEnd: number, orgs: number, key: number): void {
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
    numbers[row + columns.people] = people;
    numbers[row + columns.peopleEnd] = peopleEnd;
    numbers[row + columns.orgs] = orgs;
    numbers[row + columns.bylineEnd] = piece.end;
    numbers[row + columns.abstract] = piece.abstract;
    numbers[row + columns.abstractEnd] = piece.abstractEnd;
    numbers[row + columns.key] = key;
  }
}
