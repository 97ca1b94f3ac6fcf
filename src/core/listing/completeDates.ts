/** The years that a listing leaves out, written into it, so that its dates stay what they were when it was copied. */
import type { Day } from '../calendar';
import { yearOf } from '../calendar';
import { readBlocks } from './blocks';
import { resolveDay } from './listedDate';
import { isBinary } from './textCheck';

/** The same text with `Apr 14` of a header made `Apr 14, 2026`; every other character stays. Any text. */
export function completeDates(text: string, referenceDate: Day): string {
  if (isBinary(text)) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { header } of readBlocks(text)) {
    const { date } = header;
    if (date === null || date.year !== null) continue;
    const day = resolveDay(date.month, date.day, null, referenceDate);
    if (day === null) continue;
    parts.push(text.slice(done, date.span.end), `, ${yearOf(day)}`);
    done = date.span.end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}
