/** Headers whose date is in another order than the page's own: `CL14 Apr 2025`, `LG2025-04-14`, `CV14.04.2025`. */
import { isCategory } from './categories';
import { monthNumber, monthPattern } from './listedDate';

/** The parts of such a header as lengths and texts, in their order; `gap` is the blank after the part before. */
export interface OtherHeader {
  readonly score: string;
  readonly categoryAt: number;
  readonly category: string;
  readonly dateAt: number;
  readonly date: string;
  readonly codeAt: number;
  readonly code: string;
  /** Month and day are 0 where the date does not tell them: `Apr 2025` has no day, `04/05/2025` could be two. */
  readonly month: number;
  readonly day: number;
  /** Null where none is printed. */
  readonly year: number | null;
}

const month = `(?:${monthPattern})[a-z]{0,6}\\.?`;
const withDay = `\\d{1,2}\\.? ?${month}(?:,? ?\\d{4})?|\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}`;
/** A month and a year are a date only after a category: by themselves they may be of a caption. */
const named = new RegExp(
  `^([\\d.,]*)( ?)([A-Za-z][A-Za-z.-]*?)( ?)(${withDay}|${month},? ?\\d{4})( ?)(Code)?$`,
);
const nameless = new RegExp(`^(?:([\\d.,]+)( ))?()()(${withDay})( ?)(Code)?$`);

/** Reads one line; null where it is no such header. Lines are short (header.ts): no pattern here has far to go back. */
export function readOtherHeader(line: string): OtherHeader | null {
  const found = named.exec(line) ?? nameless.exec(line);
  if (found === null) return null;
  const [, score = '', gap1 = '', category = '', gap2 = '', date = '', gap3 = '', code = ''] = found;
  if (category !== '' && !isCategory(category)) return null;
  const categoryAt = score.length + gap1.length;
  const dateAt = categoryAt + category.length + gap2.length;
  const codeAt = dateAt + date.length + gap3.length;
  return { score, categoryAt, category, dateAt, date, codeAt, code, ...partsOf(date) };
}

interface DateParts {
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
}

function partsOf(date: string): DateParts {
  const name = /[A-Z]/.exec(date);
  const numbers = date.match(/\d+/g)?.map(Number) ?? [];
  const [first = 0, second = 0, third = 0] = numbers;
  if (name !== null) {
    const month = monthNumber(date.slice(name.index));
    return name.index === 0
      ? { month, day: 0, year: first }
      : { month, day: first, year: numbers.length > 1 ? second : null };
  }
  if (/^\d{4}/.test(date)) return { month: second, day: third, year: first };
  // Points part days first; slashes are written both ways, and only a number above twelve tells which.
  if (date.includes('.') || first > 12) return { month: second, day: first, year: third };
  return second > 12 ? { month: first, day: second, year: third } : { month: 0, day: 0, year: third };
}
