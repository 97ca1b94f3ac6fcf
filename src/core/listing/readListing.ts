/** A listing's text into entries and problems: one pass, any text, never an exception (FORMAT.md). */
import type { Problem } from '../problem';
import type { ListedEntry } from './listedEntry';
import { ListingReader, type ListingOptions } from './listingReader';
import { isBinary } from './textCheck';

export type { ListingOptions } from './listingReader';

export interface ListingReading {
  readonly entries: readonly ListedEntry[];
  readonly problems: readonly Problem[];
}

export type ListingItem =
  | { readonly kind: 'entry'; readonly entry: ListedEntry; readonly problems: readonly Problem[] }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads a whole listing. What could not be placed comes back as problems, in the order of the text. */
export function readListing(text: string, options: ListingOptions): ListingReading {
  const entries: ListedEntry[] = [];
  const problems: Problem[] = [];
  if (isBinary(text)) return { entries, problems: [notText(text)] };
  const reader = new ListingReader(text, options);
  for (let found = reader.next(); found; found = reader.next()) {
    if (found.entry) entries.push(found.entry);
    for (const problem of found.problems) problems.push(problem);
  }
  return { entries, problems };
}

/** Reads a listing one entry at a time, for callers that pause between them. */
export function* iterateListing(text: string, options: ListingOptions): Generator<ListingItem, void> {
  if (isBinary(text)) {
    yield { kind: 'problem', problem: notText(text) };
    return;
  }
  const reader = new ListingReader(text, options);
  for (let found = reader.next(); found; found = reader.next()) {
    const { entry, problems } = found;
    if (entry) yield { kind: 'entry', entry, problems };
    else for (const problem of problems) yield { kind: 'problem', problem };
  }
}

function notText(text: string): Problem {
  return { code: 'not-text', severity: 'error', span: { start: 0, end: text.length }, data: {} };
}
