/** The papers a reading has met, by title and first person: to tell when one stands in the listing twice. */
import type { ListedEntry } from './listedEntry';
import { lowerCode } from './tokenKnowledge';

export class SeenTitles {
  private entries: ListedEntry[] = [];
  /** Of each entry. */
  private keys = new Int32Array(512);
  /** A power of two of cells: the number of an entry (from 1), found by its key. */
  private cells = new Int32Array(1024);
  /** Papers with the key of another, by all their letters: few, but as many as somebody likes to make up. */
  private readonly others = new Map<string, ListedEntry>();

  /** The earlier entry of the same paper; null, and this one is kept, where there is none. Asks for its `paperKey`. */
  meet(entry: ListedEntry, key: number): ListedEntry | null {
    const count = this.entries.length;
    if (count === this.keys.length) this.grow();
    const last = this.cells.length - 1;
    let cell = key & last;
    for (let number = this.cells[cell] ?? 0; number !== 0; number = this.cells[cell] ?? 0) {
      const met = this.keys[number - 1] === key ? this.entries[number - 1] : undefined;
      if (met) return isSame(met, entry) ? met : this.meetOther(entry);
      cell = (cell + 1) & last;
    }
    this.entries.push(entry);
    this.keys[count] = key;
    this.cells[cell] = count + 1;
    return null;
  }

  private meetOther(entry: ListedEntry): ListedEntry | null {
    const name = `${entry.title}\n${entry.authors[0] ?? ''}`.toLowerCase();
    const met = this.others.get(name);
    if (!met) this.others.set(name, entry);
    return met ?? null;
  }

  private grow(): void {
    const keys = new Int32Array(this.keys.length * 4);
    keys.set(this.keys);
    const cells = new Int32Array(keys.length * 2);
    for (let index = 0; index < this.entries.length; index++) {
      let cell = (keys[index] ?? 0) & (cells.length - 1);
      while (cells[cell] !== 0) cell = (cell + 1) & (cells.length - 1);
      cells[cell] = index + 1;
    }
    this.keys = keys;
    this.cells = cells;
  }
}

/** So many characters tell most titles apart: to look at all of them would take as long as finding where they end. */
const looks = 8;

/** The key of the paper whose title and then first person stand in a text: the same whatever the case of their letters, and of few others. */
export function paperKey(text: string, title: number, person: number, end: number): number {
  let key = Math.imul(person - title, 0x9e3779b1) ^ (end - person);
  const step = Math.max(1, Math.floor((person - title) / looks));
  for (let at = title; at < person; at += step) key = mix(key, text.charCodeAt(at));
  // Copies of a title that are numbered differ at its end.
  for (let at = Math.max(title, person - 3); at < person; at++) key = mix(key, text.charCodeAt(at));
  for (let at = person; at < end; at += 4) key = mix(key, text.charCodeAt(at));
  return key ^ (key >>> 15);
}

/** A bit for all of ASCII, whatever else than letters it makes alike: a key need not tell everything apart. */
function mix(key: number, code: number): number {
  return Math.imul(key ^ (code < 0x80 ? code | 0x20 : lowerCode(code)), 0x01000193);
}

function isSame(one: ListedEntry, two: ListedEntry): boolean {
  return isSameText(one.title, two.title) && isSameText(one.authors[0] ?? '', two.authors[0] ?? '');
}

function isSameText(one: string, two: string): boolean {
  return one === two || (one.length === two.length && one.toLowerCase() === two.toLowerCase());
}
