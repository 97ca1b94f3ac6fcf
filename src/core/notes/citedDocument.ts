/** The citations of one document with the lines and headings they stand at, read whole or after a change. */
import type { CitationKey } from '../citation/citationGroup';
import type { NotesLanguage } from '../citation/notesLanguage';
import { scanNotes } from '../citation/scanCitations';
import type { Span } from '../problem';
import type { Cite, TextChange } from './cite';
import type { Heading } from './headings';
import { headingsOf } from './headings';
import { lineBreaks } from './lineBreaks';
import type { MarkdownPart } from './markdownParts';
import { changedParts, citesOfParts, partsAround, readParts } from './markdownParts';

/** A stretch of a text that can be read by itself. */
export interface Surroundings extends Span {
  /** What has to be put before it, so that it reads as it does in its place. */
  readonly before: string;
}

export interface CitedDocument {
  readonly language: NotesLanguage;
  /** Of its text. */
  readonly length: number;
  /** In order. */
  readonly cites: readonly Cite[];
  /** What a change of Markdown goes on from; null for other languages. */
  readonly parts: readonly MarkdownPart[] | null;
}

/** Reads a document. Linear; any text. */
export function readCited(text: string, language: NotesLanguage): CitedDocument {
  if (language === 'markdown' || language === 'myst') return fromParts(text, language, readParts(text));
  const scan = scanNotes(text, language);
  const keys = scan.groups
    .flatMap(({ items }) => items.flatMap((item) => item.keys))
    .sort((a, b) => a.start - b.start);
  const cites = keys.length === 0 ? [] : placed(text, keys, headingsOf(text, language, scan));
  return { language, length: text.length, cites, parts: null };
}

/**
 * The document after one change, `text` being all of it now: the same as reading it anew. Of Markdown only the blocks
 * from a little before the change to where they are as before again are read; other languages are read whole.
 */
export function changeCited(document: CitedDocument, change: TextChange, text: string): CitedDocument {
  const { language, length, parts } = document;
  const fits =
    change.start >= 0 &&
    change.end >= change.start &&
    change.end <= length &&
    text.length === length - (change.end - change.start) + change.length;
  if (parts === null || !fits) return readCited(text, language);
  return fromParts(text, language, changedParts(parts, change, text));
}

/**
 * Where to read in order to know what stands at an offset: in long Markdown the blocks around it, in other long texts
 * some paragraphs, in short ones all.
 */
export function surroundings(document: CitedDocument, text: string, offset: number): Surroundings {
  const { parts, language } = document;
  if (parts !== null && text.length > shortMarkdown) return partsAround(parts, text, offset);
  if (language !== 'typst' || text.length <= shortText) return wholeOf(text);
  const before = text.lastIndexOf('\n\n', Math.max(0, offset - shortText / 2));
  const after = text.indexOf('\n\n', offset);
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after, before: '' };
}

export function wholeOf(text: string): Surroundings {
  return { start: 0, end: text.length, before: '' };
}

// So much is read in a few milliseconds.
const shortMarkdown = 50_000;
const shortText = 300_000;

function fromParts(text: string, language: NotesLanguage, parts: readonly MarkdownPart[]): CitedDocument {
  return { language, length: text.length, cites: citesOfParts(parts), parts };
}

function placed(text: string, keys: readonly CitationKey[], headings: readonly Heading[]): readonly Cite[] {
  let heading = 0;
  let line = 0;
  let counted = 0;
  return keys.map(({ key, start, end }) => {
    line += lineBreaks(text, counted, start);
    counted = start;
    for (let next = headings[heading]; next !== undefined && next.start <= start; next = headings[++heading]);
    return { key, start, end, line, heading: headings[heading - 1]?.title ?? null };
  });
}
