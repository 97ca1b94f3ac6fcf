/** Where a caret belongs after the text around it was replaced. Pure. */

/** Takes both texts and an offset into the old one; gives the offset in the new one that stands in the same words. */
export function moveCaret(before: string, after: string, offset: number): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (offset <= head) return offset;
  // Behind what changed the words keep their distance from the end.
  if (tail > 0 && offset >= before.length - tail) return after.length - (before.length - offset);
  // Inside it, the words that stood before the caret may still be there; else the end of the change is nearest.
  for (const words of [32, 16, 8, 4]) {
    const context = before.slice(Math.max(0, offset - words), offset);
    const at = after.indexOf(context, head);
    if (at >= 0) return at + context.length;
  }
  return after.length - tail;
}
