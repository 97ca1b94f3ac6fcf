/** A listing's bytes into papers, in steps, however long it is: no step, and no string, is as long as the listing. */
import { placesOf } from '../linePlaces';
import type { Correction } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Problem } from '../problem';
import type { Position } from '../lineIndex';
import type { Steps } from '../steps';
import type { applyCorrections, CorrectedEntry } from './corrections';
import type { entryStartAfter } from './entryStart';
import { BytePlaces, pieceEnd, type Decode } from './listingText';
import { RowReader, rowsPerLine, RowWriter } from './paperRows';
import type { iterateListing, ListingItem, ListingOptions } from './readListing';

/** The reader, which is loaded apart. */
export interface ReaderPart {
  readonly iterateListing: typeof iterateListing;
  readonly applyCorrections: typeof applyCorrections;
  readonly entryStartAfter: typeof entryStartAfter;
}

export interface BulkOptions {
  readonly part: ReaderPart;
  readonly options: ListingOptions;
  readonly source: string;
  readonly decode: Decode;
  readonly correctionOf: (paper: PaperId) => Correction | null;
  /** Told of the papers so far and of the bytes read; false ends the reading there. */
  readonly goOn: (papers: readonly Paper[], bytes: number) => boolean;
  /** Longer listings are read in several segments of about so many code units; for tests. */
  readonly segmentSize?: number;
}

export interface PlacedProblem {
  readonly problem: Problem;
  readonly start: Position;
  readonly end: Position;
}

export interface BulkReading {
  readonly papers: readonly Paper[];
  /** What stands there as an entry and is none, as a person said. */
  readonly ignored: readonly PaperId[];
  /** The corrections that were applied, as JSON. */
  readonly applied: ReadonlyMap<PaperId, string>;
  /** The first problems, and how many there are. */
  readonly problems: readonly PlacedProblem[];
  readonly problemCount: number;
  /** The papers as a cache keeps them. */
  readonly lines: readonly string[];
  /** False where it was ended before the end. */
  readonly complete: boolean;
}

/** More problems of one listing are only counted. */
export const placedAtMost = 500;

/** Making one string of more would be felt. Names of earlier segments are handed on, so that a cut changes no reading. */
const usualSegment = 8 << 20;
/** A cut is looked for among so many pieces at a segment's end. */
const tailPieces = 6;
const itemsPerStep = 8;

/** Reads UTF-8 without a byte order mark. Any bytes. */
export function* readInBulk(bytes: Uint8Array, how: BulkOptions): Steps<BulkReading> {
  const reading = new Reading(bytes, how);
  const { segmentSize = usualSegment } = how;
  let rest = '';
  for (let at = 0, isFirst = true; isFirst || at < bytes.length || rest !== ''; isFirst = false) {
    const pieces = [rest];
    let size = rest.length;
    let cut: number | null = null;
    for (let wanted = segmentSize; at < bytes.length && cut === null; wanted += segmentSize / 8) {
      while (at < bytes.length && size < wanted) {
        const end = pieceEnd(bytes, at);
        const piece = how.decode(bytes.subarray(at, end));
        pieces.push(piece);
        size += piece.length;
        reading.places.add(end, piece);
        at = end;
        yield;
      }
      if (at < bytes.length) cut = how.part.entryStartAfter(pieces.slice(-tailPieces).join(''), 0);
    }
    const tail = pieces.splice(-tailPieces).join('');
    const segment = [...pieces, cut === null ? tail : tail.slice(0, cut)].join('');
    rest = cut === null ? '' : tail.slice(cut);
    yield;
    if (!(yield* reading.read(segment))) return reading.result(false);
  }
  return reading.result(true);
}

class Reading {
  private readonly how: BulkOptions;
  /** Filled before a segment is read. */
  readonly places: BytePlaces;
  private readonly writer = new RowWriter();
  private readonly rows: RowReader;
  private readonly lines: string[] = [];
  private readonly papers: Paper[] = [];
  private readonly ignored: PaperId[] = [];
  private readonly applied = new Map<PaperId, string>();
  private readonly placed: PlacedProblem[] = [];
  private problemCount = 0;
  /** Where the segment that is read begins, in code units and lines. */
  private offset = 0;
  private firstLine = 0;
  private names: ReadonlySet<string> = new Set();
  /** Where papers of the segments before stand, and of this one: a segment's reader knows its own only. */
  private readonly seenBefore = new Map<PaperId, number>();
  private seenNow = new Map<PaperId, number>();

