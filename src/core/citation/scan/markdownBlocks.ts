/** The blocks of Markdown as far as citations need them: prose, and what is code or metadata. */
import type { MarkFinder } from './markFinder';

export interface MarkdownBlock {
  readonly kind: 'prose' | 'opaque';
  readonly start: number;
  readonly end: number;
}

/** What the lines before say about the next one. */
export interface MarkdownLines {
  afterBlank: boolean;
  /** The column the text of the list item begins at that goes on here; -1 outside lists. */
  item: number;
  /** The fences of directives that are open, outermost first, a line each. */
  directives: string;
}

export interface MarkdownFlavour {
  /** Lines that begin with `%` are no text. */
  readonly hasComments: boolean;
}

/**
 * The block that begins with the line at an offset: a paragraph (whatever it is: heading, item, table), a fenced or
 * indented code block, the metadata at the top. Blank lines before it are skipped; null at the end of the text.
 * A fence that is never closed reaches to the end, as CommonMark has it.
 */
export function nextBlock(
  text: string,
  from: number,
  lines: MarkdownLines,
  marks: MarkFinder,
  flavour: MarkdownFlavour,
): MarkdownBlock | null {
  let start = from;
  while (start < text.length) {
    const end = lineEnd(text, start);
    const content = contentOf(text, start, end);
    if (content.at < end) return blockAt(text, start, content, lines, marks, flavour);
    lines.afterBlank = true;
    start = end + 1;
  }
  return null;
}

interface Content {
  /** The first character that is no blank or quote mark. */
  readonly at: number;
  /** Columns of blanks before it, after the quote marks. */
  readonly indent: number;
}

function blockAt(
  text: string,
  start: number,
  content: Content,
  lines: MarkdownLines,
  marks: MarkFinder,
  flavour: MarkdownFlavour,
): MarkdownBlock {
  if (start === 0) {
    const end = metadataEnd(text);
    if (end > 0) return opaque(start, end, lines);
    // That it is not closed depends on all of the text.
    if (end === unclosed) marks.saw(Infinity);
  }
  const fence = fenceAt(text, content.at);
  if (fence !== null) return fenced(text, start, fence, lines);
  if (isComment(text, content, lines, flavour)) {
    lines.afterBlank = true;
    return { kind: 'opaque', start, end: lineEnd(text, start) };
  }
  const codeIndent = Math.max(0, lines.item) + 4;
  if (content.indent >= codeIndent && lines.afterBlank) {
    return { kind: 'opaque', start, end: codeEnd(text, start, codeIndent) };
  }
  let end = lineEnd(text, start);
  noteList(text, content, lines);
  // A paragraph goes on until a blank line, a fence, or the end.
  while (end < text.length) {
    const next = contentOf(text, end + 1, lineEnd(text, end + 1));
    if (next.at >= lineEnd(text, end + 1) || fenceAt(text, next.at) !== null) break;
    if (isComment(text, next, lines, flavour)) break;
    lines.afterBlank = false;
    noteList(text, next, lines);
    end = lineEnd(text, end + 1);
  }
  lines.afterBlank = false;
  return { kind: 'prose', start, end };
}

function isComment(
  text: string,
  { at, indent }: Content,
  { item }: MarkdownLines,
  { hasComments }: MarkdownFlavour,
): boolean {
  return hasComments && text[at] === '%' && indent < Math.max(0, item) + 4;
}

/** Where the lines end that are indented so far; a blank one ends them too. */
function codeEnd(text: string, start: number, indent: number): number {
  let end = lineEnd(text, start);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    const content = contentOf(text, end + 1, next);
    if (content.at >= next || content.indent < indent) break;
    end = next;
  }
  return end;
}

function opaque(start: number, end: number, lines: MarkdownLines): MarkdownBlock {
  lines.afterBlank = false;
  return { kind: 'opaque', start, end };
}

/**
 * Code, or one mark of a directive whose body is prose: MyST's notes and exercises, bookdown's theorems. What such a
 * body holds is read like any other text.
 */
