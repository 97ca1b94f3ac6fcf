/** Offsets of a text as lines and columns, counted from 1, for the command line. */

export interface Location {
  readonly line: number;
  readonly column: number;
}

/** A function from offsets to places; offsets are looked up in a table of line starts. */
export function createLocator(text: string): (offset: number) => Location {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return (offset) => {
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
