/** Papers as the page prints them, found without taking lines apart: for all but a few. What is unusual in any way is blocks.ts's. */
import { abstractLabel } from './abstractLabel';
import { CleanText } from './cleanRun';
import { mayHoldHeader } from './gluedHeader';
import { endsAsByline, isFurniture, longestFurniture, shortLine } from './lineShape';
import { emptyHeader, fillUsual, type HeaderRecord, type UsualHeader } from './usualHeader';

/** Where the parts of a plain paper stand. */
export interface PieceParts {
  readonly header: UsualHeader;
  /** Where the byline starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the abstract starts and ends; -1 where there is none. */
  readonly abstract: number;
  readonly abstractEnd: number;
}

/** A paper of three lines, none of which needs cleaning; or of two, without an abstract. */
export interface PlainPiece extends PieceParts {
  readonly kind: 'plain';
  /** The byline's first ` · `; its end where it has none. */
  readonly dot: number;
  /** Where the next paper starts; the end of the text after the last. */
  readonly next: number;
}

/** Longer abstracts are cut, which is none of ours. */
const longestAbstract = 50_000;
/** No header without a figure is longer: the longest category and `Code`. */
const longestWordHeader = 30;
/** Nor is one with figures (header.ts). */
const longestHeader = 64;

/**
 * Gives the plain paper at an offset of a text, growing from call to call; null where something unusual is there.
 * What it finds is what blocks.ts would find at the same place, for less (test/unit holds them together). It is one
 * object for all of them, good until the next is asked for: an object each was a third of what reading leaves to collect.
 */
export class PlainPieces {
  readonly #text: string;
  readonly #clean: CleanText;
  /** The piece's header, and the one looked for after it. */
  #header = emptyHeader();
  #ahead = emptyHeader();
  #isAhead = false;
  readonly #piece: { -readonly [Part in keyof PlainPiece]: PlainPiece[Part] };

  constructor(text: string) {
    this.#text = text;
    this.#clean = new CleanText(text);
    const header = this.#header;
    this.#piece = { kind: 'plain', header, start: 0, end: 0, dot: 0, abstract: -1, abstractEnd: -1, next: 0 };
  }

  at(from: number): PlainPiece | null {
    const text = this.#text;
    const piece = this.#piece;
    if (!(this.#isAhead && this.#ahead.start === from) && !this.#look(from)) return null;
    this.#isAhead = false;
    const header = this.#ahead;
    this.#ahead = this.#header;
    this.#header = header;
    const start = nextLine(text, header.end);
    const end = endOfLine(text, start);
    if (end - start <= longestWordHeader || end - start > shortLine) return null;
    if (!this.#clean.isClean(start, end) || isPadded(text, start, end)) return null;
    const dot = firstDot(text, start, end);
    if (dot < 0 || mayHoldHeader(text, start, end) || !isPlainByline(text, start, end)) return null;
    piece.header = header;
    piece.start = start;
    piece.end = end;
    piece.dot = dot;
    return this.#readAbstract(start, end, nextLine(text, end)) ? piece : null;
  }

  /** The abstract after a byline, if any, and whether another paper or nothing comes after it. */
  #readAbstract(byline: number, bylineEnd: number, start: number): boolean {
    const text = this.#text;
    const piece = this.#piece;
    if (this.#look(start) || start >= text.length) {
      piece.abstract = piece.abstractEnd = -1;
      piece.next = start;
      return true;
    }
    const end = endOfLine(text, start);
    if (end - start > longestAbstract || !this.#clean.isClean(start, end)) return false;
    if (isPadded(text, start, end) || mayHoldHeader(text, start, end)) return false;
    if (abstractLabel(text, start, end) > 0) return false;
    if (end - start <= shortLine) {
      if (!isShortAbstract(text.slice(byline, bylineEnd), text.slice(start, end))) return false;
    }
    const next = nextLine(text, end);
    if (!this.#look(next) && next < text.length) return false;
    piece.abstract = start;
    piece.abstractEnd = end;
    piece.next = next;
    return true;
  }

  #look(at: number): boolean {
    this.#isAhead = fillHeader(this.#text, at, this.#ahead);
    return this.#isAhead;
  }
}

/** The header as the page prints it, alone on a line that is no longer than such headers are. */
function fillHeader(text: string, from: number, into: HeaderRecord): boolean {
  return fillUsual(text, from, into) && into.end - from <= longestUsual && isLineEnd(text, into.end);
}

/** `95.3LGApr 14, 2025Code` and a little: longer ones may have something glued to them (gluedHeader.ts). */
const longestUsual = 26;

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || at === text.length || (code === 0x0d && isFeed(text, at + 1));
}

function isFeed(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x0a;
}

/** The start of the line after the one that ends here, past empty ones. */
function nextLine(text: string, end: number): number {
  let at = end;
  for (;;) {
    if (isFeed(text, at)) at += 1;
    else if (text.charCodeAt(at) === 0x0d && isFeed(text, at + 1)) at += 2;
    else return at;
  }
}

/** Where the line ends that an offset is in, before its LF or CRLF. */
function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  if (feed < 0) return text.length;
  return text.charCodeAt(feed - 1) === 0x0d && feed > from ? feed - 1 : feed;
}

/**
 * Where the first middle dot between blanks stands in a line, its end where none does; -1 where two blanks stand one after
 * the other. Every second character is enough to see either.
 */
function firstDot(text: string, start: number, end: number): number {
  let dot = end;
  for (let at = start; at < end; at += 2) {
    const code = text.charCodeAt(at);
    if (code === 0x20) {
      const next = text.charCodeAt(at + 1);
      if (next === 0x20 || text.charCodeAt(at - 1) === 0x20) return -1;
      if (next === 0xb7 && dot === end && text.charCodeAt(at + 2) === 0x20) dot = at + 1;
    } else if (code === 0xb7 && dot === end && text.startsWith(' · ', at - 1)) dot = at;
  }
  return dot;
}

/** Whether a line can be a byline and nothing else: no header, no button. */
function isPlainByline(text: string, start: number, end: number): boolean {
  if (end - start > longestFurniture) return true;
  const line = text.slice(start, end);
  return !(line.length <= longestHeader && figure.test(line)) && !isFurniture(line);
}

const figure = /[0-9]/;

function isPadded(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start) === 0x20 || text.charCodeAt(end - 1) === 0x20;
}

/** A short line is an abstract where the byline before it is marked as one, and it is not itself. */
function isShortAbstract(byline: string, line: string): boolean {
  return line.length > longestFurniture && endsAsByline(byline) && !endsAsByline(line);
}
