/** Where a caret belongs after the text around it was replaced. Pure. */

/** Takes both texts and an offset into the old one; gives the offset in the new one that stands in the same words. */
export function moveCaret(before: string, after: string, offset: number): number {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (offset <= head) return offset;
  // Behind what changed the words keep their distance from the end; inside it the end of the change is nearest.
  return offset >= before.length - tail ? after.length - (before.length - offset) : after.length - tail;
}
