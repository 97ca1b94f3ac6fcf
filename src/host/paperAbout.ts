/** Enough of a paper to find it again, stored with its first mark. */
import { yearOf } from '../core/calendar';
import type { About } from '../core/marks/mark';
import type { Paper } from '../core/paper';

/** Null where the library has no such paper. */
export function describePaper(paper: Paper | undefined): About | null {
  if (paper === undefined) return null;
  const { title, authors, date } = paper;
  return { title, firstAuthor: authors[0] ?? null, year: date === null ? null : yearOf(date), aliases: [] };
}
