/** Splits a text with TeX in it into text and formulas, in one pass over its delimiters. */
import type { TexReader } from './texText';
import { createTexReader } from './texText';

export interface TextRun {
  readonly kind: 'text';
  readonly source: string;
  /** The source with its common text commands shown as what they mean. */
  readonly text: string;
}
export interface MathRun {
  readonly kind: 'math';
  readonly source: string;
  /** The formula without its delimiters. */
  readonly tex: string;
  readonly display: boolean;
}
export type Run = TextRun | MathRun;

/**
 * Takes any text; gives its runs, whose sources together are the text.
 *
 * `$$…$$`, `\(…\)` and `\[…\]` are formulas where both ends are there. `$…$` follows pandoc's
 * tex_math_dollars: no blank just inside, no digit after the closing sign, so that `$5 and $10` is money. Two
 * liberties, both for what is clearly TeX inside: `$\times$3` and `$ \alpha $`, which arXiv's own pages typeset.
 * `\$` is never a delimiter. What has no partner stays text.
 */
export function splitMath(text: string): readonly Run[] {
  const marks = findMarks(text);
  const read = createTexReader();
  const runs: Run[] = [];
  let done = 0;
  let index = 0;
  while (index < marks.length) {
    const found = matchAt(text, marks, index);
    if (found === null) {
      index++;
      continue;
    }
    pushText(runs, read, text.slice(done, found.start));
    runs.push({
      kind: 'math',
      source: text.slice(found.start, found.end),
      tex: text.slice(found.start + found.width, found.end - found.width),
      display: found.display,
    });
    done = found.end;
    index = found.next;
  }
  pushText(runs, read, text.slice(done));
  return runs;
}

/** Takes any text; gives one plain line for labels: text commands legible, formulas as their source without signs. */
export function toPlainText(text: string): string {
  return splitMath(text)
    .map((run) => (run.kind === 'text' ? run.text : run.tex.trim()))
    .join('');
}

type MarkKind = '$' | '\\(' | '\\)' | '\\[' | '\\]';
interface Mark {
  readonly at: number;
  readonly kind: MarkKind;
  /** Index among the marks of the next mark that closes this one; -1 where none does. */
  readonly closer: number;
}
interface Found {
  readonly start: number;
  readonly end: number;
  /** Of one delimiter. */
  readonly width: number;
  readonly display: boolean;
  /** The mark to go on with. */
  readonly next: number;
}

const partner = { $: '$', '\\(': '\\)', '\\[': '\\]', '\\)': null, '\\]': null } as const;

function findMarks(text: string): readonly Mark[] {
  const found: { at: number; kind: MarkKind }[] = [];
  // A backslash takes the next character with it: `\$` and `\\(` open nothing.
  for (const { 0: kind, index: at } of text.matchAll(/\$|\\[^]/g)) {
    if (isMarkKind(kind)) found.push({ at, kind });
  }
  return withClosers(found);
}

// From the back, so that finding a partner costs nothing however many openers have none.
function withClosers(found: readonly { at: number; kind: MarkKind }[]): readonly Mark[] {
  const last = new Map<MarkKind, number>();
  const marks: Mark[] = [];
  for (let index = found.length - 1; index >= 0; index--) {
    const mark = found[index];
    if (mark === undefined) continue;
    const closing = partner[mark.kind];
    marks.push({ ...mark, closer: closing === null ? -1 : (last.get(closing) ?? -1) });
    last.set(mark.kind, index);
  }
  return marks.reverse();
}

function isMarkKind(text: string): text is MarkKind {
  return Object.hasOwn(partner, text);
}

function matchAt(text: string, marks: readonly Mark[], index: number): Found | null {
  const opener = marks[index];
  const closer = opener === undefined ? undefined : marks[opener.closer];
  if (opener === undefined || closer === undefined) return null;
  if (opener.kind === '$') {
    return opener.at + 1 === closer.at ? matchDouble(text, marks, index) : matchSingle(text, opener, closer);
  }
  const end = closer.at + 2;
  if (text.slice(opener.at + 2, closer.at).trim() === '') return null;
  return { start: opener.at, end, width: 2, display: opener.kind === '\\[', next: opener.closer + 1 };
}

/** `$$…$$` without a single `$` between: the marks at index and index+1 touch, and so must the next two. */
function matchDouble(text: string, marks: readonly Mark[], index: number): Found | null {
  const opener = marks[index];
  const inner = marks[index + 1];
  const closer = inner === undefined ? undefined : marks[inner.closer];
  const last = closer === undefined ? undefined : marks[closer.closer];
  if (opener === undefined || inner === undefined || closer === undefined || last === undefined) return null;
  if (last.at !== closer.at + 1 || text.slice(inner.at + 1, closer.at).trim() === '') return null;
  return { start: opener.at, end: last.at + 1, width: 2, display: true, next: closer.closer + 1 };
}

function matchSingle(text: string, opener: Mark, closer: Mark): Found | null {
  const inside = text.slice(opener.at + 1, closer.at);
  const tight = inside === inside.trim();
  const clearlyTex = /\\[a-zA-Z]|[\^_]/.test(inside);
  if (!tight && !clearlyTex) return null;
  if (/^\d/.test(text.slice(closer.at + 1, closer.at + 2)) && !clearlyTex) return null;
  return { start: opener.at, end: closer.at + 1, width: 1, display: false, next: opener.closer + 1 };
}

function pushText(runs: Run[], read: TexReader, source: string): void {
  if (source !== '') runs.push({ kind: 'text', source, text: read(source) });
}
