/** How far a line goes on without anything that plain text may need cleaning for (plainText.ts). */
import { shortLine } from './lineShape';

/**
 * Characters that are shown, stand for themselves and join with none before them: the letters and marks of Latin, Greek
 * and Cyrillic texts, and Han. Not all there are; the others take the slow way.
 */
const ink =
  '!-~\\xa1-\\xac\\xae-\\u02ff\\u0391-\\u03a1\\u03a3-\\u03ff\\u0400-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2190-\\u21ff\\u2200-\\u22ff\\u4e00-\\u9fff';

const asciiRun = runOf('[ -~]');
const cleanRun = runOf(`[ ${ink}]`);

/** Where the clean text that starts at an offset ends: at the end of its line, at what may need cleaning, or where the line is longer than any that is plain. */
export function endOfClean(text: string, start: number): number {
  const end = endOf(asciiRun, text, start);
  return text.charCodeAt(end) > 0x7e ? endOf(cleanRun, text, end) : end;
}

/** Where the words of printable ASCII end that start at an offset, with one blank between each and none after the last; no further than short lines go. */
export function endOfAsciiWords(text: string, start: number): number {
  return endOf(asciiWords, text, start);
}

/** Where such words of clean text end, the first of which start before or end at an offset. */
export function endOfCleanWords(text: string, from: number): number {
  return endOf(cleanWords, text, from);
}

const asciiWords = wordsOf('!-~');
const cleanWords = wordsOf(ink);

/** Many characters a turn, written out: the engine goes over them five times as fast as over one at a time. It remembers each turn, so there is an end to them. */
function runOf(kind: string): RegExp {
  return new RegExp(`(?:${kind.repeat(32)}){0,1600}(?:${kind.repeat(8)}){0,3}${kind}{0,7}`, 'y');
}

function wordsOf(letters: string): RegExp {
  return new RegExp(`[${letters}]{0,${shortLine}}(?: [${letters}]{1,${shortLine}}){0,${shortLine}}`, 'y');
}

function endOf(run: RegExp, text: string, start: number): number {
  run.lastIndex = start;
  run.test(text);
  return run.lastIndex;
}
