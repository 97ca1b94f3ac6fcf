/** Lines into blocks: a header, a byline, an abstract; and what belongs to none. Knows layout, not meaning. */
import type { Span } from '../problem';
import { splitGluedHeaders } from './gluedHeader';
import { longestHeader, readHeader, type FoundHeader, type Header } from './header';
import { endsASentence, endsAsByline, isAuthorLine, isFurniture, isProse } from './lineShape';
import { openLines, type Line, type Lines } from './lines';
import { toPlainText } from './plainText';

export interface Block {
  readonly header: Header;
  /** Title and people on one line; null where they have lines of their own or are missing. */
  readonly byline: Span | null;
  /** The title's own line, where the people have theirs. */
  readonly title: Span | null;
  readonly people: Span | null;
  readonly abstract: Span | null;
}

export type Piece =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'stray'; readonly span: Span; readonly lines: number };

/** Bylines and people are looked at up to this length; a longer line is judged by its start. */
const lookAt = 4096;

/** Reads a source once, from its start to its end, piece by piece. Any text; linear. */
export function* readPieces(text: string): Generator<Piece, void> {
  const lines = openLines(text, (line) => splitGluedHeaders(text, line));
  const layout = { glued: 0, apart: 0 };
  for (let line = lines.peek(0); line; line = lines.peek(0)) {
    const found = findHeader(text, lines);
    if (found) {
      lines.skip(found.lines);
      yield { kind: 'block', block: readBlock(text, lines, found.header, layout) };
    } else {
      yield readStray(text, lines, line);
    }
  }
}

/** A header at the next line: one beyond doubt, or a lone category or date with a byline after it. */
function findHeader(text: string, lines: Lines): FoundHeader | null {
  const line = lines.peek(0);
  if (!line || line.end - line.start > longestHeader) return null;
  const found = readHeader(text, lines);
  if (!found || found.certain) return found;
  const next = lines.peek(found.lines);
  if (!next || next.end - next.start > lookAt) return null;
  const after = lines.peek(found.lines + 1);
  const isByline =
    endsAsByline(lineText(text, next)) || (after !== null && isAuthorLine(lineText(text, after)));
  return isByline ? found : null;
}

/** The lines up to the next header, as one stray stretch. */
function readStray(text: string, lines: Lines, first: Line): Piece {
  let last = first;
  let count = 0;
  for (let line: Line | null = first; line; line = lines.peek(0)) {
    if (count > 0 && findHeader(text, lines)) break;
    last = line;
    count += 1;
    lines.skip(1);
  }
  return { kind: 'stray', span: { start: first.start, end: last.end }, lines: count };
}

interface Layout {
  glued: number;
  apart: number;
}

function readBlock(text: string, lines: Lines, header: Header, layout: Layout): Block {
  const nothing = { header, byline: null, title: null, people: null, abstract: null };
  const line = lines.peek(0);
  if (!line || findHeader(text, lines) || isFurniture(lineText(text, line))) return nothing;
  if (isAbstractAlone(lineText(text, line))) return { ...nothing, abstract: readAbstract(text, lines) };
  lines.skip(1);
  const tab = ownSeparator(text, line);
  if (tab) return { ...nothing, title: tab.title, people: tab.people, abstract: readAbstract(text, lines) };
  const people = readPeople(text, lines, line, layout);
  if (people) layout.apart += 1;
  else layout.glued += 1;
  const abstract = readAbstract(text, lines);
  return people
    ? { ...nothing, title: line, people, abstract }
    : { ...nothing, byline: { start: line.start, end: line.end }, abstract };
}

/** Running text right after a header: the byline is what is missing. */
function isAbstractAlone(line: string): boolean {
  return line.length >= 300 && isProse(line);
}

/** Title and people parted by a tab or several blanks. */
function ownSeparator(text: string, line: Line): { readonly title: Span; readonly people: Span } | null {
  if (line.end - line.start > lookAt) return null;
  const raw = text.slice(line.start, line.end);
  const gap = /\s*\t\s*| {2,}/g;
  for (let found = gap.exec(raw); found; found = gap.exec(raw)) {
    const people = { start: line.start + gap.lastIndex, end: line.end };
    if (isAuthorLine(lineText(text, people))) {
      return { title: { start: line.start, end: line.start + found.index }, people };
    }
  }
  return null;
}

/** The people's own lines, where they have any. */
function readPeople(text: string, lines: Lines, title: Line, layout: Layout): Span | null {
  const line = lines.peek(0);
  if (!line || line.end - line.start > lookAt || findHeader(text, lines)) return null;
  const own = lineText(text, line);
  if (isFurniture(own) || endsAsByline(lineText(text, title)) || !isAuthorLine(own)) return null;
  // One name by itself may as well be a button; the rest of the listing decides.
  const alone = !own.includes(',') && !endsAsByline(own);
  if (alone && layout.glued > layout.apart) return null;
  lines.skip(1);
  let end = line.end;
  for (let more = lines.peek(0); more && continuesPeople(text, end, more); more = lines.peek(0)) {
    end = more.end;
    lines.skip(1);
  }
  return { start: line.start, end };
}

/** `et al.`, `· org` or the next name after a comma, on a line of its own. */
function continuesPeople(text: string, end: number, line: Line): boolean {
  if (line.end - line.start > 400) return false;
  const own = lineText(text, line);
  if (/^et al\.?(?: · |$)|^· /.test(own)) return true;
  const comma = text.charAt(end - 1) === ',';
  return comma && isAuthorLine(`${own}, Et Al`);
}

/** The lines of an abstract: the first, and those a line was broken for. */
function readAbstract(text: string, lines: Lines): Span | null {
  const first = lines.peek(0);
  if (!first || findHeader(text, lines)) return null;
  const head = lineText(text, first);
  if (isFurniture(head) || (head.length < 300 && endsAsByline(head))) return null;
  lines.skip(1);
  let last = first;
  let width = first.end - first.start;
  for (let line = lines.peek(0); line; line = lines.peek(0)) {
    if (findHeader(text, lines) || !continuesAbstract(text, last, line, width)) break;
    width = Math.max(width, line.end - line.start);
    last = line;
    lines.skip(1);
  }
  return { start: first.start, end: last.end };
}

/** Wider than this, nobody wraps lines: the abstract was one line, and what follows is something else. */
const widestWrap = 200;

/**
 * Whether a line goes on with an abstract. A wrapped line was broken because the next word did not fit; furniture
 * and the remains of a damaged entry come after a line that had room, or are none of running text.
 */
function continuesAbstract(text: string, last: Line, line: Line, width: number): boolean {
  const lastWidth = last.end - last.start;
  const ownWidth = line.end - line.start;
  const own = lineText(text, line);
  if (isFurniture(own)) return false;
  const stopped = endsASentence(
    lineText(text, { start: Math.max(last.start, last.end - 16), end: last.end }),
  );
  const goesOn = !stopped && /^[\p{Ll}($]/u.test(own) && isProse(own);
  if (line.afterBlank) return isProse(own) && /^\p{Lu}/u.test(own) && stopped && lastWidth > widestWrap;
  if (lastWidth > widestWrap || ownWidth > widestWrap + 40) return goesOn;
  if (stopped && endsAsByline(own)) return false;
  if (stopped && ownWidth < 0.6 * width && !endsASentence(own)) return false;
  const word = own.indexOf(' ');
  const firstWord = word < 0 ? own.length : word;
  return lastWidth + 1 + firstWord > Math.max(width, ownWidth);
}

function lineText(text: string, span: Span): string {
  return toPlainText(text, span.start, Math.min(span.end, span.start + lookAt)).text;
}
