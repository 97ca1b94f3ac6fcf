/** The clock's moments as calendar days. */
import { isDay, type Day } from '../core/calendar';

/** The local calendar day of a moment in milliseconds since 1970. */
export function dayOf(time: number): Day {
  const at = new Date(time);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const text = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1, 2)}-${pad(at.getDate(), 2)}`;
  return isDay(text) ? text : '1970-01-01';
}
