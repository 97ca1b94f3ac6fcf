/** Calendar days without clock or time zone: what listings, bibliographies and marks date things by. */

/** A day, `YYYY-MM-DD`, of the Gregorian calendar; its text order is its time order. */
export type Day = `${number}-${number}-${number}`;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Days in a month (1–12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return monthDays[month - 1] ?? 0;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!dayPattern.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
}

/** The day of three numbers, or null where there is no such day (month 1–12, years 0–9999). */
export function toDay(year: number, month: number, day: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
  return isDay(text) ? text : null;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return digits(day, 0, 4);
}

/** The month of a day, counted from that of the year 0: 12 more are a year later. */
export function monthsOf(day: Day): number {
  return 12 * yearOf(day) + digits(day, 5, 7) - 1;
}

/** Cuts no text, so that it costs nothing for each of many papers. */
function digits(day: Day, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = 10 * number + day.charCodeAt(at) - 0x30;
  return number;
}

function twoDigits(value: number): string {
  return value >= 0 && value < 10 ? `0${value}` : String(value);
}
