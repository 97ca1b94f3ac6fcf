/** The last word of a title that ends at a place: its letters and figures, without marks after them. */
import type { Codes } from './codes';
import { charKind, charKinds, isAsciiLetter } from './characters';

/** Where the letters and figures before a place start. */
export function wordStart(codes: Codes, at: number): number {
  let from = wordEnd(codes, 0, at);
  while (from > 0 && isWordCode(codes[from - 1] ?? 0)) from -= 1;
  return from;
}

/** Where they end: up to three closing marks may follow. */
export function wordEnd(codes: Codes, from: number, at: number): number {
  let to = at;
  while (to > from && to > at - 4 && !isWordCode(codes[to - 1] ?? 0)) to -= 1;
  return to;
}

/** Whether a code unit is a letter or a figure. */
export function isWordCode(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code) || (code >= 0x30 && code <= 0x39);
  const kind = charKind(code);
  return (
    kind === charKinds.upper ||
    kind === charKinds.lower ||
    kind === charKinds.caseless ||
    kind === charKinds.digit
  );
}
