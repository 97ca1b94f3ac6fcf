/** The place where a title ends, told by letters: the same for any copy of a byline, whatever its blanks and signs. */
import { foldToLetters } from '../fold';
import type { Span } from '../problem';
import { readByline } from './byline';
import { limits } from './limits';
import type { ListedEntry } from './listedEntry';
import { originOf, toPlainText, type PlainText } from './plainText';

/** How many letters and digits a text has; case, accents, blanks and signs do not count. */
export function countLetters(text: string): number {
  return foldToLetters(text).length;
}

/**
 * Where people start whose title has so many letters: at the next letter, so that closing signs stay with the title.
 * Null where the text has fewer letters; its end where it has no more. Linear.
 */
export function placeAfterLetters(text: string, letters: number): number | null {
  let count = 0;
  let at = 0;
  for (const char of text) {
    const own = foldToLetters(char).length;
    if (own > 0 && count >= letters) return startOfName(text, at);
    count += own;
    at += char.length;
  }
  return count >= letters ? text.length : null;
}

/** A Dutch name may begin with its apostrophe, `'t Hooft`. */
function startOfName(text: string, at: number): number {
  return /^['’]t $/.test(text.slice(at - 1, at + 2)) ? at - 1 : at;
}

/** Where title and people stand in the source, organisations included. */
export function bylineSpan({ spans }: Pick<ListedEntry, 'spans'>): Span {
  const { title, entry, abstract } = spans;
  return { start: title.start, end: abstract === null ? entry.end : abstract.start };
}

/** The title and people of an entry as one plain text, however many lines they take. */
export function plainByline(text: string, entry: ListedEntry): PlainText {
  const { start, end } = bylineSpan(entry);
  return toPlainText(text, start, Math.min(end, start + limits.byline));
}

/**
 * How many letters a title has that ends at a place of the source. Null where it may not end there: outside title and
 * people, before the title's first letter, or where it ends now.
 */
export function lettersBefore(text: string, entry: ListedEntry, offset: number): number | null {
  const plain = plainByline(text, entry);
  const people = originOf(plain, readByline(plain.text).end);
  if (offset < plain.start || offset > people) return null;
  const letters = countLetters(toPlainText(text, plain.start, offset).text);
  return letters === 0 || letters === countLetters(entry.title) ? null : letters;
}
