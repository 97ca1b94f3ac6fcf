/** The code units of the text being judged, as an array: a byline is gone over many times, and a string is slower to index. */
import { isClean } from './cleanRun';

/** Code units of a text, with zeros after the last; good until the next text is asked for. */
export type Codes = Uint16Array;

/** What is looked at beyond a text's end. */
const beyond = 8;

let codes = new Uint16Array(1024);
let current = '';

/** The code units of a text. Remembers the last text only: to be asked for again by whoever is given a text. */
export function codesOf(text: string): Codes {
  if (text === current) return codes;
  return load(text);
}

/** A line as far as it is clean, and what was seen of it on the way. */
export interface CleanLine {
  readonly text: string;
  /** No blank stands at its edges, and no two next to each other. */
  readonly isSpaced: boolean;
  /** Where its last middle dot stands; -1 where it has none. */
  readonly dot: number;
}

/**
 * The line that starts at a place of a text, up to its end or to what may need cleaning, or one unit more than it may be
 * long. `codesOf` has its code units then: one look at each of them does for all that every line is asked.
 */
export function readCleanLine(source: string, start: number, longest: number): CleanLine {
  const most = Math.min(longest + 1, source.length - start);
  makeRoom(most);
  let before = 0x20;
  let gaps = 0;
  let dot = -1;
  let at = 0;
  for (; at < most; at++) {
    const code = source.charCodeAt(start + at);
    if (code < 0x20 || code > 0x7e) {
      if (!isClean(code)) break;
      if (code === 0xb7) dot = at;
    } else if (code === 0x20 && before === 0x20) gaps += 1;
    codes[at] = code;
    before = code;
  }
  const text = source.slice(start, start + at);
  close(text);
  return { text, isSpaced: gaps === 0 && before !== 0x20, dot };
}

function load(text: string): Codes {
  makeRoom(text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  close(text);
  return codes;
}

function makeRoom(length: number): void {
  if (codes.length < length + beyond) codes = new Uint16Array(2 * length + beyond);
}

function close(text: string): void {
  for (let at = text.length; at < text.length + beyond; at++) codes[at] = 0;
  current = text;
}
