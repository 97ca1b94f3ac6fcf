/** Counts of right and wrong by name, in the order the names came up. */

export interface Score {
  readonly name: string;
  readonly right: number;
  readonly of: number;
  readonly share: number;
}

export class Tally {
  private readonly counts = new Map<string, { right: number; of: number }>();

  add(name: string, right: boolean): void {
    const count = this.counts.get(name) ?? { right: 0, of: 0 };
    count.of += 1;
    if (right) count.right += 1;
    this.counts.set(name, count);
  }

  scores(): readonly Score[] {
    return [...this.counts].map(([name, { right, of }]) => ({ name, right, of, share: right / of }));
  }
}
