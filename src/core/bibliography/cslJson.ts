/** Where the items of a CSL-JSON file stand, and what one says. */
import * as z from 'zod/mini';
import { legible } from '../card';
import type { BibliographyEntry, EntryDetails } from './bibliographyEntry';
import { cslDetails } from './cslDetails';
import type { JsonToken } from './jsonScanner';
import { jsonString, jsonTokens } from './jsonScanner';

interface Item {
  readonly start: number;
  key: string;
  keySpan: { readonly start: number; readonly end: number };
  type: string;
}

/**
 * The items of a CSL-JSON array, by their `id`. Goes on after broken ones: an item that is not closed ends where an
 * object stands that can be no value of it. One pass, any text.
 */
export function scanCslJson(text: string): readonly BibliographyEntry[] {
  const entries: BibliographyEntry[] = [];
  let item: Item | null = null;
  // Below the item: brackets that are open in it.
  let depth = 0;
  let name: string | null = null;
  let isValue = false;
  const close = (end: number): void => {
    if (item !== null) entries.push({ ...item, end });
    item = null;
  };
  let last = 0;
  for (const token of jsonTokens(text)) {
    if (item === null) {
      if (token.kind === '{') {
        item = { start: token.start, key: '', keySpan: { start: token.end, end: token.end }, type: '' };
        depth = 0;
        name = null;
        isValue = false;
      }
    } else if (token.kind === '{' && depth === 0 && !isValue) {
      close(last);
      item = { start: token.start, key: '', keySpan: { start: token.end, end: token.end }, type: '' };
      name = null;
    } else if (token.kind === '{' || token.kind === '[') depth++;
    else if (token.kind === '}' || token.kind === ']') {
      if (depth === 0) close(token.end);
      else if (--depth === 0) isValue = false;
    } else if (depth === 0) {
      if (token.kind === ':') isValue = true;
      else if (token.kind === ',') isValue = false;
      else if (!isValue)
        name = token.kind === 'string' ? jsonString(text.slice(token.start, token.end)) : null;
      else {
        note(text, item, name, token);
        isValue = false;
      }
    }
    last = token.end;
  }
  close(last);
  return entries;
}

function note(text: string, item: Item, name: string | null, token: JsonToken): void {
  const source = text.slice(token.start, token.end);
  const value = token.kind === 'string' ? jsonString(source) : source;
  if (name === 'type') item.type = value.toLowerCase();
  if (name !== 'id' || item.key !== '') return;
  item.key = value;
  const quoted = token.kind === 'string' ? 1 : 0;
  const closed = quoted === 1 && source.length > 1 && source.endsWith('"') ? 1 : 0;
  item.keySpan = { start: token.start + quoted, end: token.end - closed };
}

/** The details of one item; of one that is no JSON, none. */
export function cslJsonDetails(text: string, entry: BibliographyEntry): EntryDetails {
  return cslDetails(parsedObject(text.slice(entry.start, entry.end)) ?? {}, legible);
}

/** A JSON object from outside; null for anything else. */
export function parsedObject(source: string): Readonly<Record<string, unknown>> | null {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    // Not JSON is a value here: half-typed files are normal.
    return null;
  }
  const result = z.record(z.string(), z.unknown()).safeParse(value);
  return result.success ? result.data : null;
}
