/** The header of an entry, `[score]category date[Code]`, on one line or one part a line. No byline, no entries. */
import type { Span } from '../problem';
import { isCategory } from './categories';
import type { Line, Lines } from './lines';
import { monthNumber, monthPattern } from './listedDate';
import { readOtherHeader } from './otherHeader';
import { originOf, toPlainText, type PlainText } from './plainText';
import { findUsual, scoreOf, type UsualHeader } from './usualHeader';

export interface PrintedDate {
  readonly span: Span;
  readonly text: string;
  readonly month: number;
  readonly day: number;
  /** Null where only `Mon D` is printed. */
  readonly year: number | null;
}

export interface PrintedText {
  readonly span: Span;
  readonly text: string;
}

export interface Header {
  readonly span: Span;
  readonly score: PrintedText | null;
  readonly category: PrintedText | null;
  readonly date: PrintedDate | null;
  readonly code: Span | null;
  /** What stands in the header and is none of its parts. */
  readonly stray: PrintedText | null;
  readonly hidden: boolean;
}

/** No header line is longer: a score, the longest category, a month written out, `Code`. */
export const longestHeader = 64;

export interface FoundHeader {
  readonly header: Header;
  /** How many lines it takes: each part may have one of its own. */
  readonly lines: number;
  /** It starts an entry whatever follows; otherwise it is a category or a date by itself. */
  readonly certain: boolean;
}

/** The header that starts at the next line (or so many lines on), or null where none does. */
export function readHeader(text: string, lines: Lines, ahead = 0): FoundHeader | null {
  const first = lines.peek(ahead);
  let header = first && readParts(text, first);
  if (!header) return null;
  let count = 1;
  for (;;) {
    const line = lines.peek(ahead + count);
    const more = line && readParts(text, line);
    const joined: Header | null = more ? join(header, more) : null;
    if (joined === null) break;
    header = joined;
    count += 1;
  }
  const certain = isCertain(header);
  return certain || isPossible(header) ? { header, lines: count, certain } : null;
}

function isCertain({ score, category, date, code }: Header): boolean {
  if (date) return category !== null || score !== null || code !== null;
  return category !== null && isCategory(category.text) && (score !== null || code !== null);
}

function isPossible({ category, date }: Header): boolean {
  return date !== null || (category !== null && isCategory(category.text));
}

const parts = new RegExp(
  '^([\\d.,]*)( ?)' + // score
    '([A-Za-z][A-Za-z.-]*?)??( ?)' + // category, as short as the date allows; none before one
    `(?:((${monthPattern})[a-z]{0,6}\\.? ?(\\d{1,2})(?:,? ?(\\d{4}))?))?( ?)` +
    '(Code)?$',
);
/** A header whose date or ending is damaged: what it starts with must be beyond doubt. */
const damaged = new RegExp(
  '^([\\d.,]*)( ?)([A-Z]{2}|[a-z]+-[a-z]+)( ?)' +
    `(?:((${monthPattern})[a-z]{0,6}\\.? ?(\\d{1,2})(?:, ?(\\d{4}))?)( ?)(\\S{1,8})|(\\S{1,9} ?\\d{1,2}, ?\\d{4})( ?)(Code)?)$`,
);

/** The parts one line holds, in their order; null for a line that is anything else. */
function readParts(text: string, line: Line): Header | null {
  if (line.end - line.start > longestHeader) return null;
  const usual = readUsual(text, line.start, line.end);
  if (usual) return usual;
  const plain = toPlainText(text, line.start, line.end);
  const found = parts.exec(plain.text);
  if (!found) return readOther(plain) ?? readDamaged(plain);
  const [
    ,
    score = '',
    gap1 = '',
    category = '',
    gap2 = '',
    date = '',
    month = '',
    day = '',
    year,
    gap3 = '',
    code = '',
  ] = found;
  if (date === '' && !isAlone(score, category, code)) return null;
  let at = 0;
  const take = (length: number): Span => spanOf(plain, at, (at += length));
  const scoreSpan = take(score.length);
  at += gap1.length;
  const categorySpan = take(category.length);
  at += gap2.length;
  const dateSpan = take(date.length);
  at += gap3.length;
  const codeSpan = take(code.length);
  return {
    span: { start: line.start, end: line.end },
    score: score === '' ? null : { span: scoreSpan, text: score },
    category: category === '' ? null : { span: categorySpan, text: category },
    date: date === '' ? null : printedDate(dateSpan, date, month, day, year),
    code: code === '' ? null : codeSpan,
    stray: null,
    hidden: plain.hidden,
  };
}

