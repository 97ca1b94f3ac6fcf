/** Citations in Org: `[cite:@a;@b]` of Org 9.5, and org-ref's `cite:a,b` and `[[cite:&a;&b]]`. */
import type { CitationKey, CitationScanBuilder } from '../citationGroup';
import { isAfterWord, itemsOf } from '../citationGroup';
import { bareItems } from './keyList';
import type { MarkFinder } from './markFinder';
import { nearby, stepReader, type Opened } from './noteReader';

/**
 * Blocks, comments and subtrees that are commented out, fixed-width lines, verbatim, code and raw text of another language
 * are opaque. `:noexport:` is no comment: its name is a setting, and what it keeps from being exported cites all the same.
 */
export const orgReader = stepReader(
  /^[ \t]*(?:#|:(?=[ \t]|$)).*$|^\*{1,100}[ \t]+(?:[A-Z]{2,20}[ \t]+)?(?:\[#[A-Z0-9]\][ \t]+)?COMMENT(?=[ \t\r\n]|$).*$|^[ \t]*\\begin\{[A-Za-z0-9]{1,50}\*?\}|@@[A-Za-z-]{1,30}:|\bsrc_[A-Za-z]{1,30}[[{]|\[\[(?:(?:[Nn]o|[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ff]ull|[Ff]ootfull|[Ss]mart|[Ss]uper|[Ss]hort|[Nn]ote|[fp]note)cite|[Cc]ite)[A-Za-z]{0,30}\*?:|\[cite[/:]|\b(?:(?:[Nn]o|[Pp]aren|[Tt]ext|[Aa]uto|[Ff]oot|[Ff]ull|[Ff]ootfull|[Ss]mart|[Ss]uper|[Ss]hort|[Nn]ote|[fp]note)cite|[Cc]ite)[A-Za-z]{0,30}\*?:|[=~](?=\S)|\$|\\\(|\\\[|\n/gm,
  item,
  // A subtree, known by its stars, ends where a heading has no more of them.
  (text, from, _stop, block) => {
    const stars = /^\*+(?=[ \t])/.exec(text.slice(from, from + block.length + 2))?.[0].length ?? Infinity;
    return stars <= block.length ? from : block;
  },
);

function item(
  text: string,
  at: number,
  found: string,
  scan: CitationScanBuilder,
  marks: MarkFinder,
): number | Opened {
  if (found.startsWith('*'))
    return { start: at, next: at + found.length, block: /^\*+/.exec(found)?.[0] ?? '' };
  const end = opaqueEnd(text, at, found, marks);
  if (end > at) {
    scan.opaque.push({ start: at, end });
    return end;
  }
  if (found.startsWith('[[')) return bracketed(text, at, at + found.length, ']]', '&', scan);
  if (found.startsWith('[')) return bracketed(text, at, at + found.length, ']', '@', scan);
  if (/^[a-z]/i.test(found) && !isAfterWord(text, at)) return bare(text, at, at + found.length, scan);
  // A bracket may begin a citation that is not closed as mathematics.
  if (found === '\\[') return at + 1;
  if (plainKeyword.test(found)) return at + found.length;
  // A keyword line (`#+caption:`) may cite: go on after its mark.
  return found.trimStart().startsWith('#') ? at + found.indexOf('#') + 1 : at + found.length;
}

function opaqueEnd(text: string, at: number, found: string, marks: MarkFinder): number {
  const line = found.trimStart();
  if (line.startsWith('#')) {
    const block = /^#\+begin_(src|example|export|comment)\b/i.exec(line)?.[1];
    if (block === undefined) return /^#(?:\s|$)/.test(line) ? at + found.length : -1;
    return blockEnd(text, at + found.length, block, marks);
  }
  if (line.startsWith(':')) return at + found.length;
  if (line.startsWith('\\begin')) return environmentEnd(text, at + found.length, line.slice(6));
  if (found.startsWith('@@')) return onLine(text, '@@', at + found.length);
  if (found.startsWith('src_')) return sourceEnd(text, at + found.length - 1);
  switch (found) {
    case '=':
    case '~':
      return emphasisEnd(text, at, found);
    case '$':
      dollars.lastIndex = at;
      return dollars.test(text) ? dollars.lastIndex : -1;
    case '\\(':
      return mathEnd(at, marks, '\\)');
    case '\\[':
      return mathEnd(at, marks, '\\]');
    default:
      return -1;
  }
}

/** Verbatim text, by Org's rule of what may stand around the marks; over one line's end at most. */
function emphasisEnd(text: string, at: number, mark: string): number {
  if (at > 0 && !/[\s\-({'"]/.test(text.charAt(at - 1))) return -1;
  let lines = 0;
  for (let close = at + 2; close < text.length && close < at + 500; close++) {
    if (text[close] === '\n' && (++lines > 1 || isBlankLine(text, close + 1))) break;
    if (text[close] !== mark || /\s/.test(text.charAt(close - 1))) continue;
    if (close + 1 >= text.length || /[\s\-.,;:!?'")}\\[]/.test(text.charAt(close + 1))) return close + 1;
  }
  return -1;
}

/** The end of the line a block ends on, in any usual case; -1 where it never does. */
function blockEnd(text: string, from: number, name: string, marks: MarkFinder): number {
  const [small, large] = [name.toLowerCase(), name.toUpperCase()];
  const title = large.charAt(0) + small.slice(1);
  const names = [`#+end_${small}`, `#+END_${large}`, `#+End_${title}`, `#+END_${small}`, `#+end_${large}`];
  const end = marks.find(from, ...names);
  if (end < 0) return -1;
  const line = text.indexOf('\n', end);
  return line < 0 ? text.length : line;
}

/** Of an environment of LaTeX, which must close. */
function environmentEnd(text: string, from: number, name: string): number {
  const close = nearby(text, `\\end${name}`, from, 5000);
  return close < 0 ? -1 : close + 4 + name.length;
}

function onLine(text: string, mark: string, from: number): number {
  const end = nearby(text, mark, from, 2000);
  return end < 0 || text.slice(from, end).includes('\n') ? -1 : end + mark.length;
}

/** `src_python[:results]{…}` on one line. */
function sourceEnd(text: string, open: number): number {
  const options = text[open] === '[' ? onLine(text, ']', open) : open;
  let depth = 0;
  for (let at = options; at >= 0 && at < Math.min(text.length, open + 1000) && text[at] !== '\n'; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at + 1;
    if (depth === 0) break;
  }
  return -1;
}

function isBlankLine(text: string, start: number): boolean {
  return /^[ \t]*(?:\r?\n|$)/.test(text.slice(start, start + 50));
}

function mathEnd(at: number, marks: MarkFinder, close: string): number {
  const end = marks.near(close, at + 2, 5000);
  return end < 0 ? -1 : end + 2;
}

/** `[cite/style:prefix @key suffix; …]`; the part after the colon is split at semicolons. */
function bracketed(
  text: string,
  at: number,
  after: number,
  close: string,
  mark: '@' | '&',
  scan: CitationScanBuilder,
): number {
  style.lastIndex = after - 1;
  const start = style.test(text) ? style.lastIndex : -1;
  const end = start < 0 ? -1 : bodyEnd(text, start, close);
  if (end < 0) return after;
  const key = mark === '@' ? orgKey : orgRefKey;
  const keys: CitationKey[] = [];
  const separators: number[] = [];
  let isTaken = false;
  for (let position = start; position < end; position++) {
    if (text[position] === ';') {
      separators.push(position);
      isTaken = false;
    }
    // One key each: another one before the next semicolon is part of its suffix.
    if (isTaken || text[position] !== mark || isAfterWord(text, position)) continue;
    key.lastIndex = position + 1;
    const name = key.exec(text)?.[0] ?? '';
    if (name === '') continue;
    keys.push({ key: name, start: position + 1, end: position + 1 + name.length });
    isTaken = true;
    position += name.length;
  }
  // org-ref 2 in brackets: `[[cite:a,b]]`.
  const items =
    mark === '&' && keys.length === 0
      ? bareItems(text, start, end)
      : itemsOf(text, { start, end }, separators, keys);
  const syntax = mark === '@' ? 'org' : keys.length === 0 ? 'orgRefBare' : 'orgRef';
  const groupEnd = closeEnd(text, end, close);
  scan.groups.push({ start: at, end: groupEnd, syntax, items });
  return groupEnd;
}

/** Behind the brackets, with a link's description. */
function closeEnd(text: string, end: number, close: string): number {
  if (text.startsWith(close, end)) return end + close.length;
  const last = nearby(text, close, end + 2, 1000);
  return last < 0 ? end + 2 : last + close.length;
}

/** Where the brackets of a citation close; brackets inside must balance, another citation or a blank line ends everything. */
function bodyEnd(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length && at < from + 5000; at++) {
    const character = text[at];
    if (depth === 0 && (text.startsWith(close, at) || (close === ']]' && text.startsWith('][', at))))
      return at;
    if (character === '[' && text.startsWith('cite', at + 1)) return -1;
    if (character === '[') depth++;
    else if (character === ']' && --depth < 0) return -1;
    else if (character === '\n' && isBlankLine(text, at + 1)) return -1;
  }
  return -1;
}

function bare(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  // An address of the web.
  if (text.startsWith('//', after)) return after;
  bareList.lastIndex = after;
  const list = bareList.exec(text)?.[0] ?? '';
  const end = after + list.length;
  if (list === '') return after;
  const amp = list.startsWith('&');
  if (!amp) {
    scan.groups.push({ start: at, end, syntax: 'orgRefBare', items: bareItems(text, after, end) });
    return end;
  }
  const key = { key: list.slice(1), start: after + 1, end };
  scan.groups.push({
    start: at,
    end,
    syntax: 'orgRef',
    items: [{ from: after, start: after, end, keys: [key] }],
  });
  return end;
}

/** Keywords whose values Org does not read as text. */
const plainKeyword =
  /^[ \t]*#\+(?:name|attr_\w+|include|headers?|results|print_bibliography|options|property|startup|setupfile|latex_\w+|latex|html_\w+|html|call|tblfm|filetags|bind|link|cite_export)(?:\[[^\]\n]*\])?:/i;
const style = /(?::|\/[\p{L}\p{N}/_-]{1,40}:)/uy;
const orgKey = /[\p{L}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]+/uy;
const orgRefKey = /[\p{L}\p{N}_:.+/-]{0,500}[\p{L}\p{N}_+/-]/uy;
const bareList =
  /&?[\p{L}\p{N}_:.+/-]{0,500}[\p{L}\p{N}_+/-](?:,[\p{L}\p{N}_:.+/-]{0,500}[\p{L}\p{N}_+/-])*/uy;
const dollars = /\$\$[^$]{1,5000}\$\$|\$[^\s$](?:[^$\n]{0,500}[^\s$])?\$(?![\p{L}\p{N}])/uy;
