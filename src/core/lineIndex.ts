/** Offsets of a text as lines and columns. Lines end with CR LF, LF or a lone CR, as editors count them. */

export interface Position {
  /** Zero-based. */
  readonly line: number;
  /** Zero-based, in UTF-16 code units. */
  readonly column: number;
}

export interface LineIndex {
  positionAt(offset: number): Position;
}

/** Indexes the lines of a text in one pass; an offset outside the text is moved to its nearest end. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return {
    positionAt(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= wanted) low = middle;
        else high = middle - 1;
      }
      return { line: low, column: wanted - (starts[low] ?? 0) };
    },
  };
}
