/** Pandoc's grammar of citation keys, and the names that look like keys and are cross-references. */
import type { CitationKey } from '../citationGroup';
import { isBlank } from '../citationGroup';

/** What an `@` begins: a key, an `@` still without one, or nothing to do with citations. */
export type AtSign =
  | { readonly kind: 'key'; readonly key: CitationKey; readonly end: number }
  | { readonly kind: 'bare'; readonly end: number }
  | { readonly kind: 'none'; readonly end: number };

/**
 * Reads the `@` at an offset. A key begins with a letter, digit or `_` and may have single punctuation of
 * `:.#$%&-+?<>~/` inside, also `://`; anything else needs `@{…}` (Pandoc's manual, “Citation syntax”, and its
 * `simpleCiteIdentifier`). After a letter or digit, with or without a full stop between, an `@` is an address; within
 * a URL it is part of it.
 */
export function atSignAt(text: string, at: number): AtSign {
  if (isAfterString(text, at)) return { kind: 'none', end: at + 1 };
  if (text[at + 1] === '{') return braced(text, at);
  simpleKey.lastIndex = at + 1;
  const key = simpleKey.exec(text)?.[0];
  if (key === undefined) {
    const next = text.charAt(at + 1);
    return { kind: next === '' || /[\s;,.\])]/.test(next) ? 'bare' : 'none', end: at + 1 };
  }
  const end = at + 1 + key.length;
  if (crossReference.test(key) || isInUrl(text, at)) return { kind: 'none', end };
  return { kind: 'key', key: { key, start: at + 1, end }, end };
}

/** Where a key's `@`, with its `-` and brace, begins. */
export function writtenStart(text: string, key: CitationKey): number {
  const at = key.start - (text[key.start - 1] === '{' ? 2 : 1);
  return text[at - 1] === '-' ? at - 1 : at;
}

/** Where a key ends, with its brace. */
export function writtenEnd(text: string, key: CitationKey): number {
  return text[key.start - 1] === '{' ? key.end + 1 : key.end;
}

/** `@{…}`: braces inside balance, blanks end it. An `@` inside does too, which Pandoc would allow. */
function braced(text: string, at: number): AtSign {
  let depth = 0;
  for (let position = at + 1; position < text.length && position < at + 500; position++) {
    const code = text.charCodeAt(position);
    if (isBlank(code) || code === 64) break;
    if (code === 123) depth++;
    if (code === 125 && --depth === 0) {
      const key = text.slice(at + 2, position);
      if (key === '') break;
      return { kind: 'key', key: { key, start: at + 2, end: position }, end: position + 1 };
    }
  }
  return { kind: 'none', end: at + 1 };
}

/** Pandoc's `notAfterString`: its strings are letters, digits and full stops; `_@key` is a key in emphasis. */
export function isAfterString(text: string, at: number): boolean {
  const end = text[at - 1] === '.' ? at - 1 : at;
  return end > 0 && /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, end - 2), end));
}

/** Whether the run of non-blanks before an offset holds `://`. Looks back 200 characters at most. */
function isInUrl(text: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 200 && !isBlank(text.charCodeAt(back)); back--) {
    if (text[back] === ':' && text.startsWith('://', back)) return true;
  }
  return false;
}

const simpleKey = /[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
/** Quarto's (`fig-…`) and pandoc-crossref's (`fig:…`) names. */
const crossReference =
  /^(?:(?:fig|tbl|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|dia|vid|suppfig)-|(?:fig|tbl|eq|sec|lst):)/i;