  constructor(bytes: Uint8Array, how: BulkOptions) {
    this.how = how;
    this.places = new BytePlaces(bytes);
    this.rows = new RowReader(how.source, { bytes, decode: how.decode });
  }

  /** Reads one segment; false where it was not to the end. */
  *read(segment: string): Steps<boolean> {
    const { part, options } = this.how;
    const isKnownName = (name: string): boolean => this.names.has(name);
    const found: Problem[] = [];
    let items: ListingItem[] = [];
    let entries: CorrectedEntry[] = [];
    let wanted = true;
    for (const item of part.iterateListing(segment, { ...options, isKnownName })) {
      if (items.push(item) % itemsPerStep !== 0) continue;
      yield;
      if (items.length < rowsPerLine) continue;
      entries = yield* this.correct(segment, items, found);
      items = [];
      this.keep(entries);
      const last = entries.at(-1)?.entry.start ?? 0;
      wanted = this.how.goOn(this.papers, this.places.of(this.offset + last, this.offset + last)?.end ?? 0);
      if (!wanted) break;
    }
    this.keep(yield* this.correct(segment, items, found));
    yield* this.place(segment, found);
    this.offset += segment.length;
    this.names = new Set(this.rows.known.filter((name) => name.includes(' ')));
    yield;
    for (const [id, start] of this.seenNow) this.seenBefore.set(id, start);
    this.seenNow = new Map();
    return wanted;
  }

  result(complete: boolean): BulkReading {
    const { papers, ignored, applied, placed: problems, problemCount, lines } = this;
    return { papers, ignored, applied, problems, problemCount, lines, complete };
  }

  private *correct(
    segment: string,
    items: readonly ListingItem[],
    found: Problem[],
  ): Steps<CorrectedEntry[]> {
    const kept: CorrectedEntry[] = [];
    for (let at = 0; at < items.length; at += itemsPerStep) {
      const { part, correctionOf } = this.how;
      const some = part.applyCorrections(segment, items.slice(at, at + itemsPerStep), correctionOf);
      this.problemCount += some.problems.length;
      for (const problem of some.problems) {
        if (this.placed.length + found.length < placedAtMost) found.push(problem);
      }
      for (const entry of some.entries) {
        this.meet(entry, found);
        if (entry.correction !== null) this.applied.set(entry.id, JSON.stringify(entry.correction));
        if (entry.correction?.kind === 'notAnEntry') this.ignored.push(entry.id);
        else kept.push(entry);
      }
      yield;
    }
    return kept;
  }

  /** Tells of a paper that stands in an earlier segment too. */
  private meet({ id, entry }: CorrectedEntry, found: Problem[]): void {
    const first = this.seenBefore.get(id);
    if (first === undefined) {
      if (!this.seenNow.has(id)) this.seenNow.set(id, this.offset + entry.start);
      return;
    }
    this.problemCount += 1;
    if (this.placed.length + found.length >= placedAtMost) return;
    const data = { title: entry.title, first };
    found.push({ code: 'duplicate-entry', severity: 'information', span: entry.titleSpan, data });
  }

  /** Papers are made of their row, not of the entry: whose texts would keep the segment they were cut from. */
  private keep(entries: readonly CorrectedEntry[]): void {
    if (entries.length === 0) return;
    const line = this.writer.line(entries, this.offset, this.places);
    this.lines.push(line);
    for (const paper of this.rows.read(line) ?? []) this.papers.push(paper);
  }

  private *place(segment: string, found: readonly Problem[]): Steps<undefined> {
    if (this.placed.length >= placedAtMost) return;
    const offsets = found.flatMap(({ span }) => [span.start, span.end]).sort((a, b) => a - b);
    const { places, lastLine } = yield* placesOf(segment, offsets, this.firstLine);
    const placeOf = new Map(offsets.map((offset, index) => [offset, places[index]]));
    for (const problem of found) {
      const [start, end] = [placeOf.get(problem.span.start), placeOf.get(problem.span.end)];
      if (start && end) this.placed.push({ problem, start, end });
    }
    this.firstLine = lastLine;
  }
}