function fenced(text: string, start: number, fence: Fence, lines: MarkdownLines): MarkdownBlock {
  const open = lines.directives.split('\n').at(-1) ?? '';
  const end = lineEnd(text, start);
  const mark = fence.mark.repeat(fence.length);
  if (open !== '' && mark.startsWith(open) && text.slice(fence.after, end).trim() === '') {
    lines.directives = lines.directives.slice(0, Math.max(0, lines.directives.length - open.length - 1));
    return opaque(start, end, lines);
  }
  proseDirective.lastIndex = fence.after;
  if (!proseDirective.test(text)) return opaque(start, fenceEnd(text, start, fence), lines);
  // What nests deeper than anybody writes is code again.
  if (lines.directives.length + mark.length < 200)
    lines.directives += (lines.directives === '' ? '' : '\n') + mark;
  return opaque(start, end, lines);
}

/**
 * Inside a list, indented text is the item's, not code; less of it is the outer item's, and an unindented paragraph
 * ends the list.
 */
function noteList(text: string, content: Content, lines: MarkdownLines): void {
  listMarker.lastIndex = content.at;
  const marker = listMarker.exec(text)?.[0];
  // What belongs to a footnote is indented by four columns, whatever its mark.
  const width = marker?.startsWith('[') === true ? 4 : Math.min(marker?.length ?? 0, 5);
  if (marker !== undefined) lines.item = content.indent + width;
  else if (!lines.afterBlank) return;
  else lines.item = content.indent < 2 ? -1 : Math.min(lines.item, content.indent);
}

/** Where the metadata at the top ends; below zero where there is none. */
export function metadataEnd(text: string): number {
  const open = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('---', open) || text.slice(open, lineEnd(text, 0)).trim() !== '---') return -1;
  for (let start = lineEnd(text, 0) + 1; start < text.length;) {
    const end = lineEnd(text, start);
    const mark = text.startsWith('---', start) || text.startsWith('...', start);
    if (mark && text.slice(start, end).trim().length === 3) return end;
    start = end + 1;
  }
  return unclosed;
}

const unclosed = -2;

interface Fence {
  readonly mark: string;
  readonly length: number;
  /** Where what follows the mark begins. */
  readonly after: number;
}

function fenceAt(text: string, at: number): Fence | null {
  fenceMark.lastIndex = at;
  const run = fenceMark.exec(text)?.[1];
  if (run === undefined) return null;
  // Inline code may begin a line with three backticks; a fence has none after its own.
  if (run.startsWith('`') && text.slice(fenceMark.lastIndex, lineEnd(text, at)).includes('`')) return null;
  return { mark: run.charAt(0), length: run.length, after: fenceMark.lastIndex };
}

function fenceEnd(text: string, from: number, fence: Fence): number {
  for (let start = lineEnd(text, from) + 1; start < text.length;) {
    const end = lineEnd(text, start);
    const { at } = contentOf(text, start, end);
    let run = at;
    while (run < end && text[run] === fence.mark) run++;
    if (run - at >= fence.length && text.slice(run, end).trim() === '') return end;
    start = end + 1;
  }
  return text.length;
}

function contentOf(text: string, start: number, end: number): Content {
  let at = start;
  let indent = 0;
  for (; at < end; at++) {
    const character = text[at];
    if (character === '>') indent = 0;
    else if (character === '\t') indent += 4;
    else if (character === ' ') indent++;
    else if (character !== '\r') break;
  }
  return { at, indent };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const listMarker =
  /(?:[-*+]|[0-9]{1,9}[.)]|[a-z#][.)]|[A-Z]\)|\((?:@[\w-]{0,50}|[0-9]{1,9}|[A-Za-z])\)|[:~])[ \t]{1,4}|\[\^[^\s\]]{1,200}\]:/y;
const fenceMark = /(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?(`{3,}|~{3,})/y;
/** Docutils', MyST's and their extensions' directives with a body of prose, and bookdown's blocks. */
const proseDirective =
  /[ \t]*\{(?:note|tip|hint|important|attention|warning|caution|danger|error|seealso|admonition|todo|topic|sidebar|margin|aside|epigraph|pull-quote|highlights|blockquote|figure|figure-md|table|list-table|dropdown|card|grid|grid-item|grid-item-card|tab-set|tab-item|div|only|versionadded|versionchanged|deprecated|(?:prf|proof):[a-z]{1,20}|theorem|lemma|corollary|proposition|conjecture|definition|example|exercise|hypothesis|proof|remark|solution|block2?|asis)[},\s]/y;
