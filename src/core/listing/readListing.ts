/** A listing's text into entries and problems: one pass, any text, never an exception (FORMAT.md). */
import type { Day } from '../calendar';
import type { Problem, Span } from '../problem';
import { openPieces, type Piece } from './blocks';
import { chooseByShape, type ChooseBoundary } from './boundary';
import { prepareBlock, readEntry, type PreparedBlock } from './entry';
import type { ListedEntry } from './listedEntry';
import { createKnownNames, type KnownNames } from './knownNames';
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
  for (const item of iterateListing(text, options)) {
    if (item.kind === 'entry') {
      entries.push(item.entry);
      problems.push(...item.problems);
    } else {
      problems.push(item.problem);
    }
  }
  return { entries, problems };
}

/** Reads a listing one entry at a time, for callers that pause between them. */
export function* iterateListing(text: string, options: ListingOptions): Generator<ListingItem, void> {
  if (isBinary(text)) {
    yield { kind: 'problem', problem: problemAt('not-text', 'error', { start: 0, end: text.length }, {}) };
    return;
  }
  const names = createKnownNames(options.isKnownName);
  const seen = new SeenTitles();
  const reading = { ...options, chooseBoundary: options.chooseBoundary ?? chooseByShape, names };
  let count = 0;
  const next = openLookAhead(text, names);
  for (let piece = next(); piece; piece = next()) {
    if (piece.kind === 'stray') {
      yield { kind: 'problem', problem: strayProblem(text, piece.span, piece.lines) };
      continue;
    }
    const { entry, problems } = readEntry(text, piece, reading);
    if (entry === null) {
      for (const problem of problems) yield { kind: 'problem', problem };
      continue;
    }
    count += 1;
    const repeated = repetition(entry, seen);
    yield { kind: 'entry', entry, problems: repeated ? [...problems, repeated] : problems };
  }
  if (count === 0) {
    yield {
      kind: 'problem',
      problem: problemAt('no-entries', 'warning', { start: 0, end: text.length }, {}),
    };
  }
}

/** So many pieces are cut before the first is judged: people recur among neighbours, before and after. */
const window = 256;

type PreparedPiece = PreparedBlock | Extract<Piece, { readonly kind: 'stray' }>;

/** The pieces one by one, with the names of those to come already learnt. */
function openLookAhead(text: string, names: KnownNames): () => PreparedPiece | null {
  const next = openPieces(text);
  const waiting: (PreparedPiece | null)[] = [];
  let head = 0;
  const fetch = (): PreparedPiece | null => {
    const piece = next();
    if (!piece || piece.kind === 'stray') return piece;
    const prepared = prepareBlock(text, piece.block);
    if (prepared.byline) names.learn(prepared.byline);
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
function repetition(entry: ListedEntry, seen: SeenTitles): Problem | null {
  const first = seen.meet(entry);
  if (first === null) return null;
  const data = { title: entry.title, first: first.spans.entry.start };
  return problemAt('duplicate-entry', 'information', entry.spans.title, data);
}

function problemAt(
  code: Problem['code'],
  severity: Problem['severity'],
  span: Span,
  data: Problem['data'],
): Problem {
  return { code, severity, span, data };
}
