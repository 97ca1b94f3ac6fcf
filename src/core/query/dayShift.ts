/** Moves days along the calendar. */
import { daysInMonth, toDay, yearOf, type Day } from '../calendar';
import type { AgeUnit } from './query';

/** A day moved by days, weeks, months or years; the 31st becomes the last of a shorter month. Null outside years 0–9999. */
export function shiftDay(day: Day, by: number, unit: AgeUnit): Day | null {
  switch (unit) {
    case 'd':
      return fromDayNumber(toDayNumber(day) + by);
    case 'w':
      return fromDayNumber(toDayNumber(day) + 7 * by);
    case 'm':
      return shiftMonths(day, by);
    case 'y':
      return shiftMonths(day, 12 * by);
    default:
      return unit satisfies never;
  }
}

/** The Monday of a day's week; null where there is no day or the calendar begins after it. */
export function mondayOf(day: Day | null): Day | null {
  if (day === null) return null;
  const number = toDayNumber(day);
  return fromDayNumber(Math.floor(number / 7) * 7);
}

function shiftMonths(day: Day, by: number): Day | null {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + by;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return toDay(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)));
}

/** Days since Monday, 3 January of the year 0 (Gregorian, counted back); earlier days are negative. */
function toDayNumber(day: Day): number {
  const year = yearOf(day);
  let count = daysBeforeYear(year) + Number(day.slice(8)) - 3;
  for (let month = 1; month < Number(day.slice(5, 7)); month++) count += daysInMonth(year, month);
  return count;
}

function fromDayNumber(count: number): Day | null {
  const days = count + 2;
  let year = Math.floor(days / 365.2425);
  while (daysBeforeYear(year) > days) year--;
  while (daysBeforeYear(year + 1) <= days) year++;
  let rest = days - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  return year < 0 || year > 9999 ? null : toDay(year, month, rest + 1);
}

/** Leap years before a year, year 0 among them. */
function daysBeforeYear(year: number): number {
  const before = year - 1;
  return 365 * year + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + 1;
}
