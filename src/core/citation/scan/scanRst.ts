/** Citations in reStructuredText: the `:cite:` roles of sphinxcontrib-bibtex. */
import type { CitationScanBuilder } from '../citationGroup';
import { hasBlankLine, isAfterWord } from '../citationGroup';
import { bareItems } from './keyList';
import type { MarkFinder } from './markFinder';
import { nearby, stepReader } from './noteReader';

/** Comments, literal blocks, also quoted ones, doctests, code and math directives and inline literals are opaque. */
export const rstReader = stepReader(
  /^[ \t]*\.\.(?:[ \t].*)?$|::[ \t]*\r?$|^[ \t]*>>> .*$|``|:(?:footcite|cite)(?::[a-z]{1,16}){0,2}:`|(?<![`:])`[^`\n]{1,500}`:(?:footcite|cite)(?::[a-z]{1,16})?:(?![`\w])|\n/gm,
  element,
);

function element(
  text: string,
  at: number,
  found: string,
  scan: CitationScanBuilder,
  marks: MarkFinder,
): number {
  if (found.startsWith(':') && found.endsWith('`')) return role(text, at, at + found.length, scan);
  if (found.startsWith('`') && found.endsWith(':')) return roleBehind(text, at, found, scan);
  if (found === '``') {
    const close = nearby(text, '``', at + 2, 2000);
    if (close < 0 || hasBlankLine(text, at, close)) return at + 2;
    scan.opaque.push({ start: at, end: close + 2 });
    return close + 2;
  }
  const line = found.trim();
  // `::` at a line's end: what is indented below is literal.
  const isDirective = line.startsWith('..');
  const isComment = isDirective && !/^\.\.\s+(?:[\w:+.-]+::|_|\[|\|)/.test(line);
  const isCode = isDirective && codeDirective.test(line);
  // A target's line is an address.
  if (/^\.\.\s+_/.test(line)) return at + found.length;
  // A directive's line may cite; the `::` at its end is its own.
  if (isDirective && !isComment && !isCode)
    return line.endsWith('::') ? at + found.length : at + found.indexOf('..') + 2;
  const isTest = line.startsWith('>>>');
  const from = isComment || isTest ? at : lineEnd(text, at);
  const end = isTest ? paragraphEnd(text, at) : blockEnd(text, at, !isDirective, marks);
  if (end > from) scan.opaque.push({ start: from, end });
  return Math.max(end, at + found.length);
}

function role(text: string, at: number, after: number, scan: CitationScanBuilder): number {
  const close = nearby(text, '`', after, 5000);
  // Inline markup needs a blank or punctuation before it.
  if (close < 0 || isAfterWord(text, at)) return after;
  // As after the mark at its end; or it is escaped.
  if (/[\p{L}\p{N}]/u.test(text.charAt(close + 1)) || text[at - 1] === '\\') return after;
  // It is still being typed, and the mark begins another one.
  if (text[close - 1] === ':') return after;
  if (hasBlankLine(text, after, close)) return after;
  scan.groups.push({ start: at, end: close + 1, syntax: 'role', items: bareItems(text, after, close, key) });
  return close + 1;
}

/** The role may stand behind its text, as for any interpreted text. */
function roleBehind(text: string, at: number, found: string, scan: CitationScanBuilder): number {
  const close = at + found.indexOf('`', 1);
  if (isAfterWord(text, at)) return close;
  const items = bareItems(text, at + 1, close, key);
  scan.groups.push({ start: at, end: at + found.length, syntax: 'role', items });
  return at + found.length;
}

/** Of what is literal below a line: what is indented, or a paragraph each of whose lines begins with the same mark. */
function blockEnd(text: string, at: number, mayQuote: boolean, marks: MarkFinder): number {
  const end = indentedEnd(text, at, marks);
  if (!mayQuote || end > lineEnd(text, at)) return end;
  quoted.lastIndex = end;
  const start = quoted.test(text) ? quoted.lastIndex - 1 : -1;
  return start < 0 || start > end + 500 ? end : paragraphEnd(text, start);
}

/** Where the last line before a blank one ends. */
function paragraphEnd(text: string, at: number): number {
  for (let end = lineEnd(text, at); ; end = lineEnd(text, end + 1)) {
    if (end >= text.length || /^[ \t\r]*(?:\n|$)/.test(text.slice(end + 1, end + 500))) return end;
  }
}

/** The end of the lines below that are blank or indented more than the line at an offset. */
function indentedEnd(text: string, at: number, marks: MarkFinder): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const own = indentOf(text, start);
  let end = lineEnd(text, at);
  for (let line = end + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const stop = lineEnd(text, line);
    marks.saw(stop);
    if (text.slice(line, stop).trim() === '') continue;
    if (indentOf(text, line) <= own) break;
    end = stop;
  }
  return end;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - start;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const key = /(?<![^\s,{}[\]])[^\s,{}[\]]+(?=\s*(?:[{[]|$))/g;
const quoted = /\n(?:[ \t\r]{0,100}\n){1,5}[!-/:-@[-`{-~]/y;
const codeDirective = /^\.\.\s+(?:code|code-block|sourcecode|highlight|literalinclude|raw|math|doctest)::/;
