/** Classes of two letters at a word's end or beginning: fewer than there are words, and enough to tell most apart. */

/** a–z, then all others. */
export const letterClasses = 27;
/** The same, and that there is no letter. */
const furtherClasses = letterClasses + 1;
export const twoLetterClasses = letterClasses * furtherClasses;

/** The class of one unit. */
export function letterClass(unit: number): number {
  return isLetter(unit) ? unit - 0x61 : letterClasses - 1;
}

/** The class of the word from `start` to `end` of some units by its first two. */
export function firstClassOf(units: Uint16Array, start: number, end: number): number {
  return twoLetterClass(units[start] ?? 0, end - start > 1 ? (units[start + 1] ?? 0) : noUnit);
}

/** The same by its last two. */
export function lastClassOf(units: Uint16Array, start: number, end: number): number {
  return twoLetterClass(units[end - 1] ?? 0, end - start > 1 ? (units[end - 2] ?? 0) : noUnit);
}

/** No unit is it. */
const noUnit = -1;

/** Of the outermost unit at one end, and the next one inwards. */
function twoLetterClass(outer: number, inner: number): number {
  return letterClass(outer) * furtherClasses + (inner === noUnit ? letterClasses : letterClass(inner));
}

/** What is known of a word by its class. */
export interface MeantClasses {
  readonly classes: readonly number[];
  /** Whether all words of these classes are meant, and not only some. */
  readonly isExact: boolean;
}

/** The classes of the words that a part stands at an end of; with `isWhole` it is all of the word. */
export function classesOf(part: string, end: 'start' | 'end', isWhole: boolean): MeantClasses {
  const [outer, inner] =
    end === 'start'
      ? [part.charCodeAt(0), unitAt(part, 1)]
      : [part.charCodeAt(part.length - 1), unitAt(part, part.length - 2)];
  const isExact = !isWhole && part.length <= 2 && isLetter(outer) && (part.length === 1 || isLetter(inner));
  if (part.length > 1 || isWhole) return { classes: [twoLetterClass(outer, inner)], isExact };
  const first = letterClass(outer) * furtherClasses;
  return { classes: Array.from({ length: furtherClasses }, (_, at) => first + at), isExact };
}

function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : noUnit;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
