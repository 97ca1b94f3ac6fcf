/** Papers as the page prints them, found without taking lines apart: for all but a few. What is unusual in any way is blocks.ts's. */
import { openCleanText } from './cleanRun';
import { mayHoldHeader } from './gluedHeader';
import { endsAsByline, isFurniture, longestFurniture, shortLine } from './lineShape';
import { findUsual, type UsualHeader } from './usualHeader';

/** A paper of three lines, none of which needs cleaning; or of two, without an abstract. */
export interface PlainPiece {
  readonly kind: 'plain';
  readonly header: UsualHeader;
  /** Where the byline starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Its first ` · `; its end where it has none. */
  readonly dot: number;
  /** Where the abstract starts and ends; -1 where there is none. */
  readonly abstract: number;
  readonly abstractEnd: number;
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
 * Asks a text for the plain paper at an offset, growing from call to call; null where something unusual is there.
 * What it finds is what blocks.ts would find at the same place, for less (test/unit holds them together).
 */
export function openPlainPieces(text: string): (from: number) => PlainPiece | null {
  const isClean = openCleanText(text);
  let ahead: UsualHeader | null = null;

  return (from) => {
    const header = ahead !== null && ahead.start === from ? ahead : findHeader(text, from);
    if (header === null) return null;
    const start = nextLine(text, header.end);
    const end = endOfLine(text, start);
    if (end - start <= longestWordHeader || end - start > shortLine || !isClean(start, end)) return null;
    const dot = firstDot(text, start, end);
    if (dot < 0 || isPadded(text, start, end)) return null;
    if (mayHoldHeader(text, start, end) || !isPlainByline(text, start, end)) return null;

    const abstract = nextLine(text, end);
    ahead = findHeader(text, abstract);
    if (ahead !== null || abstract >= text.length) {
      return { kind: 'plain', header, start, end, dot, abstract: -1, abstractEnd: -1, next: abstract };
    }
    const abstractEnd = endOfLine(text, abstract);
    if (abstractEnd - abstract > longestAbstract || !isClean(abstract, abstractEnd)) return null;
    if (isPadded(text, abstract, abstractEnd) || mayHoldHeader(text, abstract, abstractEnd)) return null;
    if (abstractEnd - abstract <= shortLine) {
      if (!isShortAbstract(text.slice(start, end), text.slice(abstract, abstractEnd))) return null;
    }
    const next = nextLine(text, abstractEnd);
    ahead = findHeader(text, next);
    if (ahead === null && next < text.length) return null;
    return { kind: 'plain', header, start, end, dot, abstract, abstractEnd, next };
  };
}

/** The header as the page prints it, alone on a line that is no longer than such headers are. */
function findHeader(text: string, from: number): UsualHeader | null {
  const header = findUsual(text, from);
  return header !== null && header.end - from <= longestUsual && isLineEnd(text, header.end) ? header : null;
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
