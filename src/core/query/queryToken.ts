/** The pieces of a query's text, one after the other without a gap: for the parser, for colours, for completion. */
import type { Span } from '../problem';
import { isQueryField } from './query';

export const queryTokenKinds = [
  'blank',
  'word',
  'phrase',
  /** A known field's name with its colon. */
  'field',
  /** What follows a field without a blank, quoted or not. */
  'value',
  'and',
  'or',
  'not',
  'open',
  'close',
  /** What has no meaning here: a dash by itself, text beyond the longest query. */
  'stray',
] as const;
export type QueryTokenKind = (typeof queryTokenKinds)[number];

export interface QueryToken {
  readonly kind: QueryTokenKind;
  readonly span: Span;
}

/** A query longer than this is not typed by a person; what is beyond is left out. In UTF-16 code units. */
export const maxQueryLength = 1000;

const fieldName = /[a-z]+:/iy;
const operators: ReadonlyMap<string, QueryTokenKind> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);

/** Cuts any text into tokens whose spans together are the text. */
export function tokenizeQuery(text: string): readonly QueryToken[] {
  const end = Math.min(text.length, maxQueryLength);
  const tokens: QueryToken[] = [];
  const push = (kind: QueryTokenKind, start: number, stop: number) => {
    tokens.push({ kind, span: { start, end: stop } });
    return stop;
  };
  for (let at = 0; at < end;) {
    const character = text[at] ?? '';
    if (isBlank(character)) at = push('blank', at, skip(text, at, end, isBlank));
    else if (character === '(') at = push('open', at, at + 1);
    else if (character === ')') at = push('close', at, at + 1);
    else if (character === '"') at = push('phrase', at, endOfQuoted(text, at, end));
    else if (character === '-') {
      const next = at + 1 < end ? (text[at + 1] ?? ' ') : ' ';
      at = push(isBlank(next) || next === ')' ? 'stray' : 'not', at, at + 1);
    } else {
      const field = fieldAt(text, at, end);
      if (field > at) {
        at = push('field', at, field);
        const stop = at < end && text[at] === '"' ? endOfQuoted(text, at, end) : endOfRun(text, at, end);
        if (stop > at) at = push('value', at, stop);
      } else {
        const stop = endOfRun(text, at, end);
        at = push(operators.get(text.slice(at, stop)) ?? 'word', at, stop);
      }
    }
  }
  if (end < text.length) push('stray', end, text.length);
  return tokens;
}

/** What stands in a quoted token, and whether its closing quote is there. */
export function readQuoted(quoted: string): { readonly text: string; readonly closed: boolean } {
  let text = '';
  for (let at = 1; at < quoted.length; at++) {
    const character = quoted[at] ?? '';
    if (character === '"') return { text, closed: true };
    if (isEscape(quoted, at)) at++;
    text += quoted[at] ?? '';
  }
  return { text, closed: false };
}

/** A text as a quoted token. */
export function toQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\');
}

function isBlank(character: string): boolean {
  return character.trim() === '';
}

function skip(text: string, from: number, end: number, belongs: (character: string) => boolean): number {
  let at = from;
  while (at < end && belongs(text[at] ?? '')) at++;
  return at;
}

/** After the closing quote, or the end where there is none; `\"` and `\\` do not close. */
function endOfQuoted(text: string, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) {
    if (text[at] === '"') return at + 1;
    if (isEscape(text, at)) at++;
  }
  return end;
}

/** A run goes to the next blank, or to a bracket that it did not open itself: `O(n)` is one word. */
function endOfRun(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    const character = text[at] ?? '';
    if (isBlank(character)) return at;
    if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return at;
  }
  return end;
}

function fieldAt(text: string, at: number, end: number): number {
  fieldName.lastIndex = at;
  const found = fieldName.exec(text)?.[0];
  if (found === undefined || at + found.length > end) return at;
  return isQueryField(found.slice(0, -1).toLowerCase()) ? at + found.length : at;
}
