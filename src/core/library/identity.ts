/** Who a paper is: one id that a new copy of the listing, or a corrected title/author boundary, does not change. */
import { foldToLetters } from '../fold';
import { isPaperId, type Entry, type PaperId } from '../paper';

/**
 * The id of an entry: a hash of the folded title with the first author run on.
 * Title and author together, not the title alone: where the boundary between them was misread and is put right later,
 * the two together are still the same letters, so the marks stay with the paper. Without the year: a date that a
 * listing leaves out is guessed and may move.
 */
export function identify(entry: Pick<Entry, 'title' | 'authors'>): PaperId {
  const letters = foldToLetters(entry.title + (entry.authors[0] ?? ''));
  // A title without letters ("???") still needs a name of its own.
  return hashId(letters === '' ? `raw:${entry.title}` : letters);
}

/** A short name for a text: 22 characters of base 36. Two texts with one name do not happen by chance. */
export function hashText(text: string): string {
  return hash53(text, 0x1ec7) + hash53(text, 0x5eed);
}

function hashId(text: string): PaperId {
  const id = `p${hashText(text)}`;
  if (!isPaperId(id)) throw new Error('a paper id lost its form');
  return id;
}

/** 53 bits as 11 characters of base 36. Multiply-xorshift over two lanes; spreads well, is no cryptographic hash. */
function hash53(text: string, seed: number): string {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
