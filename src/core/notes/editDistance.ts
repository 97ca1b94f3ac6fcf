/** How many letters two words differ in. */

/**
 * The edits that make one text of another: a letter more, less or other, or two neighbours swapped (Damerau and
 * Levenshtein's, each place edited once). Null where it is above `most`; the work is the length times `most`.
 */
export function editDistance(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  const width = other.length + 1;
  const far = most + 1;
  let beforeLast = new Array<number>(width).fill(far);
  let last = Array.from({ length: width }, (_, column) => Math.min(column, far));
  for (let row = 1; row <= one.length; row++) {
    const from = Math.max(1, row - most);
    const to = Math.min(other.length, row + most);
    const current = new Array<number>(width).fill(far);
    current[0] = Math.min(row, far);
    let least = current[0];
    for (let column = from; column <= to; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column - 1] ?? far) + (same ? 0 : 1),
        (last[column] ?? far) + 1,
        (current[column - 1] ?? far) + 1,
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
      current[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    beforeLast = last;
    last = current;
  }
  const distance = last[other.length] ?? far;
  return distance > most ? null : distance;
}
