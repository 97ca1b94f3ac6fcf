/** How far a line goes on without anything that plain text may need cleaning for (plainText.ts). */

/**
 * Characters that are shown, stand for themselves and join with none before them: the letters and marks of Latin, Greek
 * and Cyrillic texts, and Han. Not all there are; the others take the slow way.
 */
const clean =
  '[ -~\\xa1-\\xac\\xae-\\u02ff\\u0391-\\u03a1\\u03a3-\\u03ff\\u0400-\\u0482\\u048a-\\u052f\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20bf\\u2190-\\u21ff\\u2200-\\u22ff\\u4e00-\\u9fff]';

const asciiRun = runOf('[ -~]');
const cleanRun = runOf(clean);

/** Where the clean text that starts at an offset ends: at the end of its line, or at what may need cleaning. */
export function endOfClean(text: string, start: number): number {
  const end = endOf(asciiRun, text, start);
  return text.charCodeAt(end) > 0x7e ? endOf(cleanRun, text, end) : end;
}

/** Whether a code unit is one of those. Remembered, so that it is a look-up. */
export function isClean(code: number): boolean {
  const known = answers[code] ?? 0;
  return known === 0 ? findOut(code) : known === yes;
}

const yes = 1;
const no = 2;
const answers = new Uint8Array(0x10000);
const cleanUnit = new RegExp(`^${clean}$`);

function findOut(code: number): boolean {
  const found = cleanUnit.test(String.fromCharCode(code));
  answers[code] = found ? yes : no;
  return found;
}

/** Eight characters a turn, written out: the engine goes over them four times as fast as over one at a time. */
function runOf(kind: string): RegExp {
  return new RegExp(`(?:${kind.repeat(8)})*${kind}*`, 'y');
}

function endOf(run: RegExp, text: string, start: number): number {
  run.lastIndex = start;
  run.test(text);
  return run.lastIndex;
}
