/** Citations in Org: `[cite:@a;@b]` of Org 9.5, and org-ref's `cite:a,b` and `[[cite:&a;&b]]`. */
import type { CitationKey, CitationScan, CitationScanBuilder } from '../citationGroup';
import { finishScan, isAfterWord, itemsOf } from '../citationGroup';
import { bareItems } from './keyList';

/** One pass over the text, by lines; blocks, comments, fixed-width lines, verbatim and code are opaque. */
export function scanOrg(text: string): CitationScan {
  const scan: CitationScanBuilder = { groups: [], opaque: [] };
  const interesting =
    /^[ \t]*(?:#|:(?=[ \t]|$)).*$|\[\[?cite[a-z]*[/:]|\bcite[a-z]*:|[=~](?=\S)|\$|\\\(|\\\[/gim;
  for (let match = interesting.exec(text); match !== null; match = interesting.exec(text)) {
    interesting.lastIndex = Math.max(match.index + 1, item(text, match.index, match[0], scan));
  }
  return finishScan(scan);
}

function item(text: string, at: number, found: string, scan: CitationScanBuilder): number {
  const end = opaqueEnd(text, at, found);
  if (end > at) {
    scan.opaque.push({ start: at, end });
    return end;
  }
  if (found.startsWith('[[')) return bracketed(text, at, at + found.length, ']]', '&', scan);
  if (found.startsWith('[')) return bracketed(text, at, at + found.length, ']', '@', scan);
  if (/^c/i.test(found) && !isAfterWord(text, at)) return bare(text, at, at + found.length, scan);
  // A keyword line (`#+caption:`) may cite: go on after its mark.
  return found.trimStart().startsWith('#') ? at + found.indexOf('#') + 1 : at + found.length;
}

function opaqueEnd(text: string, at: number, found: string): number {
  const line = found.trimStart();
  if (line.startsWith('#')) {
    const block = /^#\+begin_(src|example|export|comment)\b/i.exec(line)?.[1];
    if (block === undefined) return /^#(?:\s|$)/.test(line) ? at + found.length : -1;
    const close = new RegExp(`^[ \\t]*#\\+end_${block}\\b.*$`, 'gim');
    close.lastIndex = at + found.length;
    return close.test(text) ? close.lastIndex : -1;
  }
  if (line.startsWith(':')) return at + found.length;
  switch (found) {
    case '=':
    case '~':
      return emphasisEnd(text, at, found);
    case '$':
      return closedBy(text, at, dollars);
    case '\\(':
      return closedBy(text, at, roundMath);
    case '\\[':
      return closedBy(text, at, squareMath);
    default:
      return -1;
  }
}

/** Verbatim text, by Org's rule of what may stand around the marks; within one line. */
function emphasisEnd(text: string, at: number, mark: string): number {
  if (at > 0 && !/[\s\-({'"]/.test(text.charAt(at - 1))) return -1;
  for (let close = at + 2; close < text.length && close < at + 500 && text[close] !== '\n'; close++) {
    if (text[close] !== mark || /\s/.test(text.charAt(close - 1))) continue;
    if (close + 1 >= text.length || /[\s\-.,;:!?'")}\\[]/.test(text.charAt(close + 1))) return close + 1;
  }
  return -1;
}

function closedBy(text: string, at: number, close: RegExp): number {
  close.lastIndex = at;
  return close.test(text) ? close.lastIndex : -1;
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
  for (let position = start; position < end; position++) {
    if (text[position] === ';') separators.push(position);
    if (text[position] !== mark || isAfterWord(text, position)) continue;
    key.lastIndex = position + 1;
    const name = key.exec(text)?.[0] ?? '';
    if (name === '') continue;
    keys.push({ key: name, start: position + 1, end: position + 1 + name.length });
    position += name.length;
  }
  // org-ref 2 in brackets: `[[cite:a,b]]`.
  const items =
    mark === '&' && keys.length === 0
      ? bareItems(text, start, end)
      : itemsOf(text, { start, end }, separators, keys);
  const syntax = mark === '@' ? 'org' : keys.length === 0 ? 'orgRefBare' : 'orgRef';
  scan.groups.push({ start: at, end: end + close.length, syntax, items });
  return end + close.length;
}

function bodyEnd(text: string, from: number, close: string): number {
  for (let at = from; at < text.length && at < from + 5000; at++) {
    if (text[at] === '[' || (text[at] === '\n' && /\n[ \t]*\n/y.test(text.slice(at, at + 50)))) return -1;
    if (text.startsWith(close, at)) return at;
  }
  return -1;
}

function bare(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  bareList.lastIndex = after;
  const list = bareList.exec(text)?.[0] ?? '';
  const end = after + list.length;
  if (list === '' || list.startsWith('//')) return after;
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

const style = /(?::|\/[a-z/-]{0,40}:)/iy;
const orgKey = /[\p{L}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~]+/uy;
const orgRefKey = /[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_+/-]/uy;
const bareList = /&?[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_+/-](?:,[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_+/-])*/uy;
const dollars = /\$\$[^$]{1,5000}\$\$|\$[^\s$](?:[^$\n]{0,500}[^\s$])?\$(?![\p{L}\p{N}])/uy;
const roundMath = /\\\([^]{0,2000}?\\\)/y;
const squareMath = /\\\[[^]{0,5000}?\\\]/y;
