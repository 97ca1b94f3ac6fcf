/** Citations in AsciiDoc as asciidoctor-bibtex reads them: `cite:[a, b(p. 3)]`, `citenp:See[a]`. */
import type { CitationScanBuilder } from '../citationGroup';
import { hasBlankLine } from '../citationGroup';
import { bareItems } from './keyList';
import { nearby, stepReader } from './noteReader';

/** Indented paragraphs, listing, literal, passthrough and comment blocks and comment lines are opaque. */
export const asciidocReader = stepReader(
  /^[ \t]+(?=[^ \t\r\n])|^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)[ \t]*\r?$|^\/\/(?!\/).*$|\bcite(?:np)?:[^[\]\n]{0,100}\[|\+\+\+?|`\+|\n/gm,
  (text, at, found, scan) =>
    found.startsWith('cite') ? citation(text, at, at + found.length, scan) : opaque(text, at, found, scan),
);

function citation(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  const close = nearby(text, ']', after, 5000);
  if (text[at - 1] === '\\' || close < 0) return after;
  // It is still being typed, and the bracket another one's.
  if (text.slice(after, close).includes('[')) return after;
  if (hasBlankLine(text, after, close)) return after;
  scan.groups.push({
    start: at,
    end: close + 1,
    syntax: 'asciidoc',
    items: bareItems(text, after, close, key),
  });
  return close + 1;
}

function opaque(text: string, at: number, found: string, scan: CitationScanBuilder): number {
  const end = opaqueEnd(text, at, found);
  if (end > at) scan.opaque.push({ start: at, end });
  return end;
}

function opaqueEnd(text: string, at: number, found: string): number {
  const mark = found.trimEnd();
  if (/^[ \t]/.test(found)) return literalEnd(text, at, at + found.length);
  const isLine = at === 0 || text[at - 1] === '\n';
  if (isLine && found.startsWith('//') && !/^\/{4,}$/.test(mark)) return at + found.length;
  if (isLine && mark.length >= (mark.startsWith('```') ? 3 : 4)) {
    const delimiter = mark.startsWith('```') ? '```' : mark;
    for (let line = text.indexOf('\n', at) + 1; line > 0; line = text.indexOf('\n', line) + 1) {
      if (!text.startsWith(delimiter, line)) continue;
      const end = text.indexOf('\n', line);
      const rest = text.slice(line + delimiter.length, end < 0 ? text.length : end);
      if (rest.trim() === '') return end < 0 ? text.length : end;
    }
    // asciidoctor closes an open block at the end of the document.
    return text.length;
  }
  const close = found === '`+' ? '+`' : found;
  const end = nearby(text, close, at + found.length, 500);
  if (end < 0 || hasBlankLine(text, at, end)) return -1;
  return endsAttribute(text, at, end) ? -1 : end + close.length;
}

/** Whether the attribute entry that an offset is in, with the lines its ` \\` goes on to, ends before another offset: no mark of its value closes below. */
function endsAttribute(text: string, at: number, before: number): boolean {
  const from = Math.max(0, at - 500);
  const above = text.slice(from, at);
  const line = above.lastIndexOf('\n') + 1;
  if ((line === 0 && from > 0) || !/^:!?\w[\w-]*!?:(?:[ \t]|$)/.test(above.slice(line))) return false;
  for (let end = text.indexOf('\n', at); end >= 0 && end < before; end = text.indexOf('\n', end + 1)) {
    if (!/[ \t]\\\r?$/.test(text.slice(Math.max(at, end - 3), end))) return true;
  }
  return false;
}

/** Of an indented paragraph, which is literal unless a list, a cell or a comment begins with it; -1 where none does. */
function literalEnd(text: string, at: number, after: number): number {
  const isFirst = at === 0 || /\n[ \t\r]*\n$/.test(text.slice(Math.max(0, at - 200), at));
  const stop = text.indexOf('\n', after);
  const line = text.slice(after, stop < 0 ? text.length : stop);
  if (
    !isFirst ||
    /^(?:[*.-]{1,5}[ \t]|\w{1,3}[.)][ \t]|<[0-9.]{1,3}>|\||\/\/)|:{2,4}(?:\s|$)|;;(?:\s|$)/.test(line)
  )
    return -1;
  for (let end = stop; end >= 0; end = text.indexOf('\n', end + 1)) {
    if (/^[ \t]*(?:\r?\n|\r?$)/.test(text.slice(end + 1, end + 200))) return end;
  }
  return text.length;
}

const key = /(?<![^\s,()])[^\s,()]+(?=\s*(?:\(|$))/g;
