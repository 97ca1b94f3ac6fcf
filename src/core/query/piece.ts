/** What stands between blanks in a text that is looked for: words, and signs in them and around them. */
import { isWordUnit } from './searchText';
import type { WordPlace } from './wordTable';

/** Pieces of a phrase that are looked up; the rest is settled by reading. */
const piecesLookedUp = 8;

export interface Piece {
  readonly text: string;
  /** From its first word to its last; '' where there are only signs. */
  readonly core: string;
  /** The signs before and after the core. */
  readonly lead: string;
  readonly trail: string;
  /** Where it has to stand between blanks: a cut end may be inside a word. */
  readonly place: WordPlace;
}

/** The first pieces of a search text that has blanks in it. */
export function piecesOf(words: string): readonly Piece[] {
  const texts = words.split(' ');
  return texts.slice(0, piecesLookedUp).map((text, at) => {
    return pieceOf(text, at === 0 ? 'end' : at === texts.length - 1 ? 'start' : 'whole');
  });
}

export function pieceOf(text: string, place: WordPlace): Piece {
  let [start, end] = [0, text.length];
  while (start < end && !isWordUnit(text.charCodeAt(start))) start++;
  while (end > start && !isWordUnit(text.charCodeAt(end - 1))) end--;
  return { text, core: text.slice(start, end), lead: text.slice(0, start), trail: text.slice(end), place };
}

/** The first (`start`) or last word of a core. */
export function wordAt(core: string, side: 'start' | 'end'): string {
  let [start, end] = [0, core.length];
  if (side === 'start') {
    for (end = 0; end < core.length && isWordUnit(core.charCodeAt(end));) end++;
  } else {
    for (start = core.length; start > 0 && isWordUnit(core.charCodeAt(start - 1));) start--;
  }
  return core.slice(start, end);
}

/** Whether a text is a stretch of word letters. */
export function isWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWordUnit(text.charCodeAt(at))) return false;
  return text !== '';
}
