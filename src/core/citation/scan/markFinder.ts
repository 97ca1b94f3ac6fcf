/** Searching for closing marks without reading the same text again and again where there is none. */

/** Finds marks in one text, asked from left to right. A mark once not found is not looked for again. */
export class MarkFinder {
  private readonly text: string;
  private readonly absent = new Set<string>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where a mark begins at or after an offset, or -1. Offsets of the same mark must not go back. */
  find(mark: string, from: number): number {
    if (this.absent.has(mark)) return -1;
    const at = this.text.indexOf(mark, from);
    if (at < 0) this.absent.add(mark);
    return at;
  }
}
