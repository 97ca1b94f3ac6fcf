/** The characters a copied page brings along: blanks of every width, marks nobody sees, and those that must not be shown. */

/** Whether a UTF-16 code unit is a blank: counts as a space, ends no line. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Whether a code unit has no width and no meaning: soft hyphen, zero-width space, direction marks, BOM. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x61c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff
  );
}

/** Whether a code unit joins or parts letters (ZWNJ, ZWJ): kept inside scripts that need it, dropped elsewhere. */
export function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d;
}

/** Whether a code unit is a control or bidi-override character, which nothing may show as it is. */
export function isHidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0b && code !== 0x0c && code !== 0x0d;
  if (code < 0x7f) return false;
  if (code <= 0x9f) return code !== 0x85;
  return (
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x206f) ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

/** Whether a code unit at the edge of a line is trimmed away. */
export function isTrimmed(code: number): boolean {
  return isBlank(code) || (code >= 0xad && (isInvisible(code) || isJoiner(code)));
}

/** Whether a code unit is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether a code unit is an ASCII letter. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Whether a code unit is a small ASCII letter. */
export function isSmallLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Whether a code unit is a capital ASCII letter. */
export function isCapitalLetter(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** What a code unit is to a word: how shapes of words are told. */
export const charKinds = { other: 1, upper: 2, lower: 3, digit: 4, space: 5, caseless: 6 } as const;
export type CharKind = (typeof charKinds)[keyof typeof charKinds];

const kinds = new Uint8Array(0x10000);

/** The kind of a code unit; half a surrogate pair counts as a letter without case, unless it begins an emoji. Remembered, so that it is a look-up. */
export function charKind(code: number): number {
  const known = kinds[code] ?? charKinds.other;
  if (known !== 0) return known;
  const kind = findKind(code);
  kinds[code] = kind;
  return kind;
}

function findKind(code: number): CharKind {
  if (isBlank(code)) return charKinds.space;
  // Behind these halves are pictures and game pieces only, no letters (U+1F000–U+1FBFF).
  if (code >= 0xd83c && code <= 0xd83e) return charKinds.other;
  if (code >= 0xd800 && code <= 0xdfff) return charKinds.caseless;
  const char = String.fromCharCode(code);
  if (/\p{Lu}|\p{Lt}/u.test(char)) return charKinds.upper;
  if (/\p{Ll}/u.test(char)) return charKinds.lower;
  if (/\p{Nd}/u.test(char)) return charKinds.digit;
  return /\p{L}/u.test(char) ? charKinds.caseless : charKinds.other;
}
