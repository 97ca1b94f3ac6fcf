/** A list of references in a document: put in once, brought up to date where it stands. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { commentLine, headingLine } from '../notes/notesWriting';

export interface ReferenceListEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edit that puts a list into a text: in place of the one that stands between its two comment lines, else under a
 * heading at an offset, on lines of its own. Languages without comments always get a new one. The entries are in the
 * language already.
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
  const before = text.slice(0, offset);
  const gap = /(?:^|\n[ \t]*\r?\n)$/.test(before) ? '' : before.endsWith('\n') ? eol : eol + eol;
  const after = /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset)) ? '' : eol;
  const title = written(
    headingLine(heading, language === 'markdown' || language === 'myst' ? 2 : 1, language),
  );
  const block = begin === '' ? list.trim() : `${begin}${list}${end}`;
  return { start: offset, end: offset, text: `${gap}${title}${eol}${eol}${block}${eol}${after}` };
}
