/** What a person put right in a listing, applied to what was read of it. A paper keeps the id it was read with. */
import { identify } from '../library/identity';
import { toPaper } from '../library/library';
import type { Correction } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Problem, Span } from '../problem';
import { rangesOf, readByline, type Range } from './byline';
import { limits } from './limits';
import { createListedEntry, packPlaces, type ListedEntry } from './listedEntry';
import { originOf, type PlainText } from './plainText';
import type { ListingItem } from './readListing';
import { placeAfterLetters, plainByline } from './titleLetters';

/** An entry as it shall be seen. */
export interface CorrectedEntry {
  readonly id: PaperId;
  readonly entry: ListedEntry;
  /** What was put right; `notAnEntry` is in no list of papers. */
  readonly correction: Correction | null;
  readonly problems: readonly Problem[];
}

export interface CorrectedListing {
  /** In the order of the text, those that are no entries too. */
  readonly entries: readonly CorrectedEntry[];
  /** In the order of the text, without those that a correction settled. */
  readonly problems: readonly Problem[];
}

/**
 * Applies corrections by the ids that entries were read with. One that does not fit (a title longer than the byline)
 * changes nothing. Linear; any text.
 */
export function applyCorrections(
  text: string,
  items: Iterable<ListingItem>,
  correctionOf: (paper: PaperId) => Correction | null,
): CorrectedListing {
  const entries: CorrectedEntry[] = [];
  const problems: Problem[] = [];
  for (const item of items) {
    if (item.kind === 'problem') {
      problems.push(item.problem);
      continue;
    }
    const id = identify(item.entry);
    const correction = correctionOf(id);
    const own = correction === null ? item.problems : openProblems(item.problems, correction);
    entries.push({ id, entry: correctEntry(text, item.entry, correction), correction, problems: own });
    problems.push(...own);
  }
  return { entries, problems };
}

/** The papers of a listing: what a person said is no entry is left out. */
export function papersOf({ entries }: CorrectedListing, source: string): readonly Paper[] {
  return entries.flatMap(({ id, entry, correction }) =>
    correction?.kind === 'notAnEntry' ? [] : [toPaper(entry, source, entry.spans.entry, id)],
  );
}

/** An entry with its title ended where the correction says; the entry itself where it says nothing of that. */
function correctEntry(text: string, entry: ListedEntry, correction: Correction | null): ListedEntry {
  if (correction?.kind !== 'boundary') return entry;
  const plain = plainByline(text, entry);
  const byline = readByline(plain.text);
  const at = placeAfterLetters(plain.text.slice(0, byline.end), correction.letters);
  if (at === null) return entry;
  const title = trimTail(plain.text.slice(0, Math.min(at, limits.title)));
  const authors = rangesOf(plain.text, at, byline.end);
  const { etAl, category, date, score, code, abstract, spans } = entry;
  const titleSpan = { start: plain.start, end: originOf(plain, title.length) };
  const places = packPlaces({ ...spans, title: titleSpan }, authors.length);
  for (const { start, end } of [...spansOf(plain, authors), ...spans.orgs]) places.push(start, end);
  const names = authors.map(({ from, to }) => plain.text.slice(from, to));
  return createListedEntry(
    { title, authors: names, etAl, orgs: entry.orgs, category, date, score, code, abstract },
    { offset: originOf(plain, at), runnerUp: null, margin: 1 },
    places,
  );
}

/** A comma that parted names before is nobody's when the title takes the name before it. */
function trimTail(title: string): string {
  return title.replace(/[ ,]{1,8}$/, '');
}

function spansOf(plain: PlainText, ranges: readonly Range[]): readonly Span[] {
  return ranges.map(({ from, to }) => ({ start: originOf(plain, from), end: originOf(plain, to) }));
}

/** What is still open once a person has looked. */
function openProblems(problems: readonly Problem[], correction: Correction): readonly Problem[] {
  if (correction.kind === 'notAnEntry') return [];
  return problems.filter(
    ({ code }) =>
      code !== 'doubtful-boundary' &&
      // Where people are missing or not is told by the boundary that was put right.
      (correction.kind !== 'boundary' || (code !== 'missing-authors' && code !== 'missing-title')),
  );
}
