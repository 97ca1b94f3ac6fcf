/** Looking ahead in a text: for marks however far away they are, and remembering how far that was. */

/** What is known of a mark: where the next one is, or up to where there is none. */
interface Known {
  readonly at: number;
  readonly noneBefore: number;
}

/** Looks ahead in one text, from left to right: no stretch is searched twice for the same mark. */
export class MarkFinder {
  private readonly text: string;
  private readonly known = new Map<string, Known>();
  /**
   * How far has been looked, where that may be more than `lookAhead` behind what was read; infinite where something
   * was not found. Whoever wants to know for a stretch of the text sets it back before.
   */
  farthest = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Where the first of some marks begins at or after an offset, or -1. Offsets of the same mark must not go back. */
  find(from: number, ...marks: readonly string[]): number {
    let first = Infinity;
    for (const mark of marks) {
      const at = this.next(mark, from, this.text.length);
      if (at >= 0 && at < first) first = at;
    }
    this.saw(first);
    return first === Infinity ? -1 : first;
  }

  /** The same of one mark, so much behind the offset at most; that may not be more than `lookAhead`. */
  near(mark: string, from: number, within: number): number {
    return this.next(mark, from, from + within);
  }

  /** Notes that what was read depends on the text up to an offset. */
  saw(offset: number): void {
    if (offset > this.farthest) this.farthest = offset;
  }

  private next(mark: string, from: number, limit: number): number {
    const known = this.known.get(mark);
    if (known !== undefined && known.at >= from) return known.at <= limit ? known.at : -1;
    const start = Math.max(from, known === undefined || known.at >= 0 ? 0 : known.noneBefore);
    if (start > limit) return -1;
    const found = this.text.slice(start, limit + mark.length).indexOf(mark);
    const at = found < 0 ? -1 : start + found;
    this.known.set(mark, { at, noneBefore: limit + 1 });
    return at;
  }
}
