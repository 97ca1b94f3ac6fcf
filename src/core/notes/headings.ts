/** The headings of a document in every notes language, for telling where in it something stands. */
import { texToPlain } from '../bibliography/bibDetails';
import { legible } from '../card';
import type { CitationScan } from '../citation/citationGroup';
import { isOpaque } from '../citation/citationGroup';
import type { NotesLanguage } from '../citation/notesLanguage';
import { metadataEnd } from '../citation/scan/markdownBlocks';
import type { Span } from '../problem';

export interface Heading {
  /** Legible, without marks, numbers of levels and attributes; may be empty. */
  readonly title: string;
  /** Where it begins. */
  readonly start: number;
}

/**
 * The headings that begin in a span of whole lines, by place, none of those in code and comments, which `scan` tells.
 * Linear; any text.
 */
export function headingsIn(
  text: string,
  span: Span,
  language: NotesLanguage,
  scan: CitationScan,
): readonly Heading[] {
  return allHeadings(text, span, language).filter(({ start }) => !isOpaque(scan, start + 1));
}

function allHeadings(text: string, span: Span, language: NotesLanguage): readonly Heading[] {
  switch (language) {
    case 'markdown':
    case 'myst':
      return markdownHeadings(
        text,
        span.start > 0 ? span : { start: Math.max(0, metadataEnd(text)), end: span.end },
      );
    case 'latex':
      return latexHeadings(text, span);
    case 'typst':
      return lineHeadings(text, span, /^[ \t]*=+[ \t]+(\S.*)$/gm, (title) =>
        title.replace(/\s*<[^<>]*>\s*$/, ''),
      );
    case 'org':
      return lineHeadings(text, span, /^\*+[ \t]+(\S.*)$/gm, (title) =>
        title.replace(/^(?:TODO|NEXT|WAIT|DONE)\s+/, '').replace(/\s+:[\p{L}\p{N}_@#%:]{1,200}:\s*$/u, ''),
      );
    case 'asciidoc':
      return lineHeadings(text, span, /^(?:={1,6}|#{1,6})[ \t]+(\S.*)$/gm, (title) => title);
    case 'rst':
      return rstHeadings(text, span);
    case 'plain':
      return [];
    default:
      return language satisfies never;
  }
}

/** `# Title`, and a line underlined with `=` or `-`. */
function markdownHeadings(text: string, span: Span): readonly Heading[] {
  const headings: Heading[] = [];
  let previous: Span | null = null;
  for (let start = span.start; start < span.end;) {
    const end = Math.min(span.end, lineEnd(text, start));
    const first = firstOfContent(text, start, end);
    const mark = text[first];
    let own: Span | null = { start, end };
    if (first >= end || first - start > 3 || mark === '>') own = null;
    else if (mark === '#' || mark === '=' || mark === '-') {
      const line = text.slice(first, Math.min(end, first + 1000)).trimEnd();
      const title = /^#{1,6}(?:[ \t]+(.*))?$/.exec(line);
      if (title !== null) headings.push({ title: markdownTitle(title[1] ?? ''), start });
      else if (previous !== null && /^(?:=+|-+)$/.test(line)) {
        const written = text.slice(previous.start, Math.min(previous.end, previous.start + 1000));
        headings.push({ title: markdownTitle(written), start: previous.start });
      }
      if (title !== null || /^(?:=+|-+)$/.test(line)) own = null;
    }
    previous = own;
    start = end + 1;
  }
  return headings;
}

function markdownTitle(written: string): string {
  return legible(
    written
      .trim()
      .replace(/[ \t]*\{[^{}]*\}$/, '')
      .replace(/(?:^|[ \t])#+$/, ''),
  );
}

function firstOfContent(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '\r')) at++;
  return at;
}

function lineHeadings(
  text: string,
  { start, end }: Span,
  pattern: RegExp,
  toTitle: (written: string) => string,
): readonly Heading[] {
  return [...text.slice(start, end).matchAll(pattern)].map(({ 1: written, index }) => ({
    title: legible(toTitle((written ?? '').slice(0, 1000).trim())),
    start: start + index,
  }));
}

function latexHeadings(text: string, { start, end }: Span): readonly Heading[] {
  const command =
    /\\(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph)(?=(\*?[ \t]{0,99}(?:\[[^[\]]{0,500}\]\s{0,10})?\{))/g;
  const headings: Heading[] = [];
  // A title may go on behind the span.
  for (const { 0: name, 1: rest = '', index } of text.slice(start, end + 1000).matchAll(command)) {
    if (start + index >= end) break;
    const open = start + index + name.length + rest.length;
    headings.push({ title: texToPlain(text.slice(open, braceEnd(text, open))), start: start + index });
  }
  return headings;
}

/** Where the brace before an offset closes, 300 characters on at most. */
function braceEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < Math.min(text.length, from + 300); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return Math.min(text.length, from + 300);
}

/** A line underlined by a run of one mark at least as long (docutils takes a shorter one, and warns). */
function rstHeadings(text: string, span: Span): readonly Heading[] {
  const headings: Heading[] = [];
  const underline = /^([!-/:-@[-`{-~])\1{2,999}[ \t]{0,99}\r?$/gm;
  // The line of the last title may be the next span's.
  for (const match of text.slice(span.start, span.end + 1200).matchAll(underline)) {
    const end = span.start + match.index - 1;
    const before = text.slice(Math.max(0, end - 1000), Math.max(0, end));
    const start = end - before.length + before.lastIndexOf('\n') + 1;
    if (start < span.start || (end > 1000 && !before.includes('\n'))) continue;
    if (start >= span.end) break;
    const title = text.slice(start, end).trimEnd();
    if (
      title === '' ||
      /^([!-/:-@[-`{-~])\1*$/.test(title) ||
      match[0].trim().length + 1 < title.trim().length
    )
      continue;
    // Indented text is a title only under a line above as well.
    if (/^\s/.test(title) && !isAdornment(text, start)) continue;
    headings.push({ title: legible(title), start });
  }
  return headings;
}

/** Whether the line before the one at an offset is a run of one mark. */
function isAdornment(text: string, start: number): boolean {
  return /(?:^|\n)([!-/:-@[-`{-~])\1{2,}[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 1000), start));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
