/** Taking entries out of a bibliography, the rest of it staying byte for byte. */
import type { Span } from '../problem';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyEntry';
import { scanCslJson } from './cslJson';

/**
 * What goes with some entries of a text, in order and apart: their lines with the blank ones that part them from what comes
 * next; in JSON the commas. `entries` are of `scanBibliography` of the same text. Null where the text around them is not
 * as it should be, such as JSON without commas: then nothing is to be changed.
 */
export function removalSpans(
  text: string,
  format: BibliographyFormat,
  entries: readonly BibliographyEntry[],
): readonly Span[] | null {
  const ordered = [...new Map(entries.map((entry) => [entry.start, entry])).values()].sort(
    (a, b) => a.start - b.start,
  );
  switch (format) {
    case 'bibtex':
      return joined(
        ordered.map((entry) => bibSpan(text, entry)),
        text,
      );
    case 'cslYaml':
    case 'hayagriva':
      return joined(
        ordered.map(({ start, end }) => ({ start: lineStart(text, start), end: nextLine(text, end) })),
        text,
      );
    case 'cslJson':
      return jsonSpans(text, ordered);
    default:
      return format satisfies never;
  }
}

/** Whole lines where nothing else but a comment stands on them. */
function bibSpan(text: string, { start, end }: Span): Span {
  const first = lineStart(text, start);
  const next = nextLine(text, end);
  const isAlone =
    text.slice(first, start).trim() === '' && /^[ \t,]*(?:%[^@{}]*)?$/.test(text.slice(end, next).trimEnd());
  return isAlone ? { start: first, end: next } : { start, end };
}

/** Spans of lines with the blank lines behind them; at the end of the text, with those before, so that none are left over. */
function joined(spans: readonly Span[], text: string): readonly Span[] {
  const result: Span[] = [];
  for (const { start, end } of spans) {
    const isLines = start === lineStart(text, start) && (end === text.length || text[end - 1] === '\n');
    const stop = isLines ? end + blankLines(text.slice(end, end + 10_000)) : end;
    const last = result.at(-1);
    if (last !== undefined && last.end >= start) result[result.length - 1] = { start: last.start, end: stop };
    else result.push({ start, end: stop });
  }
  const last = result.at(-1);
  if (last?.end !== text.length || last.start !== lineStart(text, last.start)) return result;
  const before = text.slice(0, last.start);
  const kept = before.trimEnd();
  if (kept === '') return result;
  // The line end of what comes before stays.
  const newline = before.indexOf('\n', kept.length);
  const start = newline < 0 ? last.start : newline + 1;
  return [...result.slice(0, -1), { start: Math.min(start, last.start), end: text.length }];
}

function blankLines(text: string): number {
  return /^(?:[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
}

function jsonSpans(text: string, removed: readonly BibliographyEntry[]): readonly Span[] | null {
  const starts = new Set(removed.map(({ start }) => start));
  const items = scanCslJson(text);
  for (const [at, item] of items.entries()) {
    const next = items[at + 1];
    if (next !== undefined && !/^\s*,\s*$/.test(text.slice(item.end, next.start))) return null;
  }
  const spans: Span[] = [];
  for (let at = 0; at < items.length; at++) {
    const [before, first] = [items[at - 1], items[at]];
    if (first === undefined || !starts.has(first.start)) continue;
    while (starts.has(items[at + 1]?.start ?? -1)) at++;
    const { end } = items[at] ?? first;
    const kept = items[at + 1];
    if (kept !== undefined) spans.push({ start: first.start, end: kept.start });
    else spans.push({ start: before?.end ?? first.start, end });
  }
  return spans;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}
