/** The dates of a listing, `Apr 14, 2025` or `Apr 14`, and the year that goes without saying. */
import { daysInMonth, toDay, yearOf, type Day } from '../calendar';

/** The short months as listings print them, for use inside a pattern. */
export const monthPattern = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

/** 1–12 for a month by the first three letters of its English name; 0 for anything else. */
export function monthNumber(name: string): number {
  const at = name.length < 3 ? -1 : monthPattern.indexOf(name.slice(0, 3));
  return at % 4 === 0 ? at / 4 + 1 : 0;
}

/** The same for a month that starts at an offset of a text: without a string of its own, since each line is asked. */
export function monthAt(text: string, at: number): number {
  const one = text.charCodeAt(at) - 0x41;
  const two = text.charCodeAt(at + 1) - 0x61;
  const three = text.charCodeAt(at + 2) - 0x61;
  const isWord = one >= 0 && one < 26 && two >= 0 && two < 26 && three >= 0 && three < 26;
  return isWord ? (monthTable[(one * 26 + two) * 26 + three] ?? 0) : 0;
}

const monthTable = tabulateMonths();

function tabulateMonths(): Uint8Array {
  const table = new Uint8Array(26 * 26 * 26);
  monthPattern.split('|').forEach((name, index) => {
    const [one, two, three] = [
      name.charCodeAt(0) - 0x41,
      name.charCodeAt(1) - 0x61,
      name.charCodeAt(2) - 0x61,
    ];
    table[(one * 26 + two) * 26 + three] = index + 1;
  });
  return table;
}

/** The days of printed dates (resolveDay), each worked out once: a listing has few. */
export class PrintedDays {
  readonly #referenceDate: Day;
  readonly #known = new Map<number, Day | null>();

  constructor(referenceDate: Day) {
    this.#referenceDate = referenceDate;
  }

  /** Whether a date has a day: for less, where the day itself is asked for later. */
  has(month: number, day: number, year: number | null): boolean {
    if (year === null) return this.resolve(month, day, null) !== null;
    return day >= 1 && day <= daysInMonth(year, month);
  }

  /** The day of a date; the year is null where none is printed. */
  resolve(month: number, day: number, year: number | null): Day | null {
    // As printed, a month may have any two digits.
    const key = ((year ?? -1) * 128 + month) * 128 + day;
    let resolved = this.#known.get(key);
    if (resolved === undefined) {
      resolved = resolveDay(month, day, year, this.#referenceDate);
      this.#known.set(key, resolved);
    }
    return resolved;
  }
}

/**
 * The day of a printed date. Without a year it is the latest that does not come after the reference date
 * (FORMAT.md); null where there is no such day.
 */
export function resolveDay(month: number, day: number, year: number | null, referenceDate: Day): Day | null {
  if (year !== null) return toDay(year, month, day);
  const latest = yearOf(referenceDate);
  // Eight years reach past the longest gap between two leap days (1896–1904).
  for (let candidate = latest; candidate >= latest - 8; candidate--) {
    const resolved = toDay(candidate, month, day);
    if (resolved !== null && resolved <= referenceDate) return resolved;
  }
  return null;
}
