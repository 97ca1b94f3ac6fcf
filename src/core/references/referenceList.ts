/** A list of references in a document: put in once, brought up to date where it stands. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { scanNotes } from '../citation/scanCitations';
import { fold } from '../fold';
import { headingsIn } from '../notes/headings';
import { commentLine, headingLine } from '../notes/notesWriting';

export interface ReferenceListEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that puts a list into a text: in place of the one that stands between its two comment lines, else below the
 * heading that is there for it, else under a new heading behind the paragraph an offset is in, within the document's
 * body. Languages without comments always get a new one. The entries are in the language already.
 */
export function referenceListEdit(
  text: string,
  offset: number,
  entries: readonly string[],
  heading: string,
  language: NotesLanguage,
): ReferenceListEdit {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (value: string): string => (eol === '\n' ? value : value.replace(/\r?\n/g, eol));
  const begin = written(commentLine('lectern:begin references', language).trimEnd());
  const end = written(commentLine('lectern:end references', language).trimEnd());
  const list = written(`\n\n${entries.join('\n\n')}\n\n`);
  const start = begin === '' ? -1 : text.indexOf(begin);
  const close = start < 0 ? -1 : text.indexOf(end, start + begin.length);
  if (close >= 0) return { start: start + begin.length, end: close, text: list };
  const block = begin === '' ? list.trim() : `${begin}${list}${end}`;
  const own = headingEnd(text, heading, language);
  if (own !== null) {
    const isApart = startsBlank(text, text.indexOf('\n', own) + 1 || text.length);
    return { start: own, end: own, text: `${eol}${eol}${block}${isApart ? '' : eol}` };
  }
  const place = placeNear(text, offset, language);
  const before = text.slice(0, place);
  const gap = /^$|\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? eol : eol + eol;
  const after = /^[ \t]*(?:\r?\n|$)/.test(text.slice(place)) ? '' : eol;
  const title = written(
    headingLine(heading, language === 'markdown' || language === 'myst' ? 2 : 1, language),
  );
  return { start: place, end: place, text: `${gap}${title}${eol}${eol}${block}${eol}${after}` };
}

/** What people call such a list, beside the word of their editor's language. */
const names = ['References', 'Bibliography', 'Works Cited'];

/** The end of the last heading a list of references belongs under; null where there is none. */
function headingEnd(text: string, heading: string, language: NotesLanguage): number | null {
  const wanted = new Set([heading, ...names].map(fold));
  const found = headingsIn(
    text,
    { start: 0, end: text.length },
    language,
    scanNotes(text, language),
  ).findLast(({ title }) => wanted.has(fold(title)));
  if (found === undefined) return null;
  const end = lineEnd(text, found.start);
  // A line of marks below makes it a heading in reStructuredText and Markdown.
  const next = text.slice(end).match(/^\r?\n([!-/:-@[-`{-~])\1+[ \t]*(?=\r?\n|$)/)?.[0] ?? '';
  return end + next.length;
}

/** Behind the paragraph that an offset is in, within what is shown: not in metadata, nor behind LaTeX's end. */
function placeNear(text: string, offset: number, language: NotesLanguage): number {
  const { start, end } = bodyOf(text, language);
  if (offset < start || offset > end) return end;
  const isLineStart = offset === 0 || text[offset - 1] === '\n';
  if (isLineStart && (startsBlank(text, offset) || endsBlank(text, offset))) return offset;
  for (let at = lineEnd(text, offset); ; at = lineEnd(text, at + 1)) {
    const next = text.indexOf('\n', at) + 1;
    if (next === 0 || next > end || startsBlank(text, next)) return Math.min(at, end);
    at = next - 1;
  }
}

function bodyOf(text: string, language: NotesLanguage): { readonly start: number; readonly end: number } {
  if (language === 'latex') {
    const [open] = [...text.matchAll(/^[^%\n]{0,1000}\\begin\{document\}/gm)];
    const close = [...text.matchAll(/^([^%\n]{0,1000})\\end\{document\}/gm)].at(-1);
    return {
      start: open === undefined ? 0 : open.index + open[0].length,
      end: close === undefined ? text.length : close.index + (close[1] ?? '').length,
    };
  }
  const isMarkdown = language === 'markdown' || language === 'myst';
  const metadata = isMarkdown ? /^---[ \t]*\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text) : null;
  return { start: metadata?.[0].length ?? 0, end: text.length };
}

/** Whether nothing but blanks is left of a line. */
function startsBlank(text: string, from: number): boolean {
  return text.slice(from, lineEnd(text, from)).trim() === '';
}

/** Whether the line before the one at an offset is blank, or there is none. */
function endsBlank(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t\r]*\n?$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** Before the line's own end. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' && end > from ? end - 1 : end;
}
