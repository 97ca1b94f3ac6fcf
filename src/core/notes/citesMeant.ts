/** Which citations of a note a cursor or a selection means. */
import { groupAt, type CitationScan } from '../citation/citationGroup';
import type { Span } from '../problem';
import type { Cite } from './cite';

export interface CitedText {
  readonly text: string;
  /** In the order of the text. */
  readonly cites: readonly Cite[];
}

export interface CitesMeant {
  /** Each once, in the order they were met. */
  readonly keys: readonly string[];
  /** Some are there only because the cursor is within their group, on none of its keys. */
  readonly isGroup: boolean;
}

/** The citation at a place, its mark `@` included; null where there is none. */
export function citeAt({ cites, text }: CitedText, offset: number): Cite | null {
  const cite = cites[firstEndingFrom(cites, offset)];
  if (cite === undefined) return null;
  const start = /[@&]/.test(text.charAt(cite.start - 1)) ? cite.start - 1 : cite.start;
  return start <= offset ? cite : null;
}

/**
 * A selection means the citations that it has a part of; a cursor the one it touches, else all of the group around it.
 * Offsets outside the text mean none.
 */
export function citesMeant(
  note: CitedText & { readonly scanAround: (offset: number) => CitationScan },
  selections: readonly Span[],
): CitesMeant {
  const keys = new Set<string>();
  let isGroup = false;
  for (const { start, end } of selections) {
    const one = start === end ? citeAt(note, start) : null;
    if (one !== null) keys.add(one.key);
    if (start !== end) for (const { key } of citesBetween(note.cites, start, end)) keys.add(key);
    if (start !== end || one !== null) continue;
    const found = groupAt(note.scanAround(start), start);
    // By the note's own citations: what a group takes for keys may be labels of the document.
    const within = found === null ? [] : citesBetween(note.cites, found.start, found.end);
    for (const { key } of within) keys.add(key);
    isGroup ||= within.length > 1;
  }
  return { keys: [...keys], isGroup };
}

/** Those that have a part between two offsets, the touching ones left out. */
function citesBetween(cites: readonly Cite[], start: number, end: number): readonly Cite[] {
  const found: Cite[] = [];
  for (let at = firstEndingFrom(cites, start + 1); at < cites.length; at++) {
    const cite = cites[at];
    if (cite === undefined || cite.start >= end) break;
    found.push(cite);
  }
  return found;
}

/** The place of the first citation that ends at an offset or behind it. */
function firstEndingFrom(cites: readonly Cite[], offset: number): number {
  let low = 0;
  let high = cites.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cites[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
