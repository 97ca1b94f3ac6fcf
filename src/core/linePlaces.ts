/** Places of a long text as lines and columns, counted in one pass that stops now and then. */
import type { Position } from './lineIndex';
import type { Steps } from './steps';

/**
 * The positions of some offsets, which must ascend, in a text that begins on line `firstLine`; and the line its end is on.
 * Lines end as `indexLines` has it. `toEnd` false: what comes after the last offset is not counted.
 */
export function* placesOf(
  text: string,
  offsets: readonly number[],
  { firstLine, toEnd }: { readonly firstLine: number; readonly toEnd: boolean },
): Steps<{ readonly places: readonly Position[]; readonly lastLine: number }> {
  const places: Position[] = [];
  let line = firstLine;
  let lineStart = 0;
  const end = toEnd ? text.length : Math.min(text.length, offsets.at(-1) ?? 0);
  for (let at = 0; at <= end; at++) {
    while (places.length < offsets.length && (offsets[places.length] ?? 0) <= at) {
      places.push({ line, column: at - lineStart });
    }
    if (at === text.length) break;
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) {
      line += 1;
      lineStart = at + 1;
    }
    if (at % 32_768 === 0) yield;
  }
  while (places.length < offsets.length) places.push({ line, column: end - lineStart });
  return { places, lastLine: line };
}
