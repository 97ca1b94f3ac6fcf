/** Citations in LaTeX: `\cite` and the commands of natbib, biblatex and others that are named after it. */
import type { CitationItem, CitationScanBuilder } from '../citationGroup';
import { isBlank } from '../citationGroup';
import { bareItems } from './keyList';
import type { MarkFinder } from './markFinder';
import { nearby, stepReader, type Opened } from './noteReader';

/**
 * Comments, verbatim, chunks of R and all behind the document's end are opaque, mathematics is not (LaTeX cites there
 * too).
 */
export const latexReader = stepReader(
  /[\\%\n]|^<<[^\n]*>>=[ \t]*\r?$/gm,
  (text, at, found, scan, marks) => {
    if (found === '%') return skipComment(text, at, scan);
    if (found.startsWith('<<')) return { start: at, next: at + found.length, block: chunk };
    return command(text, at, scan, marks);
  },
  (text, from, stop, block) => {
    if (block === ended) return block;
    if (block.startsWith(skipped)) return skipTokens(text, from, stop, Number(block.slice(skipped.length)));
    // A chunk ends with a line that begins so.
    if (block === chunk) return /^@(?:\s|$)/.test(text.slice(from, from + 2)) ? stop : block;
    const close = text.slice(from, stop).indexOf(`\\end{${block}}`);
    return close < 0 ? block : from + close;
  },
);

/** What the blocks are known by that are no environments. */
const [ended, chunk, skipped] = ['\\end', '<<', '\\iffalse '];

/** Whether a command's name is one that takes citation keys; csquotes' and bibentry's have others. */
function isCiteCommand(name: string): boolean {
  return (/cite/i.test(name) && !notCiting.test(name)) || /cquote$/.test(name) || name === 'bibentry';
}

function skipComment(text: string, at: number, scan: CitationScanBuilder): number {
  const end = lineEnd(text, at);
  scan.opaque.push({ start: at, end });
  return end;
}

function command(text: string, at: number, scan: CitationScanBuilder, marks: MarkFinder): number | Opened {
  commandName.lastIndex = at + 1;
  const name = commandName.exec(text)?.[0] ?? '';
  if (name === '') return at + 2;
  const after = at + 1 + name.length;
  if (name === 'begin') return environment(text, at, after, scan, marks);
  // What follows is not read at all.
  if (name === 'end' && text.startsWith('{document}', after)) return { start: at, next: after, block: ended };
  if (name === 'iffalse') return { start: at, next: after, block: `${skipped}1` };
  if (verbatimCommands.has(name)) return verbatim(text, at, name, after, scan);
  if (isCiteCommand(name)) citation(text, at, name, after, scan, marks);
  // Optional arguments may hold citations of their own, so the scan goes on inside.
  return after;
}

function environment(
  text: string,
  at: number,
  after: number,
  scan: CitationScanBuilder,
  marks: MarkFinder,
): number | Opened {
  environmentName.lastIndex = after;
  const name = environmentName.exec(text)?.[1] ?? '';
  if (verbatimEnvironments.has(name.replace('*', '')))
    return { start: at, next: environmentName.lastIndex, block: name };
  if (isCiteCommand(name.replace('*', '')))
    citation(text, at, name.replace('*', ''), environmentName.lastIndex, scan, marks);
  return after;
}

/**
 * What TeX skips after `\iffalse`: tokens, up to the `\fi` or `\else` of its own. Commands with an argument in braces are
 * no conditionals of TeX's, whatever they are called.
 */
function skipTokens(text: string, from: number, stop: number, depth: number): number | string {
  let open = depth;
  for (const { 0: found, 1: name = '', index } of text.slice(from, stop).matchAll(conditional)) {
    if (name === 'fi') open--;
    else if (name.startsWith('if')) open++;
    if (open === 0 || (open === 1 && name === 'else')) return from + index + found.length;
  }
  return `${skipped}${open}`;
}

