/** Lists of bare keys, `a, b`, as LaTeX, AsciiDoc and the citation roles write them. */
import type { CitationItem, CitationKey } from '../citationGroup';
import { itemsOf } from '../citationGroup';

/**
 * The items of a text between two offsets, one per comma outside parentheses and braces. A part's key is what `key`
 * (a global expression) finds first in it. What `comment` matches is read as blanks.
 */
export function bareItems(
  text: string,
  start: number,
  end: number,
  key: RegExp = /[^\s,]+/g,
  comment: RegExp | null = null,
): readonly CitationItem[] {
  const inside = text.slice(start, end);
  // Blanks of the same length, so that offsets stay.
  const body = comment === null ? inside : inside.replace(comment, (found) => ' '.repeat(found.length));
  const separators: number[] = [];
  const keys: CitationKey[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at <= body.length; at++) {
    const code = body.charCodeAt(at);
    // A comma within a locator's parentheses or braces does not part keys.
    if (code === 40 || code === 123) depth++;
    if (code === 41 || code === 125) depth = Math.max(0, depth - 1);
    if (at < body.length && (code !== 44 || depth > 0)) continue;
    key.lastIndex = 0;
    const found = key.exec(body.slice(from, at));
    if (found !== null) {
      const keyStart = from + found.index;
      keys.push({ key: found[0], start: keyStart, end: keyStart + found[0].length });
    }
    if (at < body.length) separators.push(at);
    from = at + 1;
  }
  return itemsOf(body, { start: 0, end: body.length }, separators, keys).map((item) => ({
    start: item.start + start,
    end: item.end + start,
    from: item.from + start,
    keys: item.keys.map((one) => ({ key: one.key, start: one.start + start, end: one.end + start })),
  }));
}
