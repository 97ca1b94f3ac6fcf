/** Citations in AsciiDoc as asciidoctor-bibtex reads them: `cite:[a, b(p. 3)]`, `citenp:See[a]`. */
import type { CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan, hasBlankLine } from '../citationGroup';
import { bareItems } from './keyList';

/** One pass over the text; listing, literal, passthrough and comment blocks and comment lines are opaque. */
export function scanAsciidoc(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const interesting =
    /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)[ \t]*\r?$|^\/\/(?!\/).*$|\bcite(?:np)?:[^[\]\n]{0,100}\[|\+\+\+?|`\+/gm;
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
  return end < 0 || end > at + 500 || hasBlankLine(text, at, end) ? -1 : end + close.length;
}

const key = /[^\s,()]+(?=\s*(?:\(|$))/g;
