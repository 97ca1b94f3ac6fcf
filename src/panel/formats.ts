/** Days, moments and numbers in the editor's language. Pure. */
import type { Day } from '../core/calendar';

/** A day such as `14 Apr 2026`; days have no time zone. */
export function formatDay(day: Day, lang: string): string {
  return dateFormat(lang, 'UTC').format(new Date(`${day}T00:00:00Z`));
}

/** The day of a moment, in the reader's time zone; '' for a moment that does not exist. */
export function formatMoment(milliseconds: number, lang: string): string {
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? '' : dateFormat(lang, undefined).format(moment);
}

/** A number with at most two decimals. */
export function formatNumber(value: number, lang: string): string {
  return new Intl.NumberFormat(knownLanguage(lang), { maximumFractionDigits: 2 }).format(value);
}

function dateFormat(lang: string, timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(knownLanguage(lang), { dateStyle: 'medium', timeZone });
}

// Intl throws on a name that is no language tag; the reader's own default is better than nothing.
function knownLanguage(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}
