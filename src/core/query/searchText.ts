/** Text as searches compare it: folded, blanks made one; and what counts as a word in it. */
import { fold } from '../fold';

/** Case, accents and width do not count, nor how many blanks of which kind; σ at the end of a word is σ. */
export function toSearchText(text: string): string {
  if (printable.test(text)) {
    const lower = text.toLowerCase();
    return (lower.includes('  ') ? lower.replace(/ {2,}/g, ' ') : lower).trim();
  }
  return joinBlanks(fold(text)).replaceAll('ς', 'σ').trim();
}

/** Most texts: there is little to fold, and it is done a hundred thousand times between two key strokes. */
const printable = /^[ -~]*$/;

/** Whether a UTF-16 unit of folded text belongs to a word: what is no ASCII sign and none of the general punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
  if (unit < 0xc0) return false;
  return !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x303f);
}

/** Whether a word of a text begins with another; both are search text. */
export function hasWordStart(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (at === 0 || !isWordUnit(text.charCodeAt(at - 1))) return true;
  }
  return false;
}

/** The longest word that has to stand alone to be found in an abstract. */
const longestLoneWord = 2;

/**
 * How a word or phrase is looked for in abstracts. `part`: anywhere, also inside a word. `lone`: one or two Latin letters
 * or digits, as a word by itself, since `ai` is inside some word of every abstract. `never`: signs only.
 */
export function abstractRule(words: string): 'part' | 'lone' | 'never' {
  let latin = true;
  let any = false;
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at);
    const inWord = isWordUnit(unit);
    any ||= inWord;
    latin &&= inWord && unit < 0x80;
  }
  if (!any) return 'never';
  return latin && words.length <= longestLoneWord ? 'lone' : 'part';
}

/** Whether an abstract, as search text, has a word or phrase, as search text, by `abstractRule`. */
export function abstractHas(abstract: string, words: string): boolean {
  const rule = abstractRule(words);
  switch (rule) {
    case 'never':
      return false;
    case 'part':
      return abstract.includes(words);
    case 'lone':
      return hasLoneWord(abstract, words);
    default:
      return rule satisfies never;
  }
}

function hasLoneWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const after = at + word.length;
    const startsWord = at === 0 || !isWordUnit(text.charCodeAt(at - 1));
    if (startsWord && (after === text.length || !isWordUnit(text.charCodeAt(after)))) return true;
  }
  return false;
}

/** Blanks that folding leaves as they are, and two in a row; looking for each is quicker than one pattern for all. */
const uneven = ['  ', '\n', '\r', '\t', '\v', '\f', '\u1680', '\u2028', '\u2029', '\ufeff'];

function joinBlanks(text: string): string {
  return uneven.some((blanks) => text.includes(blanks)) ? text.replace(/\s+/g, ' ') : text;
}
