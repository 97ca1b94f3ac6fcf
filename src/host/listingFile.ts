/** One listing file read: bytes to papers and problems. */
import * as vscode from 'vscode';
import type { Day } from '../core/calendar';
import type { ChooseBoundary } from '../core/listing/boundary';
import type { ListingOptions } from '../core/listing/readListing';
import type { Correction } from '../core/marks/mark';
import type { Paper, PaperId } from '../core/paper';
import type { Problem } from '../core/problem';
import { dayOf } from './day';
import type { ListingDates } from './listingDates';
import type { Parts } from './parts';

export interface ListingFile {
  readonly text: string;
  /** The day the file was last changed. */
  readonly day: Day;
  /** What it holds, with what people put right just now. */
  readonly correct: (correctionOf: (paper: PaperId) => Correction | null) => ListingContent;
}

export interface ListingContent {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** What stands there as an entry and is none, as a person said. */
  readonly ignored: readonly PaperId[];
}

/** Reads a listing file. Rejects where the file cannot be read; what is in it never makes it fail. */
export async function readListingFile(
  uri: vscode.Uri,
  parts: Parts,
  dates: ListingDates,
): Promise<ListingFile> {
  const [{ applyCorrections, iterateListing, papersOf }, chooseBoundary, bytes, stat] = await Promise.all([
    parts.listing(),
    parts.chooseBoundary(),
    vscode.workspace.fs.readFile(uri),
    vscode.workspace.fs.stat(uri),
  ]);
  const text = decodeText(bytes);
  const day = dayOf(stat.mtime);
  const options = toListingOptions(await dates.of(uri, day), chooseBoundary);
  const items = [...iterateListing(text, options)];
  return {
    text,
    day,
    correct: (correctionOf) => {
      const corrected = applyCorrections(text, items, correctionOf);
      const ignored = corrected.entries.flatMap(({ id, correction }) =>
        correction?.kind === 'notAnEntry' ? [id] : [],
      );
      return { papers: papersOf(corrected, uri.toString()), problems: corrected.problems, ignored };
    },
  };
}

/** The model where there is one; without it the reader goes by shapes. */
export function toListingOptions(referenceDate: Day, chooseBoundary: ChooseBoundary | null): ListingOptions {
  return chooseBoundary === null ? { referenceDate } : { referenceDate, chooseBoundary };
}

/** UTF-8 unless a byte order mark says UTF-16; the mark itself is dropped, as editors do. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
