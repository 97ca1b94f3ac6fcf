/** YAML as far as keys, paths and short values need it, line by line, with places. No general reader of YAML. */
import type { Span } from '../problem';

/** A line that is neither blank nor a comment nor inside a block of text. */
export interface YamlLine extends Span {
  /** Columns before the content; those of dashes count. */
  readonly indent: number;
  /** How many `- ` it begins with, and the column of the first. */
  readonly dashes: number;
  readonly dashIndent: number;
  /** The key before a colon; null for a bare value. */
  readonly key: YamlText | null;
  /** What stands behind the colon or the dash, without a comment; empty where nothing does. */
  readonly value: Span;
}

/** A plain or quoted scalar; the span is inside the quotes. */
export interface YamlText extends Span {
  readonly text: string;
}

/** The lines of a text between two offsets. The lines of a block value (`|`, `>`) belong to its key. Linear. */
export function* yamlLines(text: string, from = 0, to = text.length): Generator<YamlLine> {
  let blockIndent = -1;
  for (let start = from; start < to;) {
    const end = Math.min(to, lineEnd(text, start));
    const line = lineAt(text, start, end);
    start = end + 1;
    if (line === null) continue;
    const column = line.dashes > 0 ? line.dashIndent : line.indent;
    if (blockIndent >= 0 && column > blockIndent) continue;
    blockIndent = /^[|>][-+0-9]{0,2}$/.test(text.slice(line.value.start, line.value.end)) ? line.indent : -1;
    yield line;
  }
}

/** A plain, double-quoted or single-quoted scalar in a span; escapes of double quotes other than `\"` and `\\` stay. */
export function yamlText(text: string, span: Span): YamlText {
  const source = text.slice(span.start, span.end);
  const quote = source.charAt(0);
  if ((quote !== '"' && quote !== "'") || source.length < 2) return { text: source, ...span };
  const closed = source.endsWith(quote) ? 1 : 0;
  const inside = { start: span.start + 1, end: span.end - closed };
  const written = text.slice(inside.start, inside.end);
  const read = quote === '"' ? written.replace(/\\(["\\/])/g, '$1') : written.replace(/''/g, "'");
  return { text: read, ...inside };
}

/** The scalars of `[a, "b, c"]` in a span, in one or more lines; nested brackets are read as one list. */
export function yamlFlow(text: string, span: Span): readonly YamlText[] {
  const items: YamlText[] = [];
  const item = /"(?:[^"\\]|\\[^]){0,1000}"|'(?:[^']|''){0,1000}'|#(?<=\s#)[^\n]*|[^\s[\]{},"'#][^[\]{},\n]*/g;
  item.lastIndex = span.start;
  for (let match = item.exec(text); match !== null && match.index < span.end; match = item.exec(text)) {
    if (match[0].startsWith('#')) continue;
    const end = Math.min(span.end, match.index + match[0].trimEnd().length);
    items.push(yamlText(text, { start: match.index, end }));
  }
  return items;
}

function lineAt(text: string, start: number, end: number): YamlLine | null {
  let at = start;
  let dashes = 0;
  let dashIndent = 0;
  for (;;) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    if (at >= end || text[at] === '#') {
      if (dashes === 0 || at < end) return null;
      break;
    }
    if (text[at] !== '-' || (at + 1 < end && !isSpace(text.charCodeAt(at + 1)))) break;
    if (dashes === 0) dashIndent = at - start;
    dashes++;
    at++;
  }
  const indent = at - start;
  const stop = valueEnd(text, at, end);
  const key = keyAt(text, at, stop);
  let value = key === null ? at : text.indexOf(':', key.end) + 1;
  while (value < stop && isSpace(text.charCodeAt(value))) value++;
  return { start, end, indent, dashes, dashIndent, key, value: { start: Math.min(value, stop), end: stop } };
}

function keyAt(text: string, start: number, end: number): YamlText | null {
  keyPattern.lastIndex = start;
  const found = keyPattern.exec(text)?.[1];
  if (found === undefined || start + found.length >= end) return null;
  return yamlText(text, { start, end: start + found.trimEnd().length });
}

/** Without a comment and blanks at the end; a `#` in quotes, or without a blank before it, is text. */
function valueEnd(text: string, start: number, end: number): number {
  let quote = '';
  // The last character that is no blank: a quote opens a text only where one may begin.
  let before = ':';
  let stop = end;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[:,[{-]/.test(before)) quote = character;
    else if (character === '#' && isSpace(text.charCodeAt(at - 1))) {
      stop = at;
      break;
    }
    if (!isSpace(text.charCodeAt(at))) before = character;
  }
  while (stop > start && isSpace(text.charCodeAt(stop - 1))) stop--;
  return stop;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 0xfeff;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const keyPattern =
  /("(?:[^"\\\n]|\\[^\n]){0,500}"|'(?:[^'\n]|''){0,500}'|[^\s"'#[\]{},|>&*!%@`][^\n:]{0,500}?(?::[^\s:][^\n:]{0,500}?){0,20})[ \t]{0,20}:(?=[ \t\r\n]|$)/y;
