/** One listing file read: bytes to papers and problems. */
import * as vscode from 'vscode';
import { isDay, type Day } from '../core/calendar';
import { toPaper } from '../core/library/library';
import type { ChooseBoundary } from '../core/listing/boundary';
import type { ListingOptions } from '../core/listing/readListing';
import type { Paper } from '../core/paper';
import type { Problem } from '../core/problem';
import type { Parts } from './parts';
import { referenceDateSetting } from './settings';

export interface ListingFile {
  readonly text: string;
  /** The day the file was last changed. */
  readonly day: Day;
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
}

/** Reads a listing file. Rejects where the file cannot be read; what is in it never makes it fail. */
export async function readListingFile(uri: vscode.Uri, parts: Parts): Promise<ListingFile> {
  const [{ readListing }, chooseBoundary, bytes, stat] = await Promise.all([
    parts.listing(),
    parts.chooseBoundary(),
    vscode.workspace.fs.readFile(uri),
    vscode.workspace.fs.stat(uri),
  ]);
  const text = decodeText(bytes);
  const referenceDate = referenceDateSetting(uri) ?? dayOf(stat.mtime);
  const { entries, problems } = readListing(text, toListingOptions(referenceDate, chooseBoundary));
  const source = uri.toString();
  return {
    text,
    day: dayOf(stat.mtime),
    papers: entries.map((entry) => toPaper(entry, source, entry.spans.entry)),
    problems,
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

/** The local calendar day of a moment in milliseconds since 1970. */
export function dayOf(time: number): Day {
  const at = new Date(time);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const text = `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1, 2)}-${pad(at.getDate(), 2)}`;
  return isDay(text) ? text : '1970-01-01';
}
