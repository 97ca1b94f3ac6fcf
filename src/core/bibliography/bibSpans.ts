/** Where the entries of a BibTeX file stand: a thin scanner that goes on after anything broken. */
import type { Span } from '../problem';
import type { BibliographyEntry } from './bibliographyEntry';

/** `string`, `comment` and `preamble` are commands of the file, everything else is an entry with a key. */
export type BibKind = 'entry' | 'string' | 'comment' | 'preamble';

export interface BibEntry extends BibliographyEntry {
  readonly kind: BibKind;
  /** The inside: from behind the opening brace to the closing one. */
  readonly body: Span;
  /** Whether its closing brace is there. */
  readonly closed: boolean;
}

/**
 * All entries and commands of a .bib text, in order; a string's key is its name. Braces are counted as BibTeX counts
 * them (`\{` too), what stands outside entries is comment. An entry that is not closed ends where a line begins the
 * next one (`@article{key,`), a comment that is not closed ends with its line. One pass, any text.
 */
export function scanBib(text: string): readonly BibEntry[] {
  const entries: BibEntry[] = [];
  const start = /@[ \t]*([A-Za-z][A-Za-z0-9_-]{0,60})\s{0,20}([{(])/g;
  let comments: ReadonlyMap<number, number> | null = null;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const type = (match[1] ?? '').toLowerCase();
    const kind = kindOf(type);
    const open = start.lastIndex - 1;
    if (kind === 'comment') comments ??= commentEnds(text);
    const body =
      kind === 'comment'
        ? commentBody(text, open, comments ?? new Map())
        : text[open] === '{'
          ? bracedBody(text, open)
          : parenthesizedBody(text, open);
    entries.push({
      kind,
      type,
      ...keyOf(text, body, kind),
      start: match.index,
      end: body.closed ? body.end + 1 : body.end,
      body: { start: body.start, end: body.end },
      closed: body.closed,
    });
    start.lastIndex = body.closed ? body.end + 1 : body.end;
  }
  return entries;
}

interface Body extends Span {
  readonly closed: boolean;
}

function kindOf(type: string): BibKind {
  return type === 'string' || type === 'comment' || type === 'preamble' ? type : 'entry';
}

function bracedBody(text: string, open: number): Body {
  let depth = 1;
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return { start: open + 1, end: at, closed: true };
    else if (code === 64 && beginsEntry(text, at)) return broken(text, open + 1, at);
  }
  return broken(text, open + 1, text.length);
}

/** `@article(…)`: ends at the first parenthesis outside braces and quotes. */
function parenthesizedBody(text: string, open: number): Body {
  let depth = 0;
  let quoted = false;
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) depth++;
    else if (code === 125) depth = Math.max(0, depth - 1);
    else if (code === 34 && depth === 0) quoted = !quoted;
    else if (code === 41 && depth === 0 && !quoted) return { start: open + 1, end: at, closed: true };
    else if (code === 64 && beginsEntry(text, at)) return broken(text, open + 1, at);
  }
  return broken(text, open + 1, text.length);
}

/** Without the blanks before what comes next. */
function broken(text: string, start: number, end: number): Body {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) <= 32) last--;
  return { start, end: last, closed: false };
}

/** Whether an `@` is the first of its line and an entry with a key, or a command, begins there. */
function beginsEntry(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--;
  if (before >= 0 && text[before] !== '\n' && text[before] !== '\r') return false;
  entryStart.lastIndex = at;
  return entryStart.test(text);
}

function commentBody(text: string, open: number, ends: ReadonlyMap<number, number>): Body {
  const end = ends.get(open);
  if (end !== undefined) return { start: open + 1, end, closed: true };
  const line = text.indexOf('\n', open);
  return broken(text, open + 1, line < 0 ? text.length : line);
}

/** For the brace of each `@comment{`, its partner; one pass for all, however many are not closed. */
function commentEnds(text: string): ReadonlyMap<number, number> {
  const opens = new Set<number>();
  for (const match of text.matchAll(/@[ \t]*comment\s{0,20}\{/gi))
    opens.add(match.index + match[0].length - 1);
  const ends = new Map<number, number>();
  const stack: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) stack.push(at);
    if (code !== 125) continue;
    const open = stack.pop();
    if (open !== undefined && opens.has(open)) ends.set(open, at);
  }
  return ends;
}

function keyOf(text: string, body: Span, kind: BibKind): { readonly key: string; readonly keySpan: Span } {
  let start = body.start;
  while (start < body.end && text.charCodeAt(start) <= 32) start++;
  let end = start;
  if (kind === 'entry' || kind === 'string') {
    while (end < body.end && !endsKey(text.charCodeAt(end), kind)) end++;
  }
  let after = end;
  while (after < body.end && text.charCodeAt(after) <= 32) after++;
  // `@article{title = {…}}`: the key was forgotten.
  if (kind === 'entry' && text[after] === '=' && after < body.end) end = start;
  return { key: text.slice(start, end), keySpan: { start, end } };
}

/** Comma, blank, brace; in the name of a string also `=`. */
function endsKey(code: number, kind: BibKind): boolean {
  return code === 44 || code <= 32 || code === 123 || code === 125 || (kind === 'string' && code === 61);
}

const entryStart =
  /@[ \t]*(?:(?:comment|preamble)\s{0,20}[{(]|string\s{0,20}[{(]\s{0,20}[^\s{}(),="]{1,200}\s{0,20}=|[A-Za-z][A-Za-z0-9_-]{0,60}\s{0,20}[{(]\s{0,20}[^\s{}(),="]{1,200}\s{0,20},)/iy;
