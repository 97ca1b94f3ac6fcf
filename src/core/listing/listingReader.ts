/** A listing being read, piece by piece: every piece is prepared some time before it is judged, so that names after it count too. */
import type { Day } from '../calendar';
import type { Problem, Span } from '../problem';
import { Pieces, toBlock, type Piece } from './blocks';
import { chooseByShape, type ChooseBoundary } from './boundary';
import { prepareBlock, readEntry, type EntryContext, type EntryReading, type PreparedBlock } from './entry';
import { keepIdle } from './idleObjects';
import { createListedEntry, type ListedEntry } from './listedEntry';
import { KnownNames } from './knownNames';
import { PrintedDays } from './listedDate';
import { PlainEntry } from './plainEntry';
import { missingFrom, preparePlain, readPlainEntry, type PreparedPlain } from './plainReading';
import { pieceAt, PlainRows, PlainWriter } from './plainRows';
import { toPlainText } from './plainText';
import { SeenTitles } from './seenTitles';

export interface ListingOptions {
  /** The day the listing was copied: what dates without a year are read by. */
  readonly referenceDate: Day;
  /** The model's choice where it is loaded; shapes alone otherwise. */
  readonly chooseBoundary?: ChooseBoundary;
  /** Whether the library knows a person of this name. */
  readonly isKnownName?: (name: string) => boolean;
}

/** A listing being read. Its parts are classes for the reason that `keepIdle` has. */
export class ListingReader {
  readonly #text: string;
  readonly #context: EntryContext;
  readonly #pieces: Pieces;
  readonly #writer: PlainWriter;
  readonly #seen = new SeenTitles();
  /** The pieces that wait until the names of those to come have been learnt. */
  readonly #waiting: (PreparedPiece | null)[] = [];
  #head = 0;
  #count = 0;
  /** One for all of the commonest, so that nothing but the entry is left of each. */
  readonly #evident: { -readonly [Part in keyof EntryReading]: EntryReading[Part] };

  constructor(text: string, { chooseBoundary = chooseByShape, referenceDate, isKnownName }: ListingOptions) {
    this.#text = text;
    const days = new PrintedDays(referenceDate);
    this.#context = { chooseBoundary, days, names: new KnownNames(isKnownName) };
    this.#pieces = new Pieces(text);
    this.#writer = new PlainWriter(text, days);
    this.#evident = { kind: 'reading', entry: null, problems: [], key: 0 };
    for (let count = 0; count < window; count++) this.#waiting.push(this.#prepare());
  }

  /** What the next piece is read as; null past the last. Good until the next is asked for. */
  next(): EntryReading | null {
    const piece = this.#waiting[this.#head] ?? null;
    this.#waiting[this.#head] = this.#prepare();
    this.#head = (this.#head + 1) % window;
    if (piece === null) {
      if (this.#count > 0) return null;
      this.#count = 1;
      return sayOnly(problemAt('no-entries', 'warning', { start: 0, end: this.#text.length }, {}));
    }
    const reading = this.#read(piece);
    if (reading.entry === null) return reading;
    this.#count += 1;
    const first = this.#seen.meet(reading.entry, reading.key);
    if (first === null) return reading;
    const { kind, entry, problems, key } = reading;
    return { kind, entry, problems: [...problems, repetition(entry, first)], key };
  }

  #prepare(): PreparedPiece | null {
    const text = this.#text;
    const context = this.#context;
    const piece = this.#pieces.next();
    if (!piece || piece.kind === 'stray') return piece;
    const plain = piece.kind === 'plain' ? preparePlain(text, piece, this.#writer, context) : null;
    if (plain) return plain;
    const prepared = prepareBlock(text, piece.kind === 'plain' ? toBlock(text, piece) : piece.block);
    if (prepared.byline) context.names.learn(prepared.byline);
    return prepared;
  }

  #read(piece: PreparedPiece): EntryReading {
    const text = this.#text;
    const context = this.#context;
    const evident = this.#evident;
    if (piece instanceof PlainEntry) {
      evident.entry = piece;
      evident.problems = missingFrom(piece);
      evident.key = piece.key;
      return evident;
    }
    if (piece.kind === 'reading') return piece;
    if (piece.kind === 'block') return readEntry(text, piece, context);
    if (piece.kind === 'stray') return sayOnly(strayProblem(text, piece.span, piece.lines));
    return (
      readPlainEntry(piece, context) ??
      readEntry(text, prepareBlock(text, toBlock(text, pieceAt(piece.rows, piece.row))), context)
    );
  }
}

/** So many pieces are cut before the first is judged: people recur among neighbours, before and after. */
const window = 256;

type PreparedPiece =
  PlainEntry | EntryReading | PreparedBlock | PreparedPlain | Extract<Piece, { readonly kind: 'stray' }>;

function sayOnly(problem: Problem): EntryReading {
  return { kind: 'reading', entry: null, problems: [problem], key: 0 };
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

const noDate = '1970-01-01';
const plain = new PlainEntry(new PlainRows('', new PrintedDays(noDate)), 0, null);
keepIdle(
  new ListingReader('', { referenceDate: noDate }),
  plain,
  createListedEntry(plain.takeFields(), plain.boundary, []),
);
