/** A paper copied from elsewhere, written as listings are, with its title and people named: nothing has to be guessed. */

export interface CopiedPaper {
  readonly score?: string | null;
  readonly category: string | null;
  /** As headers have it, `Jun 12, 2017`. */
  readonly date: string | null;
  readonly title: string;
  readonly authors: readonly string[];
  readonly orgs?: readonly string[];
  readonly code?: boolean;
  readonly abstract: string | null;
}

/** Its entry. */
export function listingText(paper: CopiedPaper): string {
  const { score = null, category, date, code = false, title, authors, orgs = [], abstract } = paper;
  const header = [score, category, date, code ? 'Code' : null].filter((part) => part !== null).join(' ');
  const people = [authors.join(', '), ...(orgs.length === 0 ? [] : [orgs.join(', ')])].join(' · ');
  return [header, `Title: ${title}`, `Authors: ${people}`, ...(abstract === null ? [] : [abstract])]
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n');
}
