/** The citations of one document with the lines and headings they stand at, read whole or after a change. */
import type { CitationScan } from '../citation/citationGroup';
import { isOpaque } from '../citation/citationGroup';
import type { NotesLanguage } from '../citation/notesLanguage';
import { MarkFinder } from '../citation/scan/markFinder';
import { noNames } from '../citation/scan/noteReader';
import { readers } from '../citation/scan/readers';
import type { Span } from '../problem';
import type { Cite, TextChange } from './cite';
import type { NotePart } from './noteParts';
import { changedParts, readParts } from './noteParts';

/** What is known of a document's text without the text. */
export interface CitedDocument {
  readonly language: NotesLanguage;
  /** Of its text. */
  readonly length: number;
  readonly parts: readonly NotePart[];
  /** Of all parts. The same set as long as it has the same names. */
  readonly names: ReadonlySet<string>;
}

/** Reads a document. Linear; any text. Parts are so long at least as given, or as serves typing best. */
export function readCited(text: string, language: NotesLanguage, partsAtLeast?: number): CitedDocument {
  const parts = readParts(text, language, partsAtLeast);
  return { language, length: text.length, parts, names: namesOf(parts, noNames) };
}

/**
 * The document after one change, `text` being all of it now: the same as reading it anew, at the cost of reading what is
 * near the change.
 */
export function changeCited(
  document: CitedDocument,
  change: TextChange,
  text: string,
  partsAtLeast?: number,
): CitedDocument {
  const { language, length, names } = document;
  const fits =
    change.start >= 0 &&
    change.end >= change.start &&
    change.end <= length &&
    text.length === length - (change.end - change.start) + change.length;
  if (!fits) return readCited(text, language, partsAtLeast);
  const parts = changedParts(document.parts, change, text, language, partsAtLeast);
  return { language, length: text.length, parts, names: namesOf(parts, names) };
}

/** The citations of a document, in order. */
export function citesOf({ parts, names }: CitedDocument): readonly Cite[] {
  return citesFrom(parts, 0, parts.length, names, { offset: 0, line: 0, heading: null });
}

/** What the parts before one tell of it. */
export interface PartPlace {
  readonly offset: number;
  readonly line: number;
  /** The last heading above. */
  readonly heading: string | null;
}

/** The citations of the parts from one to before another, of which the first has a place. */
export function citesFrom(
  parts: readonly NotePart[],
  from: number,
  to: number,
  names: ReadonlySet<string>,
  place: PartPlace,
): readonly Cite[] {
  const cites: Cite[] = [];
  let { offset, line, heading } = place;
  for (let at = from; at < to; at++) {
    const part = parts[at];
    if (part === undefined) break;
    let next = 0;
    for (const { key, start, end, line: row, isBare, unless } of part.keys) {
      if (names.size > 0 && unless?.every((name) => names.has(name)) === true) continue;
      for (let above = part.headings[next]; above !== undefined && above.start <= start;) {
        heading = above.title;
        above = part.headings[++next];
      }
      cites.push({ key, start: offset + start, end: offset + end, line: line + row, heading, isBare });
    }
    heading = part.headings.at(-1)?.title ?? heading;
    offset += part.length;
    line += part.breaks;
  }
  return cites;
}

/** The place of the part that so many are before. */
export function placeOf(parts: readonly NotePart[], count: number): PartPlace {
  let [offset, line, heading]: [number, number, string | null] = [0, 0, null];
  for (let at = 0; at < count; at++) {
    const part = parts[at];
    if (part === undefined) break;
    offset += part.length;
    line += part.breaks;
    heading = part.headings.at(-1)?.title ?? heading;
  }
  return { offset, line, heading };
}

/** A scan of a stretch of a text. What lies outside the stretch is not told. */
export interface ScanAround extends CitationScan {
  readonly span: Span;
}

/** What scanning all of a document's text finds around an offset, at the cost of the parts there. */
export function scanAround(
  { language, parts, names }: CitedDocument,
  text: string,
  offset: number,
): ScanAround {
  const reader = readers[language];
  let [start, from, state] = [0, 0, reader?.first ?? ''];
  for (const { length, state: first } of parts) {
    if (start >= offset) break;
    [from, state] = [start, first];
    start += length;
  }
  if (reader === null) return { groups: [], opaque: [], span: { start: 0, end: text.length } };
  const isBehind = (at: number): boolean => at > offset;
  const { next, scan } = reader.read(text, from, state, isBehind, new MarkFinder(text));
  return { ...reader.finish(text, scan, names), span: { start: from, end: next } };
}

/** Whether offsets of a document's text are in code, a comment or the like. Cheapest asked in their order. */
export function opaqueOffsets(document: CitedDocument, text: string): (offset: number) => boolean {
  let known: ScanAround | null = null;
  return (offset) => {
    // A scan that begins within a block does not tell of its own first place.
    if (known === null || offset <= known.span.start || offset >= known.span.end)
      known = scanAround(document, text, offset);
    return isOpaque(known, offset);
  };
}

/** All names of parts; those known before where they are the same. */
function namesOf(parts: readonly NotePart[], known: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of parts) if (part.names.size > 0) for (const name of part.names) names.add(name);
  if (names.size !== known.size) return names;
  for (const name of names) if (!known.has(name)) return names;
  return known;
}
