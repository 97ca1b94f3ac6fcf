/** Adding an item to a CSL-JSON array, indented as its other items are. */
import type { AddedEntry } from './addedEntry';
import type { BibliographyEntry } from './bibliographyEntry';
import { parsedObject } from './cslJson';
import { sortedIndex } from './insertionPlace';
import { jsonTokens } from './jsonScanner';

/**
 * The insertion of an object's text as an item. A compact file stays compact. The whole file must be one array that
 * closes; anything else is `no-list`. An empty file becomes an array.
 */
export function cslJsonInsertion(
  text: string,
  entry: string,
  key: string,
  entries: readonly BibliographyEntry[],
): AddedEntry {
  const value = parsedObject(entry);
  if (value === null) return { kind: 'invalid' };
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const write = (indent: string, step: string): string =>
    JSON.stringify(value, null, step)
      .split('\n')
      .join(step === '' ? '' : eol + indent);
  if (text.trim() === '')
    return { kind: 'insert', offset: text.length, text: `[${eol}  ${write('  ', '  ')}${eol}]${eol}` };
  const array = arrayOf(text);
  if (array === null) return { kind: 'no-list' };
  const [first] = entries;
  if (first === undefined) {
    const compact = array.close > array.open + 1 ? '' : eol;
    return { kind: 'insert', offset: array.open + 1, text: `${eol}  ${write('  ', '  ')}${compact}` };
  }
  const { indent, step, gap } = layoutOf(text, first, entries[1], eol);
  const index = sortedIndex(entries, key) ?? entries.length;
  const written = write(indent, step);
  const before = entries[index - 1];
  if (before === undefined) return { kind: 'insert', offset: first.start, text: `${written},${gap}` };
  return { kind: 'insert', offset: before.end, text: `,${gap}${written}` };
}

interface Layout {
  readonly indent: string;
  /** What a level adds; empty for items on one line. */
  readonly step: string;
  /** Between the comma and the next item. */
  readonly gap: string;
}

function layoutOf(
  text: string,
  first: BibliographyEntry,
  second: BibliographyEntry | undefined,
  eol: string,
): Layout {
  const lineStart = text.lastIndexOf('\n', first.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, first.start))?.[0] ?? '';
  const inner = /^\{[ \t]*\r?\n([ \t]*)/.exec(text.slice(first.start, first.end))?.[1];
  const step = inner === undefined ? '' : inner.startsWith(indent) ? inner.slice(indent.length) : '  ';
  const between = second === undefined ? null : /,(\s*)$/.exec(text.slice(first.end, second.start));
  const ownLine = text.slice(lineStart, first.start).trim() === '' && lineStart > 0;
  return {
    indent,
    step: step === '' && inner !== undefined ? '  ' : step,
    gap: between?.[1] ?? (ownLine ? eol + indent : ''),
  };
}

/** The brackets of the array a text is; null where it is none, or is not closed. */
function arrayOf(text: string): { readonly open: number; readonly close: number } | null {
  let open = -1;
  let depth = 0;
  let close = -1;
  for (const { kind, start } of jsonTokens(text)) {
    if (close >= 0) return null;
    if (open < 0) {
      if (kind !== '[') return null;
      open = start;
    }
    if (kind === '[' || kind === '{') depth++;
    if ((kind === ']' || kind === '}') && --depth === 0) close = start;
  }
  return close < 0 ? null : { open, close };
}
