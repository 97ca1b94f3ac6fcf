/** The headings of a document in every notes language, for telling where in it something stands. */
import { texToPlain } from '../bibliography/bibDetails';
import { legible } from '../card';
import type { CitationScan } from '../citation/citationGroup';
import { isOpaque } from '../citation/citationGroup';
import type { NotesLanguage } from '../citation/notesLanguage';
import type { Span } from '../problem';

export interface Heading {
  /** Legible, without marks, numbers of levels and attributes; may be empty. */
  readonly title: string;
  /** Where it begins. */
  readonly start: number;
}

/** The headings of a text by place, none of those in code and comments, which `scan` tells. Linear; any text. */
export function headingsOf(text: string, language: NotesLanguage, scan: CitationScan): readonly Heading[] {
  switch (language) {
    case 'markdown':
    case 'myst':
      return markdownHeadings(text, { start: 0, end: text.length }).filter(isOutside(scan));
    case 'latex':
      return latexHeadings(text).filter(isOutside(scan));
    case 'typst':
      return lineHeadings(text, /^[ \t]*=+[ \t]+(\S.*)$/gm, (title) =>
        title.replace(/\s*<[^<>]*>\s*$/, ''),
      ).filter(isOutside(scan));
    case 'org':
      return lineHeadings(text, /^\*+[ \t]+(\S.*)$/gm, (title) =>
        title.replace(/^(?:TODO|NEXT|WAIT|DONE)\s+/, '').replace(/\s+:[\p{L}\p{N}_@#%:]{1,200}:\s*$/u, ''),
      ).filter(isOutside(scan));
    case 'asciidoc':
      return lineHeadings(text, /^(?:={1,6}|#{1,6})[ \t]+(\S.*)$/gm, (title) => title).filter(
        isOutside(scan),
      );
    case 'rst':
      return rstHeadings(text).filter(isOutside(scan));
    case 'plain':
      return [];
    default:
      return language satisfies never;
  }
}

/** The headings of Markdown in a span: `# Title`, and a line underlined with `=` or `-`. Code is not looked for. */
export function markdownHeadings(text: string, span: Span): readonly Heading[] {
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

function isOutside(scan: CitationScan): (heading: Heading) => boolean {
  return ({ start }) => !isOpaque(scan, start + 1);
}

function lineHeadings(
  text: string,
  pattern: RegExp,
  toTitle: (written: string) => string,
): readonly Heading[] {
  return [...text.matchAll(pattern)].map(({ 1: written, index }) => ({
    title: legible(toTitle((written ?? '').slice(0, 1000).trim())),
    start: index,
  }));
}

function latexHeadings(text: string): readonly Heading[] {
  const command =
    /\\(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph)\*?[ \t]*(?:\[[^[\]]{0,500}\]\s{0,10})?\{/g;
  return [...text.matchAll(command)].map(({ 0: found, index }) => {
    const open = index + found.length;
    return { title: texToPlain(text.slice(open, braceEnd(text, open))), start: index };
  });
}

/** Where the brace before an offset closes, 1,000 characters on at most. */
function braceEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < Math.min(text.length, from + 1000); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return Math.min(text.length, from + 1000);
}

/** A line underlined by a run of one mark at least as long (docutils takes a shorter one, and warns). */
function rstHeadings(text: string): readonly Heading[] {
  const headings: Heading[] = [];
  const underline = /^([!-/:-@[-`{-~])\1{2,}[ \t]*\r?$/gm;
  for (const match of text.matchAll(underline)) {
    const end = match.index - 1;
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const title = end > start ? text.slice(start, Math.min(end, start + 1000)).trimEnd() : '';
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
  const before = text.lastIndexOf('\n', start - 2) + 1;
  return /^([!-/:-@[-`{-~])\1{2,}\s*$/.test(text.slice(before, Math.min(start, before + 1000)));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
