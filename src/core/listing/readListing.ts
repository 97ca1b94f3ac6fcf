/** A listing's text into entries and problems: one pass, any text, never an exception (FORMAT.md). */
import type { Day } from '../calendar';
import type { Problem, Span } from '../problem';
import { openPieces, toBlock, type Piece } from './blocks';
import { chooseByShape, type ChooseBoundary } from './boundary';
import { prepareBlock, readEntry, type EntryContext, type EntryReading, type PreparedBlock } from './entry';
import type { ListedEntry } from './listedEntry';
import { createKnownNames } from './knownNames';
import { createDayResolver } from './listedDate';
import { preparePlain, readPlainEntry, type PreparedPlain } from './plainReading';
import { toPlainText } from './plainText';
import { isBinary } from './textCheck';
import { SeenTitles } from './seenTitles';

export interface ListingOptions {
  /** The day the listing was copied: what dates without a year are read by. */
  readonly referenceDate: Day;
  /** The model's choice where it is loaded; shapes alone otherwise. */
  readonly chooseBoundary?: ChooseBoundary;
  /** Whether the library knows a person of this name. */
  readonly isKnownName?: (name: string) => boolean;
}

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
  const next = openListing(text, options);
  for (let found = next(); found; found = next()) {
    if (found.entry) entries.push(found.entry);
    for (const problem of found.problems) problems.push(problem);
  }
  return { entries, problems };
}

/** Reads a listing one entry at a time, for callers that pause between them. */
export function* iterateListing(text: string, options: ListingOptions): Generator<ListingItem, void> {
  const next = openListing(text, options);
  for (let found = next(); found; found = next()) {
    const { entry, problems } = found;
    if (entry) yield { kind: 'entry', entry, problems };
    else for (const problem of problems) yield { kind: 'problem', problem };
  }
}

/** Each call reads a piece of the listing; null past the last. */
function openListing(text: string, options: ListingOptions): () => EntryReading | null {
  const whole = { start: 0, end: text.length };
  if (isBinary(text)) return once(problemAt('not-text', 'error', whole, {}));
  const names = createKnownNames(options.isKnownName);
  const seen = new SeenTitles();
  const context = {
    chooseBoundary: options.chooseBoundary ?? chooseByShape,
    resolveDay: createDayResolver(options.referenceDate),
    names,
  };
  const next = openLookAhead(text, context);
  const noEntries = once(problemAt('no-entries', 'warning', whole, {}));
  let count = 0;
  return () => {
    const piece = next();
    if (!piece) return count === 0 ? noEntries() : null;
    if (piece.kind === 'stray') {
      return {
        kind: 'reading',
        entry: null,
        problems: [strayProblem(text, piece.span, piece.lines)],
        key: 0,
      };
    }
    const reading = readPiece(text, piece, context);
    if (reading.entry === null) return reading;
    count += 1;
    const first = seen.meet(reading.entry, reading.key);
    return first
      ? { ...reading, problems: [...reading.problems, repetition(reading.entry, first)] }
      : reading;
  };
}

function readPiece(
  text: string,
  piece: EntryReading | PreparedPlain | PreparedBlock,
  context: EntryContext,
): EntryReading {
  if (piece.kind === 'reading') return piece;
  if (piece.kind === 'block') return readEntry(text, piece, context);
  return (
    readPlainEntry(text, piece, context) ??
    readEntry(text, prepareBlock(text, toBlock(text, piece.piece)), context)
  );
}

function once(problem: Problem): () => EntryReading | null {
  let left: EntryReading | null = { kind: 'reading', entry: null, problems: [problem], key: 0 };
  return () => {
    const reading = left;
    left = null;
    return reading;
  };
}

/** So many pieces are cut before the first is judged: people recur among neighbours, before and after. */
const window = 256;

type PreparedPiece =
  EntryReading | PreparedBlock | PreparedPlain | Extract<Piece, { readonly kind: 'stray' }>;

/** The pieces one by one, with the names of those to come already learnt. */
function openLookAhead(text: string, context: EntryContext): () => PreparedPiece | null {
  const next = openPieces(text);
  const waiting: (PreparedPiece | null)[] = [];
  let head = 0;
  const fetch = (): PreparedPiece | null => {
    const piece = next();
    if (!piece || piece.kind === 'stray') return piece;
    if (piece.kind === 'plain') return preparePlain(text, piece, context);
    const prepared = prepareBlock(text, piece.block);
    if (prepared.byline) context.names.learn(prepared.byline);
    return prepared;
  };
  for (let count = 0; count < window; count++) waiting.push(fetch());
  return () => {
    const piece = waiting[head] ?? null;
    waiting[head] = fetch();
    head = (head + 1) % window;
    return piece;
  };
}

function strayProblem(text: string, span: Span, lines: number): Problem {
  const excerpt = toPlainText(text, span.start, Math.min(span.end, span.start + 80)).text;
  return problemAt('stray-text', 'information', span, { text: excerpt, lines });
}

/** The same paper once more: its title and first person, letter for letter but for case. */
function repetition(entry: ListedEntry, first: ListedEntry): Problem {
  const data = { title: entry.title, first: first.start };
  return problemAt('duplicate-entry', 'information', entry.titleSpan, data);
}

function problemAt(
  code: Problem['code'],
  severity: Problem['severity'],
  span: Span,
  data: Problem['data'],
): Problem {
  return { code, severity, span, data };
}
