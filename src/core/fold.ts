/** Text folded for comparing and searching: what differs only in case, accents or compatibility forms is the same. */

const ascii = /^[\x00-\x7f]*$/;
const combining = /\p{M}+/gu;
/** Anything but letters without marks, punctuation, arrows and operators: looking for marks in all else takes long. */
const mayCombine = /[^\0-\u02ff\u2000-\u206f\u2190-\u22ff]/;
const notLetterOrDigit = /[^\p{L}\p{N}]+/gu;
const notAsciiLetterOrDigit = /[^a-z0-9]+/g;

/** Lower case without accents, for searching; length may change. NFKD, case folding by lower case, marks dropped. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const parts = text.normalize('NFKD');
  return (mayCombine.test(parts) ? parts.replace(combining, '') : parts).toLowerCase();
}

/** Letters and digits only, folded: two titles that differ in case, accents, dashes, quotes or spaces give the same. */
export function foldToLetters(text: string): string {
  const folded = fold(text);
  return folded.replace(ascii.test(folded) ? notAsciiLetterOrDigit : notLetterOrDigit, '');
}
