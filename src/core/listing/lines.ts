/** The lines of a source, trimmed, without the blank ones, whatever ends them (LF, CRLF or a lone CR). */
import type { Span } from '../problem';
import { isTrimmed } from './characters';
import { toPlainText } from './plainText';

export interface Line {
  readonly start: number;
  readonly end: number;
  /** A blank line, or more, stands before it. */
  readonly afterBlank: boolean;
}

/** Bylines and people are looked at up to this length; a longer line is judged by its start. */
export const lookAt = 4096;

/** The plain text of a line, as far as it is looked at. */
export function lineText(text: string, span: Span): string {
  return toPlainText(text, span.start, Math.min(span.end, span.start + lookAt)).text;
}

/** The lines of a text (and of a line where `split` says so), from its start to its end, with a look ahead; each terminator is looked for only when the last one has been passed. */
export class Lines {
  readonly #text: string;
  readonly #split: (text: string, line: Line) => readonly Line[] | null;
  readonly #waiting: Line[] = [];
  #head = 0;
  #at = 0;
  // Where the next of each stands, as far as it was looked for; where the looking ended if there is none.
  #feed = -1;
  #carriage = -1;

  constructor(text: string, split: (text: string, line: Line) => readonly Line[] | null) {
    this.#text = text;
    this.#split = split;
  }

  /** The line `ahead` lines on (0 is the next), or null past the end. */
  peek(ahead: number): Line | null {
    while (this.#waiting.length - this.#head <= ahead) if (!this.#readLine()) return null;
    return this.#waiting[this.#head + ahead] ?? null;
  }

  skip(count: number): void {
    this.#head += count;
    if (this.#head > 64) {
      this.#waiting.splice(0, this.#head);
      this.#head = 0;
    }
  }

  /** Where the next line starts, or a blank one before it. */
  position(): number {
    return this.#waiting[this.#head]?.start ?? this.#at;
  }

  /** Goes on at an offset further on, the start of a line. */
  moveTo(offset: number): void {
    if (this.#waiting.length > 0) this.#waiting.length = 0;
    this.#head = 0;
    this.#at = offset;
  }

  #readLine(): boolean {
    const text = this.#text;
    let blank = false;
    while (this.#at < text.length) {
      const at = this.#at;
      if (this.#feed < at) this.#feed = placeOf(text, '\n', at, text.length);
      // No CR is looked for behind the next LF: a listing that has none would be gone over once more, to its end.
      if (this.#carriage < at) this.#carriage = placeOf(text, '\r', at, this.#feed);
      const stop = Math.min(this.#feed, this.#carriage);
      const start = trimStart(text, at, stop);
      const end = trimEnd(text, start, stop);
      this.#at = stop + 1;
      if (start < end) {
        const line = { start, end, afterBlank: blank };
        const parts = this.#split(text, line);
        if (parts) this.#waiting.push(...parts);
        else this.#waiting.push(line);
        return true;
      }
      // The LF of a CRLF pair is no blank line.
      const isPair = stop === this.#feed && stop > 0 && text.charCodeAt(stop - 1) === 0x0d && start === stop;
      if (!isPair) blank = true;
    }
    return false;
  }
}

function placeOf(text: string, terminator: string, from: number, to: number): number {
  const place = text.slice(from, to).indexOf(terminator);
  return place < 0 ? to : from + place;
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
