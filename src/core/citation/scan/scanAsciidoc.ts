/** Citations in AsciiDoc as asciidoctor-bibtex reads them: `cite:[a, b(p. 3)]`, `citenp:See[a]`. */
import type { CitationScanBuilder } from '../citationGroup';
import { hasBlankLine } from '../citationGroup';
import { bareItems } from './keyList';
import { nearby, stepReader, type Opened } from './noteReader';

/**
 * Indented paragraphs, listing, literal, passthrough and comment blocks, verses and comment lines are opaque, as
 * asciidoctor-bibtex looks into nothing else; so are paragraphs and open blocks with the style of such a block.
 */
export const asciidocReader = stepReader(
  /^[ \t]+(?=[^ \t\r\n])|^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)[ \t]*\r?$|^\[(?:(?:source|listing|literal|pass|comment|verse)(?![\w-])|,)[^\]\n]*\][ \t]*\r?$|^\/\/(?!\/).*$|\bcite(?:np)?:[^[\]\n]{0,100}\[|\+\+\+?|`\+|\n/gm,
  (text, at, found, scan) => {
    if (found.startsWith('cite')) return citation(text, at, at + found.length, scan);
    if (found.startsWith('[')) return styled(text, at, at + found.length, found.startsWith('[verse'));
    const isLine = at === 0 || text[at - 1] === '\n';
    const mark = found.trimEnd();
    if (isLine && /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)$/.test(mark))
      return { start: at, next: at + found.length, block: mark.startsWith('```') ? '```' : mark };
    return opaque(text, at, found, scan);
  },
  (text, from, stop, block) => {
    const line = text.slice(from, stop).trimEnd();
    // A paragraph ends with a blank line.
    if (block === paragraph) return line === '' ? from : block;
    return line === block && (from === 0 || text[from - 1] === '\n') ? stop : block;
  },
);

const paragraph = ' ';

/** What a style makes of the paragraph or the open block below; a block of its own kind is one anyway. */
function styled(text: string, at: number, after: number, isVerse: boolean): number | Opened {
  const start = text.indexOf('\n', after) + 1;
  if (start === 0) return after;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end).trimEnd();
  if (line === '--' || (isVerse && /^_{4,}$/.test(line)))
    return { start: at, next: end < 0 ? text.length : end, block: line };
  if (line === '' || /^[[.]|^(?:-{4,}|\+{4,}|\/{4,}|_{4,}|={4,}|\*{4,}|```)/.test(line)) return after;
  return { start: at, next: start, block: paragraph };
}

function citation(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  const close = closeOf(text, after);
  if (text[at - 1] === '\\' || close < 0) return after;
  scan.groups.push({
    start: at,
    end: close + 1,
    syntax: 'asciidoc',
    items: bareItems(text, after, close, key),
  });
  return close + 1;
}

/** Of a list of keys. Locators, in parentheses, may have brackets; any other one is another's, and this one still being typed. */
function closeOf(text: string, from: number): number {
  for (let at = from; at < text.length && at < from + 5000; at++) {
    const character = text[at];
    if (character === ']') return at;
    if (character === '[' || (character === '\n' && /^[ \t\r]*(?:\n|$)/.test(text.slice(at + 1, at + 200))))
      return -1;
    if (character !== '(') continue;
    const close = nearby(text, ')', at, 1000);
    if (close >= 0 && !hasBlankLine(text, at, close)) at = close;
  }
  return -1;
}

function opaque(text: string, at: number, found: string, scan: CitationScanBuilder): number {
  const end = opaqueEnd(text, at, found);
  if (end > at) scan.opaque.push({ start: at, end });
  return end;
}

function opaqueEnd(text: string, at: number, found: string): number {
  const mark = found.trimEnd();
  if (/^[ \t]/.test(found)) return literalEnd(text, at, at + found.length);
  if (mark.startsWith('//')) return at + found.length;
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
