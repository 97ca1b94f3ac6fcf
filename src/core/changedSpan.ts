/** What an edit of a whole text comes to, so that an editor changes that and nothing else. */
import type { Span } from './problem';

export interface ChangedSpan extends Span {
  /** What stands there instead. */
  readonly text: string;
}

/** The one stretch that differs; null where nothing does. Line ends of two characters and surrogate pairs are not cut. */
export function changedSpan(before: string, after: string): ChangedSpan | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (isWithinPair(before, start) || isWithinPair(after, start)) start--;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  if (isWithinPair(before, before.length - tail) || isWithinPair(after, after.length - tail)) tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function isWithinPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [one, other] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return (
    (one === 13 && other === 10) || (one >= 0xd800 && one <= 0xdbff && other >= 0xdc00 && other <= 0xdfff)
  );
}
