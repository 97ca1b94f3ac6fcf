/** Where in a bibliography a new entry goes, and what parts it from its neighbours. */
import type { BibliographyEntry } from './bibliographyEntry';

export interface InsertionPlace {
  readonly offset: number;
  readonly before: (eol: string) => string;
  readonly after: (eol: string) => string;
}

/**
 * The place for a key among entries: behind the last one that comes before it where the keys are in order, at the end
 * of the text otherwise, and always before `limit` (where something broken begins). Text without entries gets it at
 * its end.
 */
export function insertionPlace(
  text: string,
  entries: readonly BibliographyEntry[],
  key: string,
  limit: number | null,
): InsertionPlace {
  const none = (): string => '';
  const gap = entryGap(text, entries);
  const between = (eol: string): string => eol.repeat(gap);
  const index = sortedIndex(entries, key);
  const before = index === null ? undefined : entries[index - 1];
  const first = entries[0];
  if (index === 0 && first !== undefined) {
    const start = text.lastIndexOf('\n', first.start - 1) + 1;
    return { offset: start, before: none, after: between };
  }
  if (index !== null && before !== undefined && index < entries.length) {
    if (limit === null || before.end <= limit)
      return { offset: lineEndAfter(text, before.end), before: between, after: none };
  }
  if (limit !== null) return { offset: limit, before: none, after: between };
  const end = text.trimEnd().length;
  // An empty file, or one of blanks, gets a line.
  if (end === 0) return { offset: text.length, before: none, after: (eol) => eol };
  return { offset: end, before: between, after: none };
}

/** Where a key belongs among three or more entries that are in order, with case or without; null where they are not. */
export function sortedIndex(entries: readonly BibliographyEntry[], key: string): number | null {
  if (entries.length < 3) return null;
  for (const fold of [(text: string) => text, (text: string) => text.toLowerCase()]) {
    const keys = entries.map((entry) => fold(entry.key));
    if (!keys.every((one, index) => index === 0 || (keys[index - 1] ?? '') <= one)) continue;
    const wanted = fold(key);
    const index = keys.findIndex((one) => one > wanted);
    return index < 0 ? keys.length : index;
  }
  return null;
}

/** Line ends between entries: two, a blank line, unless the first two entries stand closer. */
function entryGap(text: string, entries: readonly BibliographyEntry[]): number {
  const [first, second] = entries;
  if (first === undefined || second === undefined) return 2;
  const between = text.slice(first.end, second.start);
  return between.split('\n').length > 2 ? 2 : 1;
}

/** Behind what else stands on the line, a comment; not behind another entry. */
function lineEndAfter(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const stop = end < 0 ? text.length : end;
  const rest = text.slice(from, stop);
  return /^[ \t,]*%[^@{}]*$/.test(rest) ? from + rest.trimEnd().length : from;
}
