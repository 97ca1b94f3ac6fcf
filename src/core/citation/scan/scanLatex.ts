/** Citations in LaTeX: `\cite` and the commands of natbib, biblatex and others that are named after it. */
import type { CitationItem, CitationScanBuilder } from '../citationGroup';
import { isBlank } from '../citationGroup';
import { bareItems } from './keyList';
import type { MarkFinder } from './markFinder';
import { nearby, stepReader } from './noteReader';

/** Comments and verbatim are opaque, mathematics is not (LaTeX cites there too). */
export const latexReader = stepReader(/[\\%\n]/g, (text, at, found, scan, marks) =>
  found === '%' ? skipComment(text, at, scan) : command(text, at, scan, marks),
);

/** Whether a command's name is one that takes citation keys. */
function isCiteCommand(name: string): boolean {
  return /cite/i.test(name) && !notCiting.test(name);
}

function skipComment(text: string, at: number, scan: CitationScanBuilder): number {
  const end = lineEnd(text, at);
  scan.opaque.push({ start: at, end });
  return end;
}

function command(text: string, at: number, scan: CitationScanBuilder, marks: MarkFinder): number {
  commandName.lastIndex = at + 1;
  const name = commandName.exec(text)?.[0] ?? '';
  if (name === '') return at + 2;
  const after = at + 1 + name.length;
  if (name === 'begin') return environment(text, at, after, scan);
  if (name === 'verb' || name === 'lstinline') return verbatim(text, at, after, scan);
  if (isCiteCommand(name)) citation(text, at, name, after, scan, marks);
  // Optional arguments may hold citations of their own, so the scan goes on inside.
  return after;
}

function environment(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  environmentName.lastIndex = after;
  const name = environmentName.exec(text)?.[1] ?? '';
  if (!verbatimEnvironments.has(name.replace('*', ''))) return after;
  const close = text.indexOf(`\\end{${name}}`, after);
  const end = close < 0 ? text.length : close;
  scan.opaque.push({ start: at, end });
  return end;
}

function verbatim(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  const open = text[after] === '*' ? after + 1 : after;
  const delimiter = text.charAt(open);
  if (delimiter === '' || /[\sA-Za-z[]/.test(delimiter)) return after;
  const close = nearby(text, delimiter === '{' ? '}' : delimiter, open + 1, 5000);
  if (close < 0 || text.slice(open, close).includes('\n')) return after;
  scan.opaque.push({ start: at, end: close + 1 });
  return close + 1;
}

function citation(
  text: string,
  at: number,
  name: string,
  after: number,
  scan: CitationScanBuilder,
  marks: MarkFinder,
): void {
  const multiple = /cites$|citetexts$|cites?texts$/i.test(name);
  let position = text[after] === '*' ? after + 1 : after;
  if (multiple) {
    for (
      let close = closing(text, position, '(', ')');
      close >= 0;
      close = closing(text, position, '(', ')')
    ) {
      position = close + 1;
    }
    marks.saw(position);
  }
  // biblatex's volume commands have the volume in braces before the keys.
  if (/volcite/i.test(name)) {
    position = skipOptional(text, position);
    const close = closing(text, position, '{', '}');
    if (close >= 0) position = close + 1;
  }
  const blocks: CitationItem[] = [];
  let end = -1;
  for (;;) {
    const open = skipBlank(text, skipOptional(text, position));
    const close = text[open] === '{' ? keysEnd(text, open + 1, marks) : -1;
    if (close < 0) break;
    const items = bareItems(text, open + 1, close, latexKey, comment);
    if (!multiple) {
      scan.groups.push({ start: at, end: close + 1, syntax: 'latex', items });
      return;
    }
    // A block is one item: what is added to it goes into braces of its own, since a note belongs to its block.
    const keys = items.flatMap((item) => item.keys);
    blocks.push({
      from: blocks.length === 0 ? at : end,
      start: open + 1,
      end: keys.at(-1)?.end ?? close,
      keys,
    });
    end = position = close + 1;
  }
  if (blocks.length > 0) scan.groups.push({ start: at, end, syntax: 'latexMulti', items: blocks });
}

/** Past up to two `[…]`; a bracket that does not close nearby is text. */
function skipOptional(text: string, from: number): number {
  let position = from;
  for (let count = 0; count < 2; count++) {
    const close = closing(text, position, '[', ']');
    if (close < 0) break;
    position = close + 1;
  }
  return position;
}

/** Where the bracket that opens at (or after blanks from) an offset closes, or -1. Bounded: 1,000 characters. */
function closing(text: string, from: number, open: string, close: string): number {
  const start = skipBlank(text, from);
  if (text[start] !== open) return -1;
  let depth = 0;
  const limit = Math.min(text.length, start + 1000);
  for (let at = start; at < limit; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === open || (character === '{' && open !== '{')) depth++;
    else if (character === close || (character === '}' && close !== '}')) depth--;
    if (depth === 0 && character === close) return at;
    if (depth < 0) return -1;
  }
  return -1;
}

/** The `}` of a list of keys, or -1 where anything comes first that cannot be in a key. */
function keysEnd(text: string, from: number, marks: MarkFinder): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 125 || code === 123 || code === 92) break;
    if (code === 37) at = lineEnd(text, at) - 1;
    else if (code === 10 && isBlankLine(text, at + 1)) break;
  }
  marks.saw(at);
  return text[at] === '}' ? at : -1;
}

/** Of blanks alone; a line of very many is not. */
function isBlankLine(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    if (at > start + 1000) return false;
    const code = text.charCodeAt(at);
    if (code === 10) return true;
    if (!isBlank(code)) return false;
  }
  return true;
}

/** Past blanks and at most one line end: a blank line ends the argument. Bounded: 1,000 characters. */
function skipBlank(text: string, from: number): number {
  let at = from;
  let lines = 0;
  for (; at < text.length && at < from + 1000; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 && ++lines > 1) return from;
    if (code === 37 && lines === 0) {
      // `\citep%` and a new line is a common way to break a long citation.
      const end = nearby(text, '\n', at, 1000);
      if (end < 0 || isBlankLine(text, end + 1)) return from;
      at = end;
    } else if (!isBlank(code)) return at;
  }
  return from;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const commandName = /[A-Za-z@]+/y;
const environmentName = /\s{0,100}\{([A-Za-z]{1,40}\*?)\}/y;
// `\nocite{*}` names no key, `#1` is a macro's parameter.
const latexKey = /(?<![^\s,])(?![*#])[^\s,]+/g;
const comment = /%[^\n]*/g;
const verbatimEnvironments: ReadonlySet<string> = new Set(
  'verbatim Verbatim BVerbatim LVerbatim lstlisting minted comment filecontents alltt'.split(' '),
);
/** Set-up commands and others with “cite” in their name whose argument is no key. */
const notCiting =
  /^(?:set|declare|new|renew|provide|every|at|if|blx)|^cite(?:style|setup|reset|text|punct|dash|form|left|right|mid|name)$|^cite[a-z]*(?:true|false)$|^bibcite$|@/i;
