/** The papers a reading has met, by title: to tell when one stands in the listing twice. */
import type { ListedEntry } from './listedEntry';
import { hashToken } from './tokenKnowledge';

/** So much of a title's start and end is hashed; what looks alike is then compared whole. */
const edge = 24;

export class SeenTitles {
  private entries: ListedEntry[] = [];
  /** A power of two of cells: the number of an entry (from 1), found by its hash. */
  private cells = new Int32Array(1024);

  /** The earlier entry of the same paper; null, and this one is kept, where there is none. */
  meet(entry: ListedEntry): ListedEntry | null {
    if (this.entries.length * 2 >= this.cells.length) this.grow();
    let cell = this.cellOf(entry);
    for (let number = this.cells[cell] ?? 0; number !== 0; number = this.cells[cell] ?? 0) {
      const met = this.entries[number - 1];
      if (met && isSame(met, entry)) return met;
      cell = (cell + 1) & (this.cells.length - 1);
    }
    this.entries.push(entry);
    this.cells[cell] = this.entries.length;
    return null;
  }

  private cellOf({ title }: ListedEntry): number {
    const { length } = title;
    const start = hashToken(title, 0, Math.min(edge, length));
    return (
      (start ^ Math.imul(hashToken(title, Math.max(0, length - edge), length), 31) ^ length) &
      (this.cells.length - 1)
    );
  }

  private grow(): void {
    this.cells = new Int32Array(this.cells.length * 4);
    for (const [index, entry] of this.entries.entries()) {
      let cell = this.cellOf(entry);
      while (this.cells[cell] !== 0) cell = (cell + 1) & (this.cells.length - 1);
      this.cells[cell] = index + 1;
    }
  }
}

function isSame(one: ListedEntry, two: ListedEntry): boolean {
  if (one.title.length !== two.title.length) return false;
  return keyOf(one) === keyOf(two);
}

function keyOf({ title, authors }: ListedEntry): string {
  return `${title}\n${authors[0] ?? ''}`.toLowerCase();
}
