/** Places of a long text as lines and columns, found in one pass that stops now and then. */
import type { Position } from './lineIndex';
import type { Steps } from './steps';

/** Units that are gone over in one step; a longer line is one step too. */
const stretch = 1 << 18;

/**
 * The positions of some offsets, which must ascend, in a text that begins on line `firstLine`; and the line its end is on.
 * Lines end as `indexLines` has it; an offset outside the text is moved to its nearest end. Breaks are searched for, not
 * each unit looked at: a listing's lines are long.
 */
export function* placesOf(
  text: string,
  offsets: readonly number[],
  firstLine: number,
): Steps<{ readonly places: readonly Position[]; readonly lastLine: number }> {
  const places: Position[] = [];
  let line = firstLine;
  let lineStart = 0;
  let rested = 0;
  let [feed, carriage] = [placeOf(text, '\n', 0), placeOf(text, '\r', 0)];
  for (;;) {
    // A carriage return before a line feed ends no line by itself.
    if (carriage === feed - 1) carriage = placeOf(text, '\r', feed);
    const next = Math.min(feed, carriage) + 1;
    for (let offset = offsets[places.length]; offset !== undefined && offset < next;) {
      places.push({ line, column: Math.max(0, Math.min(offset, text.length)) - lineStart });
      offset = offsets[places.length];
    }
    if (next > text.length) break;
    line += 1;
    lineStart = next;
    if (feed < next) feed = placeOf(text, '\n', next);
    if (carriage < next) carriage = placeOf(text, '\r', next);
    if (next - rested < stretch) continue;
    rested = next;
    yield;
  }
  return { places, lastLine: line };
}

/** Where a text has something next; past every place where it has it no more. */
function placeOf(text: string, what: string, from: number): number {
  const place = text.indexOf(what, from);
  return place < 0 ? Number.POSITIVE_INFINITY : place;
}
