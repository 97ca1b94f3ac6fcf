/** Quick looks at a whole text: is it text at all, is it a listing. */
import { readBlocks } from './blocks';

/** So much of a text is looked at. */
const sampleSize = 64 * 1024;
/** One in this many characters a control or a replacement character, and it is no text. */
const tolerated = 50;

/** A control character that stands for nothing, or what undecodable bytes become. */
const strange = /[\0-\x08\x0e-\x1f\ufffd]/g;

/** Whether a text is really something else: a picture, an archive, UTF-16 read as UTF-8. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, sampleSize);
  strange.lastIndex = 0;
  let count = 0;
  while (strange.test(sample)) count += 1;
  return count * tolerated > sample.length && count > 4;
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
