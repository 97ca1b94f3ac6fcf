/** Where a text has what a query looks for: the marks on a row's label. */
import { fold } from '../fold';
import type { Span } from '../problem';
import type { Query, TextField } from './query';
import { soughtTexts } from './sought';

/** A text longer than this is no label. */
const longest = 20_000;

/**
 * The stretches of a text that a query looks for in a field (and those it looks for anywhere), in order, without
 * overlap. What it must not have is none. Fold and blanks do not count, as in searches.
 */
export function matchSpans(query: Query, text: string, field: TextField | 'tag'): readonly Span[] {
  const sought = soughtTexts(query).filter((one) => one.field === 'any' || one.field === field);
  if (sought.length === 0 || text.length > longest) return [];
  const { folded, origins } = foldWithOrigins(text);
  const spans: Span[] = [];
  for (const { words } of sought) {
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + words.length)) {
      spans.push({ start: origins[at] ?? 0, end: origins[at + words.length] ?? text.length });
    }
  }
  return joined(spans);
}

/** The search text of a text with the place in the text that each of its units, and its end, comes from. */
function foldWithOrigins(text: string): { readonly folded: string; readonly origins: readonly number[] } {
  let folded = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const unit of fold(character).replaceAll('ς', 'σ')) {
      const isBlank = /\s/.test(unit);
      if (isBlank && (folded === '' || folded.endsWith(' '))) continue;
      for (let count = 0; count < unit.length; count++) origins.push(at);
      folded += isBlank ? ' ' : unit;
    }
    at += character.length;
  }
  origins.push(text.length);
  return { folded, origins };
}

function joined(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
  }
  return result;
}
