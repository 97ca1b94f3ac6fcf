/** Headers that lost a line break: glued to the end of the text before them, or to the title after them. */
import { isCategory } from './categories';
import { isDigit } from './characters';
import { longestHeader } from './header';
import type { Line } from './lines';
import { monthAt, monthPattern } from './listedDate';

const atStart = new RegExp(
  `^(?:\\d{1,3}(?:\\.\\d+)?)?([A-Z]{2}|[a-z]+-[a-z]+)(?:${monthPattern}) \\d{1,2}(?:, \\d{4})?(?:Code)?(?!Code)(?=\\p{Lu})`,
  'u',
);
const atEnd = new RegExp(
  `(?:^|[^\\p{L}\\d.])((?:\\d{1,3}(?:\\.\\d+)?)?([A-Z]{2}|[a-z]+-[a-z]+)(?:${monthPattern}) \\d{1,2}(?:, \\d{4})?(?:Code)?)$|` +
    `\\.((\\d{2}(?:\\.\\d)?)?([A-Z]{2})(?:${monthPattern}) \\d{1,2}(?:, \\d{4})?(?:Code)?)$`,
  'u',
);

/** A line no longer than `95.3LGApr 14, 2025Code` and a little holds a header alone. */
const usualHeader = 26;

/** A line in two or three, before a header at its end and after one at its start; null where it is one. Looks at the edges only. */
export function splitGluedHeaders(text: string, line: Line): readonly Line[] | null {
  if (line.end - line.start <= usualHeader) return null;
  const cutStart = startCut(text, line);
  const cutEnd = endCut(text, line, cutStart);
  if (cutStart === line.start && cutEnd === line.end) return null;
  const cuts = [line.start, cutStart, cutEnd, line.end].filter(
    (cut, index, all) => cut > (all[index - 1] ?? -1),
  );
  return cuts.slice(1).map((end, index) => ({
    start: cuts[index] ?? line.start,
    end,
    afterBlank: index === 0 && line.afterBlank,
  }));
}

/** Whether a line may hold a glued header: never false where splitGluedHeaders cuts, and it costs next to nothing. */
export function mayHoldHeader(text: string, start: number, end: number): boolean {
  return mayStartHeader(text, start) || mayEndHeader(text, end);
}

function mayStartHeader(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first < 0x41 || first > 0x5a) return isDigit(first) || (first >= 0x61 && first <= 0x7a);
  // Running text starts `We` or `A `; a header with two capitals and a month.
  const second = text.charCodeAt(start + 1);
  return second >= 0x41 && second <= 0x5a && monthAt(text, start + 2) > 0;
}

function mayEndHeader(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return isDigit(last) || (last === 0x65 && text.endsWith('Code', end));
}

/** Where a header at the start of a line ends and more follows; the line's start where there is none. */
function startCut(text: string, line: Line): number {
  if (!mayStartHeader(text, line.start)) return line.start;
  const found = atStart.exec(text.slice(line.start, line.start + longestHeader));
  return found && isCategory(found[1] ?? '') ? line.start + found[0].length : line.start;
}

/** Where a header at the end of a line starts; the line's end where there is none. */
function endCut(text: string, line: Line, from: number): number {
  if (!mayEndHeader(text, line.end)) return line.end;
  const start = Math.max(from, line.end - longestHeader);
  const found = atEnd.exec(text.slice(start, line.end));
  const header = found?.[1] ?? found?.[3] ?? '';
  const cut = line.end - header.length;
  return found && isCategory(found[2] ?? found[5] ?? '') && cut > from ? cut : line.end;
}