/** `\verb|…|` and those with options or a language before; an address, in which `%` begins no comment. */
function verbatim(text: string, at: number, name: string, after: number, scan: CitationScanBuilder): number {
  const star = text[after] === '*' ? after + 1 : after;
  const options = name === 'verb' ? -1 : closing(text, star, '[', ']');
  const language = name === 'mintinline' ? closing(text, options < 0 ? star : options + 1, '{', '}') : -1;
  const open = Math.max(star, options + 1, language + 1);
  const delimiter = text.charAt(open);
  if (delimiter === '' || /[\sA-Za-z[]/.test(delimiter)) return after;
  if (addressCommands.has(name) && delimiter !== '{') return after;
  const close = delimiter === '{' ? closing(text, open, '{', '}') : nearby(text, delimiter, open + 1, 5000);
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
  const hasVolume = /volcites?$/i.test(name);
  let position = text[after] === '*' ? after + 1 : after;
  // apacite's words before, and beamer's slides.
  const angle = closing(text, position, '<', '>');
  if (angle >= 0) position = angle + 1;
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
  // csquotes' commands for another language have that in braces before the rest.
  if (/^(?:foreign|hyphen|hybrid)/.test(name))
    position = Math.max(position, closing(text, position, '{', '}') + 1);
  const blocks: CitationItem[] = [];
  let end = -1;
  for (;;) {
    // biblatex's volume commands have the volume in braces before the keys.
    if (hasVolume) {
      const before = skipOptional(text, position);
      position = Math.max(before, closing(text, before, '{', '}') + 1);
    }
    const open = skipBlank(text, skipOptional(text, position));
    const close = text[open] === '{' ? keysEnd(text, open + 1, marks) : -1;
    if (close < 0) break;
    const items = plainItems(text, bareItems(text, open + 1, close, latexKey, comment));
    if (!multiple) {
      if (items.length === 0) return;
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

/**
 * What a macro is part of is no key that can be known; its neighbours are. Where these are several words, the bracket is
 * rather one of the text around a citation that is being typed.
 */
function plainItems(text: string, items: readonly CitationItem[]): readonly CitationItem[] {
  const written = ({ start, end }: CitationItem) => text.slice(start, end).replace(comment, '').trim();
  const plain = items.filter((item) => !/[\\{}]/.test(written(item)));
  return plain.length < items.length && plain.some((item) => /\s/.test(written(item))) ? [] : plain;
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

/**
 * The `}` of a list of keys, or -1 where a blank line comes first. Macros and braces within may be part of keys; from the
 * first on, 1,000 characters are read, since other citations may begin there, which are read by themselves.
 */
function keysEnd(text: string, from: number, marks: MarkFinder): number {
  let at = from;
  let depth = 0;
  let limit = text.length;
  for (; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 125 && depth-- === 0) break;
    if (code === 123 || code === 92) limit = Math.min(limit, at + 1000);
    if (code === 123) depth++;
    else if (code === 92) at++;
    else if (code === 37) at = lineEnd(text, at) - 1;
    else if (code === 10 && isBlankLine(text, at + 1)) break;
  }
  marks.saw(at);
  return at < limit && text[at] === '}' ? at : -1;
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
// In `alltt` commands are read.
const verbatimEnvironments: ReadonlySet<string> = new Set(
  'verbatim Verbatim BVerbatim LVerbatim SaveVerbatim VerbatimOut lstlisting minted comment filecontents tcblisting'.split(
    ' ',
  ),
);
const addressCommands: ReadonlySet<string> = new Set(['url', 'nolinkurl', 'href', 'path']);
const verbatimCommands: ReadonlySet<string> = new Set([
  ...['verb', 'Verb', 'lstinline', 'mintinline'],
  ...addressCommands,
]);
// A backslash before another sign is all of a command: `\%` begins no comment.
const conditional =
  /%[^\n]*|\\[^A-Za-z@\n]|\\(fi|else|if(?!f(?![A-Za-z])|thenelse)[A-Za-z@]*(?!\{))(?![A-Za-z@])/g;
/** Set-up commands and others with “cite” in their name whose argument is no key. */
const notCiting =
  /^(?:set|declare|new|renew|provide|every|at|if|blx)|^cite(?:style|setup|reset|text|punct|dash|form|left|right|mid|name)$|^cite[a-z]*(?:true|false)$|^bibcite$|@/i;
