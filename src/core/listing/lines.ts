/** The lines of a source, trimmed, without the blank ones, whatever ends them (LF, CRLF or a lone CR). */
import { isTrimmed } from './characters';

export interface Line {
  readonly start: number;
  readonly end: number;
  /** A blank line, or more, stands before it. */
  readonly afterBlank: boolean;
}

/** Lines with a look ahead. */
export interface Lines {
  /** The line `ahead` lines on (0 is the next), or null past the end. */
  peek(ahead: number): Line | null;
  skip(count: number): void;
  /** Where the next line starts, or a blank one before it. */
  position(): number;
  /** Goes on at an offset further on, the start of a line. */
  moveTo(offset: number): void;
}

/** Splits a text once (and a line where `split` says so), from its start to its end; each terminator is looked for only when the last one has been passed. */
export function openLines(text: string, split: (line: Line) => readonly Line[] | null): Lines {
  const waiting: Line[] = [];
  let head = 0;
  let at = 0;
  // Where the next of each stands, as far as it was looked for; the text's end where there is none.
  let feed = -1;
  let carriage = -1;

  function readLine(): boolean {
    let blank = false;
    while (at < text.length) {
      if (feed < at) feed = placeOf('\n', at);
      if (carriage < at) carriage = placeOf('\r', at);
      const stop = Math.min(feed, carriage);
      const start = trimStart(text, at, stop);
      const end = trimEnd(text, start, stop);
      at = stop + 1;
      if (start < end) {
        const line = { start, end, afterBlank: blank };
        const parts = split(line);
        if (parts) waiting.push(...parts);
        else waiting.push(line);
        return true;
      }
      // The LF of a CRLF pair is no blank line.
      if (!(stop === feed && stop > 0 && text.charCodeAt(stop - 1) === 0x0d && start === stop)) blank = true;
    }
    return false;
  }

  function placeOf(terminator: string, from: number): number {
    const place = text.indexOf(terminator, from);
    return place < 0 ? text.length : place;
  }

  return {
    peek(ahead) {
      while (waiting.length - head <= ahead) if (!readLine()) return null;
      return waiting[head + ahead] ?? null;
    },
    skip(count) {
      head += count;
      if (head > 64) {
        waiting.splice(0, head);
        head = 0;
      }
    },
    position: () => waiting[head]?.start ?? at,
    moveTo(offset) {
      if (waiting.length > 0) waiting.length = 0;
      head = 0;
      at = offset;
    },
  };
}

function trimStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isTrimmed(text.charCodeAt(at))) at += 1;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isTrimmed(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
