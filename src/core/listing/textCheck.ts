/** Quick looks at a whole text: is it text at all, is it a listing. */
import { readBlocks } from './blocks';
import { isHidden } from './characters';

/** So much of a text is looked at. */
const sampleSize = 64 * 1024;
/** One in this many characters a control or a replacement character, and it is no text. */
const tolerated = 50;

/** Whether a text is really something else: a picture, an archive, UTF-16 read as UTF-8. */
export function isBinary(text: string): boolean {
  const size = Math.min(text.length, sampleSize);
  let strange = 0;
  for (let at = 0; at < size; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 0x20 && isHidden(code))) strange += 1;
  }
  return strange * tolerated > size && strange > 4;
}

/** Whether the start of a text (64 kB) holds an entry with category, date and title, or two that lack a part. */
export function looksLikeListing(text: string): boolean {
  const sample = text.slice(0, sampleSize);
  if (isBinary(sample)) return false;
  let likely = 0;
  for (const { header, byline, title } of readBlocks(sample)) {
    if (byline === null && title === null) continue;
    likely += header.category !== null && header.date !== null ? 2 : 1;
    if (likely >= 2) return true;
  }
  return false;
}
