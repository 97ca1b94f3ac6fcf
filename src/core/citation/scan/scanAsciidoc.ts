/** Citations in AsciiDoc as asciidoctor-bibtex reads them: `cite:[a, b(p. 3)]`, `citenp:See[a]`. */
import type { CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan, hasBlankLine } from '../citationGroup';
import { bareItems } from './keyList';

/** One pass over the text; indented paragraphs, listing, literal, passthrough and comment blocks and comment lines are opaque. */
export function scanAsciidoc(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const interesting =
    /^[ \t]+(?=[^ \t\r\n])|^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)[ \t]*\r?$|^\/\/(?!\/).*$|\bcite(?:np)?:[^[\]\n]{0,100}\[|\+\+\+?|`\+/gm;
  for (let match = interesting.exec(text); match !== null; match = interesting.exec(text)) {
    const at = match.index;
    const end = match[0].startsWith('cite')
      ? citation(text, at, at + match[0].length, scan)
      : opaque(text, at, match[0], scan);
    interesting.lastIndex = Math.max(at + 1, end);
  }
  return finishScan(scan);
}

function citation(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  const close = text.indexOf(']', after);
  if (text[at - 1] === '\\' || close < 0 || close > after + 5000) return after;
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
  const end = text.indexOf(close, at + found.length);
  if (end < 0 || end > at + 500 || hasBlankLine(text, at, end)) return -1;
  return end > attributeEnd(text, at) ? -1 : end + close.length;
}

/** Where the attribute entry ends that an offset is in, with the lines its ` \\` goes on to: no mark of its value closes below. */
function attributeEnd(text: string, at: number): number {
  const from = Math.max(0, at - 500);
  const before = text.slice(from, at);
  const line = before.lastIndexOf('\n') + 1;
  if ((line === 0 && from > 0) || !/^:!?\w[\w-]*!?:(?:[ \t]|$)/.test(before.slice(line))) return text.length;
  for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', end + 1)) {
    if (!/[ \t]\\\r?$/.test(text.slice(Math.max(at, end - 3), end))) return end;
  }
  return text.length;
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

const key = /[^\s,()]+(?=\s*(?:\(|$))/g;
