/** Lines into blocks: a header, a byline, an abstract; and what belongs to none. Knows layout, not meaning. */
import type { Span } from '../problem';
import { abstractLabel } from './abstractLabel';
import { brokenByline, widestLine } from './brokenByline';
import { splitGluedHeaders } from './gluedHeader';
import { longestHeader, readHeader, toHeader, type FoundHeader, type Header } from './header';
import {
  endsASentence,
  endsAsByline,
  isAuthorLine,
  isFurniture,
  isOneName,
  isProse,
  orgsPattern,
  shortLine,
} from './lineShape';
import { lineText, Lines, lookAt, type Line } from './lines';
import { namesTitle, partedTitle } from './partedTitle';
import { PlainPieces, type PieceParts, type PlainPiece } from './plainPieces';

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
  | PlainPiece
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'stray'; readonly span: Span; readonly lines: number };

/** Reads a source once, from its start to its end. */
export class Pieces {
  readonly #plain: PlainPieces;
  readonly #reader: BlockReader;

  constructor(text: string) {
    this.#plain = new PlainPieces(text);
    const lines = new Lines(text, splitGluedHeaders);
    this.#reader = { text, lines, layout: { glued: 0, apart: 0, wide: false }, asked: -1, found: null };
  }

  /** The next piece, null past the last; a plain one is good until the next is asked for. */
  next(): Piece | null {
    const { lines, layout } = this.#reader;
    const plain = this.#plain.at(lines.position());
    if (plain) {
      lines.moveTo(plain.next);
      layout.glued += 1;
      layout.wide ||= plain.abstractEnd - plain.abstract > widestLine;
      return plain;
    }
    return readPiece(this.#reader);
  }
}

/** The blocks of a source, one by one. */
export function* readBlocks(text: string): Generator<Block, void> {
  const pieces = new Pieces(text);
  for (let piece = pieces.next(); piece; piece = pieces.next()) {
    if (piece.kind === 'plain') yield toBlock(text, piece);
    else if (piece.kind === 'block') yield piece.block;
  }
}

/** A plain piece as a block. */
export function toBlock(text: string, piece: PieceParts): Block {
  const { header, start, end, abstract, abstractEnd } = piece;
  return {
    header: toHeader(text, header),
    byline: { start, end },
    title: null,
    people: null,
    abstract: abstract < 0 ? null : { start: abstract, end: abstractEnd },
  };
}

interface BlockReader {
  readonly text: string;
  readonly lines: Lines;
  /** Which of the two layouts the entries before had, and whether an abstract was wider than any line that was broken. */
  readonly layout: { glued: number; apart: number; wide: boolean };
  /** Where the line starts that was last asked to be a header, and the answer: it is asked for more than once. */
  asked: number;
  found: FoundHeader | null;
}

function readPiece(reader: BlockReader): Piece | null {
  const line = reader.lines.peek(0);
  if (!line) return null;
  const found = findHeader(reader);
  if (!found) return readStray(reader, line);
  reader.lines.skip(found.lines);
  return { kind: 'block', block: readBlock(reader, found.header) };
}

/** A header at the next line: one beyond doubt, or a lone category or date with a byline after it. */
function findHeader(reader: BlockReader): FoundHeader | null {
  const line = reader.lines.peek(0);
  if (!line || line.end - line.start > longestHeader) return null;
  if (reader.asked !== line.start) {
    reader.asked = line.start;
    reader.found = askForHeader(reader);
  }
  return reader.found;
}

function askForHeader({ text, lines }: BlockReader): FoundHeader | null {
  const found = readHeader(text, lines);
  if (!found || found.certain) return found;
  const next = lines.peek(found.lines);
  if (!next || next.end - next.start > lookAt) return null;
  const after = lines.peek(found.lines + 1);
  const isByline =
    namesTitle(lineText(text, next)) ||
    endsAsByline(lineText(text, next)) ||
    (after !== null && isShort(after) && isAuthorLine(lineText(text, after)));
  return isByline ? found : null;
}

/** The lines up to the next header, as one stray stretch. */
function readStray(reader: BlockReader, first: Line): Piece {
  let last = first;
  let count = 0;
  for (let line: Line | null = first; line; line = reader.lines.peek(0)) {
    if (count > 0 && findHeader(reader)) break;
    last = line;
    count += 1;
    reader.lines.skip(1);
  }
  return { kind: 'stray', span: { start: first.start, end: last.end }, lines: count };
}

function readBlock(reader: BlockReader, header: Header): Block {
  const { text, lines, layout } = reader;
  const nothing = { header, byline: null, title: null, people: null, abstract: null };
  const line = lines.peek(0);
  if (!line || findHeader(reader) || (isShort(line) && isFurniture(lineText(text, line)))) return nothing;
  if (isAbstractAlone(text, line)) return { ...nothing, abstract: readAbstract(reader) };
  lines.skip(1);
  const parted = partedTitle(text, line, lines);
  if (parted) return { ...nothing, ...parted, abstract: readAbstract(reader) };
  const broken = readBroken(reader, header, line);
  if (broken) return broken;
  const people = readPeople(reader, line);
  if (people) layout.apart += 1;
  else layout.glued += 1;
  const abstract = readAbstract(reader);
  return people
    ? { header, byline: null, title: line, people, abstract }
    : { header, byline: line, title: null, people: null, abstract };
}

/** An entry whose byline was broken over several lines; null where it has one line, or two that are the layout's. */
function readBroken(reader: BlockReader, header: Header, first: Line): Block | null {
  const { text, lines } = reader;
  const peek = (ahead: number): Line | null => {
    const line = lines.peek(ahead);
    return line && readHeader(text, lines, ahead)?.certain ? null : line;
  };
  const mayBeBroken = !reader.layout.wide;
  const broken = brokenByline(first, { mayBeBroken, peek, textOf: (line) => lineText(text, line) });
  if (!broken) return null;
  const { more, apart } = broken;
  const span = { start: first.start, end: (lines.peek(more - 1) ?? first).end };
  lines.skip(more);
  const people = apart ? readPeople(reader, span) : null;
  const abstract = readAbstract(reader);
  return people
    ? { header, byline: null, title: span, people, abstract }
    : { header, byline: span, title: null, people: null, abstract };
}

function isShort(line: Line): boolean {
  return line.end - line.start <= shortLine;
}

/** Running text right after a header: the byline is what is missing. */
function isAbstractAlone(text: string, line: Line): boolean {
  return !isShort(line) && isProse(lineText(text, line));
}

/** The people's own lines, where they have any. */
function readPeople(reader: BlockReader, title: Span): Span | null {
  const { text, lines, layout } = reader;
  const line = lines.peek(0);
  if (!line || !isShort(line) || findHeader(reader)) return null;
  const own = lineText(text, line);
  if (isFurniture(own) || endsAsByline(lineText(text, title))) return null;
  // Where the papers before had it so, a word is a name.
  if (!isAuthorLine(own) && !(layout.apart > layout.glued && isOneName(own))) return null;
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
  if (text.charCodeAt(end - 1) === 0xb7) return orgsPattern.test(own.replace(/,$/, ''));
  const comma = text.charAt(end - 1) === ',';
  return comma && (isAuthorLine(`${own}, Et Al`) || orgsPattern.test(own.replace(/,$/, '')));
}

/** The lines of an abstract: the first, and those a line was broken for. */
function readAbstract(reader: BlockReader): Span | null {
  const { text, lines } = reader;
  let first = lines.peek(0);
  if (!first || findHeader(reader)) return null;
  const label = abstractLabel(text, first.start, first.end);
  if (first.start + label === first.end) {
    lines.skip(1);
    first = lines.peek(0);
    if (!first || findHeader(reader)) return null;
  } else if (label > 0) first = { ...first, start: first.start + label };
  if (isShort(first)) {
    const head = lineText(text, first);
    if (isFurniture(head) || endsAsByline(head)) return null;
  }
  lines.skip(1);
  let last = first;
  let width = first.end - first.start;
  reader.layout.wide ||= width > widestLine;
  for (let line = lines.peek(0); line; line = lines.peek(0)) {
    if (findHeader(reader) || !continuesAbstract(text, last, line, width)) break;
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
  // A second paragraph, or what is left of a paper without header and title: nothing tells, so it is not taken.
  if (line.afterBlank) return false;
  const own = lineText(text, line);
  if (isFurniture(own)) return false;
  const stopped = endsASentence(
    lineText(text, { start: Math.max(last.start, last.end - 16), end: last.end }),
  );
  const goesOn = !stopped && /^[\p{Ll}($]/u.test(own) && isProse(own);
  if (lastWidth > widestWrap || ownWidth > widestWrap + 40) return goesOn;
  if (stopped && endsAsByline(own)) return false;
  // A few words that are no sentence, after a whole one: a button.
  const isButton = own.split(' ', 5).length < 5 && !endsASentence(own) && !/http|^[\p{Ll}($]/u.test(own);
  if (stopped && isButton && ownWidth < 0.6 * width) return false;
  // In the middle of a sentence a formula or a long word may have broken a line that had room.
  if (!stopped && /^[\p{Ll}$\\]/u.test(own)) return true;
  const word = own.indexOf(' ');
  const firstWord = word < 0 ? own.length : word;
  return lastWidth + 1 + firstWord > Math.max(width, ownWidth);
}
