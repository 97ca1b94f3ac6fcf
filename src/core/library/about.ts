/** Enough of a paper to find it again: stored with its first mark, and held against what is stored. */
import { yearOf } from '../calendar';
import { abstractAlias } from '../marks/kinship';
import type { About } from '../marks/mark';
import type { Paper } from '../paper';

/** Null where the library has no such paper. Listings give no arXiv id or DOI; the abstract's fingerprint is what they have. */
export function describePaper(paper: Paper): About;
export function describePaper(paper: Paper | undefined): About | null;
export function describePaper(paper: Paper | undefined): About | null {
  if (paper === undefined) return null;
  const { title, authors, date, abstract } = paper;
  const alias = abstractAlias(abstract);
  return {
    title,
    firstAuthor: authors[0] ?? null,
    year: date === null ? null : yearOf(date),
    aliases: alias === null ? [] : [alias],
  };
}
