/** Offsets of a text as lines and columns, counted from 1, for the command line. */

export interface Location {
  readonly line: number;
  readonly column: number;
}

/** A function from offsets to places. The text is gone through as far as it is asked about, and no further. */
export function createLocator(text: string): (offset: number) => Location {
  const starts = [0];
  let seen = 0;
  const readTo = (end: number): void => {
    for (; seen < end && seen < text.length; seen++) {
      const code = text.charCodeAt(seen);
      if (code === 0x0a || (code === 0x0d && text.charCodeAt(seen + 1) !== 0x0a)) starts.push(seen + 1);
    }
  };
  return (offset) => {
    readTo(offset);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
