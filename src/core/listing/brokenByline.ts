/** Bylines broken over several lines because they did not fit, as mail programs break them. Judges; changes nothing. */
import type { Line } from './lines';
import { endsAsByline, isAuthorLine, isFurniture, isOneName, orgsPattern } from './lineShape';

/** Mail is wrapped at 72 to 80 characters, terminals and editors at 100 at most; a narrower column is no prose's. */
export const widestLine = 100;
const narrowest = 50;
/** Longer bylines than of seven such lines were not seen. */
const mostLines = 8;

export interface BrokenByline {
  /** How many lines come after the first that belong to it. */
  readonly more: number;
  /** They are the title's alone: the people have lines of their own after them. */
  readonly apart: boolean;
}

/** What lies after a line, as far as it may belong to the same entry. */
export interface LinesAhead {
  /** No wide line was seen elsewhere in the text. */
  readonly mayBeBroken: boolean;
  /** The line so many on (0 is the next); null at the entry's end. */
  readonly peek: (ahead: number) => Line | null;
  readonly textOf: (line: Line) => string;
}

/**
 * The lines that a byline goes on in; null where it ends with its first, and where nothing tells. A line that had no room
 * for the next one's first word was broken for it; the first that had room ends the byline. Any text.
 */
export function brokenByline(first: Line, ahead: LinesAhead): BrokenByline | null {
  const { lines, isBroken } = linesFrom(first, ahead);
  const width = Math.max(...lines.map(({ length }) => length));
  let joined = lines[0] ?? '';
  let people = 0;
  let open = 0;
  for (let more = 0; more < lines.length; more++) {
    const line = lines[more] ?? '';
    const next = lines[more + 1];
    if (more > 0) joined = `${joined} ${line}`;
    const isWhole = more > 0 && !(lines[more - 1] ?? '').endsWith(',') && startsWithWholeName(line);
    if (next !== undefined && isOpen(joined, next) && !isWhole) {
      open += 1;
      continue;
    }
    const isMarked = endsAsByline(joined);
    if (isMarked && open === more) return more > 0 ? { more, apart: false } : null;
    if (!isBroken) return null;
    const hasNoRoom =
      next !== undefined && width >= narrowest && line.length + 1 + firstWord(next).length > width;
    if (isWhole) {
      // A title may end in two words with capitals; then the people come after them.
      const isTitle = !hasNoRoom && !line.includes(',') && !isMarked;
      if (isTitle && next !== undefined && isAuthorLine(next)) return { more, apart: true };
      // A title on one line and people on the next are the layout's, which the other papers tell.
      return more > 1 ? { more: more - 1, apart: true } : null;
    }
    if (isMarked) return more > 0 ? { more, apart: false } : null;
    if (endsInPeople(joined)) people = more;
    if (hasNoRoom && !isFurniture(next)) continue;
    if (people > 0) return { more: people, apart: false };
    return more > 0 && next !== undefined && isAuthorLine(next) ? { more, apart: true } : null;
  }
  return null;
}

interface Gathered {
  readonly lines: readonly string[];
  /** Lines were broken here: none is wide, and there are more than two, or those elsewhere tell. */
  readonly isBroken: boolean;
}

/** The entry's lines up to a blank one or a wide one. */
function linesFrom(first: Line, { mayBeBroken, peek, textOf }: LinesAhead): Gathered {
  const lines: string[] = [];
  for (let line: Line | null = first; line !== null && lines.length < mostLines;) {
    if (line.end - line.start > widestLine) return { lines, isBroken: false };
    if (lines.length > 0 && line.afterBlank) break;
    lines.push(textOf(line));
    line = peek(lines.length - 1);
  }
  return { lines, isBroken: lines.length > 2 || mayBeBroken };
}

/** Whether a text stops where nothing can stop: before its organisations, or between two of them. */
function isOpen(text: string, next: string): boolean {
  if (/^· /.test(next)) return orgsPattern.test(next.slice(2).replace(/,$/, ''));
  if (!orgsPattern.test(next.replace(/,$/, ''))) return false;
  return text.endsWith(' ·') || / · [a-z0-9][a-z0-9._, -]*,$/.test(text);
}

/** A name glued to the last word of a title, `UnderstandingJacob `; in `McCallum` and `LeCun` too little stands before it. */
const joint = /(?:\p{Ll}{3}|\p{Lu}{2}s?|[\d)\]?!%])(?=\p{Lu}(?:\p{Ll}+[ -]|\. ))/gu;

/** Whether a byline has no more than three people after such a place, to its end. */
function endsInPeople(text: string): boolean {
  // A sentence's stop, which no name ends with but `Jr.`
  if (/\.$/.test(text) && !/ [JS]r\.$/.test(text)) return false;
  for (const found of text.matchAll(joint)) {
    const people = text.slice(found.index + found[0].length);
    if (people.includes(',') ? isAuthorLine(people) : isOneName(people)) return true;
  }
  return false;
}

/** Whether a line starts with all of a person's name: with two words, the first of them a capital's and glued to none. */
function startsWithWholeName(line: string): boolean {
  if (!isAuthorLine(line)) return false;
  const name = (line.split(',', 1)[0] ?? '').replace(/ et al\.?(?: ·.*)?$| ·.*$/, '');
  return /^\p{Lu}\S* \S/u.test(name) && name.search(joint) < 0;
}

function firstWord(line: string): string {
  return line.split(' ', 1)[0] ?? '';
}