/** The header as the page prints it: found without a pattern, since there is one for each paper. */
function readUsual(text: string, start: number, end: number): Header | null {
  const found = findUsual(text, start);
  return found?.end === end ? toHeader(text, found) : null;
}

/** A usual header with its texts. */
export function toHeader(text: string, found: UsualHeader): Header {
  const { start, category, date, code, end, month, day } = found;
  const year = found.year < 0 ? null : found.year;
  return {
    span: { start, end },
    score: category === start ? null : printedText(text, start, category),
    category: printedText(text, category, date),
    date: { span: { start: date, end: code }, text: text.slice(date, code), month, day, year },
    code: code < end ? { start: code, end } : null,
    stray: null,
    hidden: false,
  };
}

function printedText(text: string, start: number, end: number): PrintedText {
  return { span: { start, end }, text: text.slice(start, end) };
}

/** Without a date, words and numbers pass for header parts only where their form leaves no doubt. */
function isAlone(score: string, category: string, code: string): boolean {
  if (score !== '' && scoreOf(score) === null) return false;
  return category === '' ? score !== '' || code !== '' : isCategory(category) || /^[A-Z]{2}$/.test(category);
}

/** The date is in another order than the page has it. */
function readOther(plain: PlainText): Header | null {
  const found = readOtherHeader(plain.text);
  if (found === null) return null;
  const { score, category, categoryAt, date, dateAt, code, codeAt, month, day, year } = found;
  const part = (at: number, text: string): PrintedText => ({
    span: spanOf(plain, at, at + text.length),
    text,
  });
  return {
    span: { start: plain.start, end: plain.end },
    score: score === '' ? null : part(0, score),
    category: category === '' ? null : part(categoryAt, category),
    date: { ...part(dateAt, date), month, day, year },
    code: code === '' ? null : part(codeAt, code).span,
    stray: null,
    hidden: plain.hidden,
  };
}

function readDamaged(plain: PlainText): Header | null {
  const found = damaged.exec(plain.text);
  if (!found) return null;
  const [
    ,
    score = '',
    gap1 = '',
    category = '',
    gap2 = '',
    date,
    month = '',
    day = '',
    year,
    gap3 = '',
    rest = '',
  ] = found;
  const [broken = '', , code = ''] = found.slice(11);
  if (!isCategory(category)) return null;
  const categoryAt = score.length + gap1.length;
  const dateAt = categoryAt + category.length + gap2.length;
  const afterDate = dateAt + (date ?? broken).length;
  const end = plain.text.length;
  const dateSpan = spanOf(plain, dateAt, afterDate);
  return {
    span: { start: plain.start, end: plain.end },
    score: score === '' ? null : { span: spanOf(plain, 0, score.length), text: score },
    category: { span: spanOf(plain, categoryAt, categoryAt + category.length), text: category },
    date:
      date === undefined
        ? { span: dateSpan, text: broken, month: 0, day: 0, year: null }
        : printedDate(dateSpan, date, month, day, year),
    code: code === '' ? null : spanOf(plain, end - code.length, end),
    stray: rest === '' ? null : { span: spanOf(plain, afterDate + gap3.length, end), text: rest },
    hidden: plain.hidden,
  };
}

function printedDate(
  span: Span,
  text: string,
  month: string,
  day: string,
  year: string | undefined,
): PrintedDate {
  return {
    span,
    text,
    month: monthNumber(month),
    day: Number(day),
    year: year === undefined ? null : Number(year),
  };
}

function spanOf(plain: PlainText, from: number, to: number): Span {
  return { start: originOf(plain, from), end: originOf(plain, to) };
}

/** Two lines of one header, where the parts of the second come after those of the first; null otherwise. */
function join(one: Header, two: Header): Header | null {
  if (lastPart(one) >= firstPart(two)) return null;
  return {
    span: { start: one.span.start, end: two.span.end },
    score: one.score,
    category: one.category ?? two.category,
    date: one.date ?? two.date,
    code: one.code ?? two.code,
    stray: one.stray ?? two.stray,
    hidden: one.hidden || two.hidden,
  };
}

function firstPart(header: Header): number {
  return header.score ? 0 : header.category ? 1 : header.date ? 2 : 3;
}

function lastPart(header: Header): number {
  return header.code ? 3 : header.date ? 2 : header.category ? 1 : 0;
}
