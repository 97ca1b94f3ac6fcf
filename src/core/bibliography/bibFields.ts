/** The fields of one BibTeX entry, read when somebody looks at it. For display and for finding keys in fields. */
import type { Span } from '../problem';
import type { BibEntry } from './bibSpans';

/** A part of a value: `{text}` or `"text"`, or the name of a string. Values are parts joined by `#`. */
export interface BibPart extends Span {
  readonly kind: 'text' | 'name';
  /** Between its braces or quotes. */
  readonly text: string;
}

export interface BibField {
  /** Lower case. */
  readonly name: string;
  readonly parts: readonly BibPart[];
}

/** The strings a file defines, by lower-case name. */
export type BibStrings = ReadonlyMap<string, string>;

/**
 * The fields of an entry as they stand, tolerant: a missing comma, a stray mark or a value without end costs what it
 * touches. Of a `@string` the one field is its definition. Linear in the entry.
 */
export function bibFields(text: string, entry: BibEntry): readonly BibField[] {
  if (entry.kind === 'comment' || entry.kind === 'preamble') return [];
  const fields: BibField[] = [];
  const name = /(?<![^\s{}()"#%',=])[^\s{}()"#%',=]{1,100}(?=\s{0,100}=)/g;
  name.lastIndex = entry.kind === 'string' ? entry.keySpan.start : entry.keySpan.end;
  // No further than the entry: what is not in it would be looked for in the rest of the file, for each entry.
  const known = text.slice(0, entry.body.end);
  for (let match = name.exec(known); match !== null; match = name.exec(known)) {
    const { parts, end } = valueAt(text, text.indexOf('=', name.lastIndex) + 1, entry.body.end);
    if (parts.length > 0) fields.push({ name: match[0].toLowerCase(), parts });
    name.lastIndex = Math.max(end, name.lastIndex);
  }
  return fields;
}

/** What the strings of a file stand for; later definitions win, as in BibTeX. Months are always there. */
export function bibStrings(text: string, entries: readonly BibEntry[]): BibStrings {
  const strings = new Map<string, string>(months);
  for (const entry of entries) {
    const [field] = entry.kind === 'string' ? bibFields(text, entry) : [];
    if (field !== undefined) strings.set(field.name, rawValue(field, strings));
  }
  return strings;
}

/** A field's value with strings put in, still TeX; an unknown string stays as its name. At most 100,000 characters. */
export function rawValue(field: BibField, strings: BibStrings): string {
  return field.parts
    .map(({ kind, text }) => (kind === 'name' ? (strings.get(text.toLowerCase()) ?? text) : text))
    .join('')
    .slice(0, 100_000);
}

function valueAt(
  text: string,
  from: number,
  limit: number,
): { readonly parts: BibPart[]; readonly end: number } {
  const parts: BibPart[] = [];
  let at = from;
  for (;;) {
    at = skipBlank(text, at, limit);
    const part = partAt(text, at, limit);
    if (part === null) return { parts, end: at };
    parts.push(part);
    at = skipBlank(text, part.kind === 'name' ? part.end : part.end + 1, limit);
    if (text[at] !== '#' || at >= limit) return { parts, end: Math.min(at, limit) };
    at++;
  }
}

function partAt(text: string, at: number, limit: number): BibPart | null {
  if (at >= limit) return null;
  const open = text[at];
  if (open === '{') return textPart(text, at + 1, closeAt(text, at + 1, limit, 125));
  if (open === '"') return textPart(text, at + 1, closeAt(text, at + 1, limit, 34));
  bareValue.lastIndex = at;
  const name = bareValue.exec(text)?.[0];
  return name === undefined ? null : { kind: 'name', text: name, start: at, end: at + name.length };
}

function textPart(text: string, start: number, end: number): BibPart {
  return { kind: 'text', text: text.slice(start, end), start, end };
}

/** Where a mark closes a value outside braces, or the limit. */
function closeAt(text: string, from: number, limit: number, close: number): number {
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === close && depth === 0) return at;
    if (code === 123) depth++;
    if (code === 125) depth = Math.max(0, depth - 1);
  }
  return limit;
}

function skipBlank(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text.charCodeAt(at) <= 32) at++;
  return at;
}

const bareValue = /[^\s{}()"#%',=]{1,200}/y;
const months: readonly (readonly [string, string])[] = [
  ['jan', 'January'],
  ['feb', 'February'],
  ['mar', 'March'],
  ['apr', 'April'],
  ['may', 'May'],
  ['jun', 'June'],
  ['jul', 'July'],
  ['aug', 'August'],
  ['sep', 'September'],
  ['oct', 'October'],
  ['nov', 'November'],
  ['dec', 'December'],
];
