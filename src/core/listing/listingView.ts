/** What an editor draws over a listing: coloured parts, the end of titles, folds, and the entry at a place. Offsets only. */
import type { Span } from '../problem';
import type { CorrectedEntry, CorrectedListing } from './corrections';
import type { ListingTokenType } from './listingTokens';

export interface ListingToken extends Span {
  readonly type: ListingTokenType;
}

/** The entries that touch a stretch of the text, in its order; a place between two is of neither. Logarithmic. */
export function entriesWithin({ entries }: CorrectedListing, range: Span): readonly CorrectedEntry[] {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.entry.spans.entry.end ?? Infinity) < range.start) low = middle + 1;
    else high = middle;
  }
  const found: CorrectedEntry[] = [];
  for (let at = low; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.entry.spans.entry.start > range.end) break;
    found.push(entry);
  }
  return found;
}

/** The entry a place is in; of two that meet there, the second. Null where there is none. */
export function entryAt(listing: CorrectedListing, offset: number): CorrectedEntry | null {
  return entriesWithin(listing, { start: offset, end: offset }).at(-1) ?? null;
}

/** The coloured parts of an entry in the order of the text; a part may span lines. */
export function tokensOf({ entry, correction }: CorrectedEntry): readonly ListingToken[] {
  const { spans } = entry;
  if (correction?.kind === 'notAnEntry') return [{ ...spans.entry, type: 'paperIgnored' }];
  const token = (type: ListingTokenType, span: Span | null): readonly ListingToken[] =>
    span === null || span.start >= span.end ? [] : [{ ...span, type }];
  return [
    ...token('paperScore', spans.score),
    ...token('paperCategory', spans.category),
    ...token('paperDate', spans.date),
    ...token('paperCode', spans.code),
    ...token('paperTitle', spans.title),
    ...spans.authors.flatMap((span) => token('paperAuthor', span)),
    ...spans.orgs.flatMap((span) => token('paperOrganisation', span)),
    ...token('paperAbstract', spans.abstract),
  ];
}

/** Where a title ends that nothing marks the end of; null where the people have a line of their own, or nobody is named. */
export function unmarkedBoundary(text: string, { entry, correction }: CorrectedEntry): number | null {
  const { authors, title } = entry.spans;
  const [first] = authors;
  if (first === undefined || correction?.kind === 'notAnEntry') return null;
  return /[\n\r\t]/.test(text.slice(title.end, first.start)) ? null : first.start;
}

/** Whether a listing leaves out the year of an entry's date. */
export function isYearless(text: string, { entry }: CorrectedEntry): boolean {
  const { date } = entry.spans;
  return date !== null && entry.date !== null && !/\d{4}$/.test(text.slice(date.start, date.end));
}
