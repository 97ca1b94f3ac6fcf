/** Reads and resolves the dates of a query: `2024-03`, `2023..`, `>2024`, `<30d`, `last-month`. */
import { daysInMonth, toDay, yearOf, type Day } from '../calendar';
import { mondayOf, shiftDay } from './dayShift';
import { ageUnits, periods, type DateRange, type Period } from './query';

/** First and last day, both meant; null is open. */
export interface DaySpan {
  readonly from: Day | null;
  readonly to: Day | null;
}

const agePattern = /^(<|<=|>|>=)?(\d{1,5})([dwmy])$/;
const compared = /^(<=|>=|<|>|=)(.*)$/;
const noDate = /^[<>]?=?\d{0,3}$/;

/**
 * A date as typed, in lower case. `unfinished` is the beginning of one (`20`, `>`, `this-m`); of one that says a year
 * or month already (`2024-`, `2024-0`) that is taken.
 */
export function readDateRange(text: string): DateRange | 'unfinished' | 'bad' {
  const period = periods.find((name) => name === text);
  if (period !== undefined) return { kind: 'period', period };
  if (noDate.test(text) || periods.some((name) => name.startsWith(text))) return 'unfinished';
  const age = agePattern.exec(text);
  if (age !== null) {
    const unit = ageUnits.find((letter) => letter === age[3]) ?? 'd';
    const than = age[1]?.startsWith('>') === true ? 'older' : 'younger';
    return { kind: 'age', than, count: Number(age[2]), unit };
  }
  const dots = text.indexOf('..');
  if (dots >= 0) return readBetween(text.slice(0, dots), text.slice(dots + 2));
  const [, sign = '=', rest = text] = compared.exec(text) ?? [];
  const span = readDaySpan(rest);
  if (span === null) return 'bad';
  const { from, to } = span;
  switch (sign) {
    case '<':
      return daysOrBad({ from: null, to: shiftDay(from, -1, 'd') });
    case '<=':
      return { kind: 'days', from: null, to };
    case '>':
      return daysOrBad({ from: shiftDay(to, 1, 'd'), to: null });
    case '>=':
      return { kind: 'days', from, to: null };
    default:
      return { kind: 'days', from, to };
  }
}

/** The days a range means on a day. */
export function resolveRange(range: DateRange, today: Day): DaySpan {
  switch (range.kind) {
    case 'days':
      return { from: range.from, to: range.to };
    case 'age': {
      const edge = shiftDay(today, -range.count, range.unit);
      if (range.than === 'younger') return { from: edge, to: null };
      return { from: null, to: edge === null ? '0000-01-01' : shiftDay(edge, -1, 'd') };
    }
    case 'period':
      return resolvePeriod(range.period, today);
    default:
      return range satisfies never;
  }
}

function readBetween(first: string, last: string): DateRange | 'unfinished' | 'bad' {
  if (noDate.test(first) && noDate.test(last)) return 'unfinished';
  const a = first === '' ? null : readDaySpan(first);
  // `2023..20`: the end is still being typed.
  const b = noDate.test(last) ? null : readDaySpan(last);
  if ((first !== '' && a === null) || (b === null && !noDate.test(last))) return 'bad';
  if (a === null || b === null) return { kind: 'days', from: a?.from ?? null, to: b?.to ?? null };
  const [early, late] = a.from <= b.from ? [a, b] : [b, a];
  return { kind: 'days', from: early.from, to: late.to };
}

function daysOrBad(span: DaySpan): DateRange | 'bad' {
  return span.from === null && span.to === null ? 'bad' : { kind: 'days', ...span };
}

/** The days of `2024`, `2024-03`, `2024-03-05`, or null; slashes will do, and so will a last part that is still empty. */
function readDaySpan(text: string): { readonly from: Day; readonly to: Day } | null {
  const found = /^(\d{4})(?:[-/](?:(\d{1,2})(?:[-/](\d{1,2})?)?)?)?$/.exec(text);
  if (found === null) return null;
  const year = Number(found[1]);
  if (isMissing(found[2])) {
    return found[3] === undefined ? spanOf(toDay(year, 1, 1), toDay(year, 12, 31)) : null;
  }
  const month = Number(found[2]);
  if (isMissing(found[3])) return spanOf(toDay(year, month, 1), toDay(year, month, daysInMonth(year, month)));
  const day = toDay(year, month, Number(found[3]));
  return spanOf(day, day);
}

function isMissing(part: string | undefined): boolean {
  return part === undefined || part === '0';
}

function spanOf(from: Day | null, to: Day | null): { readonly from: Day; readonly to: Day } | null {
  return from === null || to === null ? null : { from, to };
}

function resolvePeriod(period: Period, today: Day): DaySpan {
  const year = yearOf(today);
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return wholeSpan(shiftDay(today, -1, 'd'), shiftDay(today, -1, 'd'));
    case 'this-week':
      return weekSpan(mondayOf(today));
    case 'last-week':
      return weekSpan(mondayOf(shiftDay(today, -7, 'd')));
    case 'this-month':
      return monthSpan(year, month);
    case 'last-month':
      return month === 1 ? monthSpan(year - 1, 12) : monthSpan(year, month - 1);
    case 'this-year':
      return wholeSpan(toDay(year, 1, 1), toDay(year, 12, 31));
    case 'last-year':
      return wholeSpan(toDay(year - 1, 1, 1), toDay(year - 1, 12, 31));
    default:
      return period satisfies never;
  }
}

function weekSpan(monday: Day | null): DaySpan {
  return wholeSpan(monday, monday === null ? null : shiftDay(monday, 6, 'd'));
}

function monthSpan(year: number, month: number): DaySpan {
  return wholeSpan(toDay(year, month, 1), toDay(year, month, daysInMonth(year, month)));
}

/** At the ends of the calendar a period may not exist: then it is before all papers. */
function wholeSpan(from: Day | null, to: Day | null): DaySpan {
  return from === null || to === null ? { from: null, to: '0000-01-01' } : { from, to };
}
