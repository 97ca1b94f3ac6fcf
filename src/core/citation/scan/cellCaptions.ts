/** Citations in the captions of executable cells, which Quarto and R Markdown read as Markdown; the cells are code. */
import type { Span } from '../../problem';
import type { CitationScanBuilder } from '../citationGroup';
import { scanText } from './metadataCitations';

/** Whether a block of code is a cell: its language is in braces, ```` ```{r} ````. */
export function isCell(text: string, start: number): boolean {
  cell.lastIndex = start;
  return cell.test(text);
}

/**
 * Quarto's options at the head of a cell, `#| fig-cap: "…"` with the mark of the language's comments (its guide, “Code cell
 * options”), and knitr's in its first line, `fig.cap="…"`. Linear; any text.
 */
export function scanCell(text: string, { start, end }: Span, scan: CitationScanBuilder): void {
  let from = start;
  for (const span of captions(text, start, end)) {
    if (!text.slice(span.start, span.end).includes('@')) continue;
    scan.opaque.push({ start: from, end: span.start });
    from = span.end;
    scanText(text.slice(0, span.end), { ...span, indent: -1 }, scan);
  }
  scan.opaque.push({ start: from, end });
}

function* captions(text: string, start: number, end: number): Generator<Span> {
  const head = text.slice(start, lineEnd(text, start, end));
  for (const { 0: found, 1: quoted = '', index } of head.matchAll(knitrCaption)) {
    const to = start + index + found.length;
    yield { start: to - quoted.length + 1, end: to - 1 };
  }
  let isCaption = false;
  for (let at = lineEnd(text, start, end) + 1; at < end; at = lineEnd(text, at, end) + 1) {
    const line = text.slice(at, lineEnd(text, at, end)).trimEnd();
    const mark = optionMark.exec(line)?.[0];
    if (mark === undefined) return;
    const key = optionKey.exec(line.slice(mark.length));
    if (key !== null) isCaption = (key[1] ?? '').endsWith('cap');
    if (isCaption) yield { start: at + mark.length + (key?.[0].length ?? 0), end: at + line.length };
  }
}

function lineEnd(text: string, from: number, limit: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 || end > limit ? limit : end;
}

const cell = /[ \t>]*(?:`{3,}|~{3,})[ \t]*\{[A-Za-z]/y;
const knitrCaption =
  /\b(?:fig|tab)\.s?cap\s{0,9}=\s{0,9}("(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}')/g;
const optionMark = /^[ \t>]{0,50}(?:#|\/\/|--|%%?|;;?)\|[ \t]?/;
const optionKey = /^([\w-]{1,50}):[ \t]*/;
