/** The papers a reading has met, by title: to tell when one stands in the listing twice. */
import type { Codes } from './codes';
import type { ListedEntry } from './listedEntry';
import { hashString, hashToken } from './tokenKnowledge';

export class SeenTitles {
  private entries: ListedEntry[] = [];
  /** Of each entry, whatever the case of its letters. */
  private hashes = new Int32Array(512);
  /** A power of two of cells: the number of an entry (from 1), found by its hash. */
  private cells = new Int32Array(1024);

  /** The earlier entry of the same paper; null, and this one is kept, where there is none. Asks for its `paperHash`. */
  meet(entry: ListedEntry, hash: number): ListedEntry | null {
    const count = this.entries.length;
    if (count === this.hashes.length) this.grow();
    const last = this.cells.length - 1;
    let cell = hash & last;
    for (let number = this.cells[cell] ?? 0; number !== 0; number = this.cells[cell] ?? 0) {
      if (this.hashes[number - 1] === hash) {
        const met = this.entries[number - 1];
        if (met && isSame(met, entry)) return met;
      }
      cell = (cell + 1) & last;
    }
    this.entries.push(entry);
    this.hashes[count] = hash;
    this.cells[cell] = count + 1;
    return null;
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 4);
    hashes.set(this.hashes);
    const cells = new Int32Array(hashes.length * 2);
    for (let index = 0; index < this.entries.length; index++) {
      let cell = (hashes[index] ?? 0) & (cells.length - 1);
      while (cells[cell] !== 0) cell = (cell + 1) & (cells.length - 1);
      cells[cell] = index + 1;
    }
    this.hashes = hashes;
    this.cells = cells;
  }
}

/** The hash of title and first person, one after the other: the whole of what is compared, since many papers begin and end alike. */
export function paperHash({ title, authors }: Pick<ListedEntry, 'title' | 'authors'>): number {
  return hashString(title + (authors[0] ?? ''));
}

/** The same, of a byline's code units up to the end of its first person. */
export function paperHashIn(codes: Codes, end: number): number {
  return hashToken(codes, 0, end);
}

function isSame(one: ListedEntry, two: ListedEntry): boolean {
  return isSameText(one.title, two.title) && isSameText(one.authors[0] ?? '', two.authors[0] ?? '');
}

function isSameText(one: string, two: string): boolean {
  return one === two || (one.length === two.length && one.toLowerCase() === two.toLowerCase());
}
