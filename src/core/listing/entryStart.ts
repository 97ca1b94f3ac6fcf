/** Where a listing too long to be read in one piece can be cut. */
import { readBlocks } from './blocks';

/** The start of the first paper, beyond doubt, that begins on a line after a place; null where there is none. */
export function entryStartAfter(text: string, from: number): number | null {
  const line = text.indexOf('\n', from) + 1;
  if (line === 0) return null;
  for (const { header } of readBlocks(text.slice(line))) {
    if (header.category !== null && header.date !== null && header.span.start > 0) {
      return line + header.span.start;
    }
  }
  return null;
}
