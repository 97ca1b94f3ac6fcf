/** Some of the papers that are laid out, by where they stand among them: a stretch of a column of numbers, in order, each once. */

export interface Places {
  readonly column: Int32Array;
  readonly start: number;
  /** The first that is not of them. */
  readonly end: number;
}

export const noPlaces: Places = { column: new Int32Array(0), start: 0, end: 0 };

/** Whether a place is among some; they are halved until it is found. */
export function hasPlace({ column, start, end }: Places, place: number): boolean {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low < end && column[low] === place;
}

/** What stands at some places; all of them where these are all there are. */
export function itemsAt<Item>(items: readonly Item[], { column, start, end }: Places): readonly Item[] {
  if (end - start === items.length) return items;
  const some: Item[] = [];
  for (let index = start; index < end; index++) {
    const item = items[column[index] ?? -1];
    if (item !== undefined) some.push(item);
  }
  return some;
}
