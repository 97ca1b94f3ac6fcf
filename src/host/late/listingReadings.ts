/** What the reader says of each open listing document: read once for each version of it, shared by all who ask. */
import * as vscode from 'vscode';
import { indexLines, type LineIndex } from '../../core/lineIndex';
import type { CorrectedListing } from '../../core/listing/corrections';
import type { ListingItem } from '../../core/listing/readListing';
import type { Span } from '../../core/problem';
import type { Corrections } from '../corrections';
import { dayOf } from '../day';
import type { ListingDates } from '../listingDates';
import { toListingOptions } from '../listingFile';
import { nextTurn } from '../nextTurn';
import type { ListingPart, Parts } from '../parts';

export interface Reading {
  readonly text: string;
  readonly lines: LineIndex;
  readonly listing: CorrectedListing;
  readonly part: ListingPart;
}

interface Raw {
  readonly text: string;
  readonly lines: LineIndex;
  readonly items: readonly ListingItem[];
  readonly part: ListingPart;
  /** With the corrections of a moment: they change without the text. */
  corrected: { readonly round: number; readonly listing: CorrectedListing } | null;
}

/** Reading goes on for so many milliseconds before the editor has its turn. */
const stretch = 15;

export class ListingReadings implements vscode.Disposable {
  private readonly parts: Parts;
  private readonly dates: ListingDates;
  private readonly corrections: Corrections;
  private readonly readings = new Map<
    string,
    { readonly version: number; readonly raw: Promise<Raw | null> }
  >();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): void }[];
  private round = 0;

  /** Something but the text changed what is read: corrections, or the day a listing is of. */
  readonly onDidChange = this.changed.event;

  constructor(parts: Parts, dates: ListingDates, corrections: Corrections) {
    this.parts = parts;
    this.dates = dates;
    this.corrections = corrections;
    this.subscriptions = [
      this.changed,
      corrections.onDidChange(() => {
        this.round += 1;
        this.changed.fire();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.readings.delete(uri.toString())),
    ];
  }

  /** A document as it stands, saved or not; null where it changed or was closed while it was being read. */
  async of(document: vscode.TextDocument): Promise<Reading | null> {
    const key = document.uri.toString();
    let known = this.readings.get(key);
    if (known?.version !== document.version) {
      const reading = { version: document.version, raw: this.read(document) };
      known = reading;
      this.readings.set(key, reading);
      // A reading that failed is not kept: the next who asks tries again.
      reading.raw.catch(() => {
        if (this.readings.get(key) === reading) this.readings.delete(key);
      });
    }
    const raw = await known.raw;
    return raw && { text: raw.text, lines: raw.lines, part: raw.part, listing: this.correct(raw) };
  }

  /** Reads a document anew when it is next asked for. */
  forget(uri: vscode.Uri): void {
    this.readings.delete(uri.toString());
    this.changed.fire();
  }

  dispose(): void {
    this.readings.clear();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private correct(raw: Raw): CorrectedListing {
    if (raw.corrected?.round !== this.round) {
      const listing = raw.part.applyCorrections(raw.text, raw.items, this.corrections.of);
      raw.corrected = { round: this.round, listing };
    }
    return raw.corrected.listing;
  }

  private async read(document: vscode.TextDocument): Promise<Raw | null> {
    const { version, uri } = document;
    const [part, chooseBoundary, referenceDate] = await Promise.all([
      this.parts.listing(),
      this.parts.chooseBoundary(),
      changedDay(uri).then((day) => this.dates.of(uri, day)),
    ]);
    const isStale = () => document.isClosed || document.version !== version;
    if (isStale()) return null;
    const text = document.getText();
    const items: ListingItem[] = [];
    let until = Date.now() + stretch;
    for (const item of part.iterateListing(text, toListingOptions(referenceDate, chooseBoundary))) {
      items.push(item);
      if (items.length % 64 !== 0 || Date.now() < until) continue;
      await nextTurn();
      if (isStale()) return null;
      until = Date.now() + stretch;
    }
    return { text, lines: indexLines(text), items, part, corrected: null };
  }
}

/** A span of a reading as a range of its document. */
export function rangeOf({ lines }: Reading, { start, end }: Span): vscode.Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return new vscode.Range(from.line, from.column, to.line, to.column);
}

/** The day a document's file was changed; null for one that is no file yet. */
async function changedDay(uri: vscode.Uri): Promise<ReturnType<typeof dayOf> | null> {
  if (uri.scheme === 'untitled') return null;
  try {
    return dayOf((await vscode.workspace.fs.stat(uri)).mtime);
  } catch {
    return null;
  }
}
