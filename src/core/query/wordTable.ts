/** Every word once, numbered in the order they came: found by its letters, or by a part of them in one scan. */

/** Where a part has to stand in a word. */
export type WordPlace = 'anywhere' | 'start' | 'end' | 'whole';

/** Between words, and before the first; no folded text has it. */
const separator = 0x0a;

/**
 * Letters lie in one growing buffer and are found through a table of hashes, not in strings of their own: half a million
 * words are 5 MB rather than 30, and no word keeps the text alive that it was cut from.
 */
export class WordTable {
  private units = new Uint16Array(1 << 12);
  private used = 1;
  /** Where each word begins in `units`. */
  private starts = new Uint32Array(1 << 9);
  private counted = 0;
  /** Word numbers plus one by hash, 0 where there is none; a power of two long, at most half full. */
  private buckets = new Uint32Array(1 << 10);
  /** The buffer as text, in pieces that overlap by the separator between them. */
  private readonly pieces: { readonly from: number; readonly text: string }[] = [];
  private inPieces = 1;

  constructor() {
    this.units[0] = separator;
  }

  get count(): number {
    return this.counted;
  }

  /** The number of the word that is a stretch of a text, which is added where it is new; `hash` is `hashOf` it. */
  numberOf(text: string, from: number, to: number, hash: number): number {
    const mask = this.buckets.length - 1;
    for (let bucket = hash & mask; ; bucket = (bucket + 1) & mask) {
      const word = (this.buckets[bucket] ?? 0) - 1;
      if (word < 0) return this.add(text, from, to, bucket);
      if (this.isWord(word, text, from, to)) return word;
    }
  }

  /** The numbers of the words, of those up to the last `settle`, that have a part at a place, ascending. */
  find(part: string, place: WordPlace): readonly number[] {
    const opens = place === 'start' || place === 'whole';
    const pattern = `${opens ? '\n' : ''}${part}${place === 'end' || place === 'whole' ? '\n' : ''}`;
    const found: number[] = [];
    for (const { from, text } of this.pieces) {
      for (let at = text.indexOf(pattern); at >= 0;) {
        const word = this.wordAt(from + at + (opens ? 1 : 0));
        found.push(word);
        at = text.indexOf(pattern, this.startOf(word + 1) - 1 - from);
      }
    }
    return found;
  }

  /** Makes the words added since the last time ready to be found by a part. */
  settle(): void {
    if (this.used === this.inPieces) return;
    const from = this.inPieces - 1;
    const parts: string[] = [];
    // The number of arguments of a call is limited.
    for (let at = from; at < this.used; at += 4096) {
      parts.push(String.fromCharCode(...this.units.subarray(at, Math.min(this.used, at + 4096))));
    }
    this.pieces.push({ from, text: parts.join('') });
    this.inPieces = this.used;
  }

  private add(text: string, from: number, to: number, bucket: number): number {
    const word = this.counted++;
    const end = this.used + to - from + 1;
    if (end > this.units.length)
      this.units = grown(this.units, new Uint16Array(Math.max(end, this.units.length * 2)));
    if (word + 1 >= this.starts.length)
      this.starts = grown(this.starts, new Uint32Array(this.starts.length * 2));
    this.starts[word] = this.used;
    for (let at = from; at < to; at++) this.units[this.used++] = text.charCodeAt(at);
    this.units[this.used++] = separator;
    this.starts[word + 1] = this.used;
    this.buckets[bucket] = word + 1;
    if (this.counted * 2 > this.buckets.length) this.rehash();
    return word;
  }

  private isWord(word: number, text: string, from: number, to: number): boolean {
    const start = this.startOf(word);
    if (this.startOf(word + 1) - 1 - start !== to - from) return false;
    for (let at = from, unit = start; at < to; at++, unit++) {
      if (this.units[unit] !== text.charCodeAt(at)) return false;
    }
    return true;
  }

  private rehash(): void {
    const buckets = new Uint32Array(this.buckets.length * 2);
    const mask = buckets.length - 1;
    for (let word = 0; word < this.counted; word++) {
      let hash = hashStart;
      const end = this.startOf(word + 1) - 1;
      for (let at = this.startOf(word); at < end; at++) hash = hashOn(hash, this.units[at] ?? 0);
      let bucket = hash & mask;
      while (buckets[bucket] !== 0) bucket = (bucket + 1) & mask;
      buckets[bucket] = word + 1;
    }
    this.buckets = buckets;
  }

  private startOf(word: number): number {
    return this.starts[word] ?? 0;
  }

  /** The word that a unit belongs to, its closing separator included. */
  private wordAt(unit: number): number {
    let low = 0;
    let high = this.counted - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

export const hashStart = 0x811c9dc5;

/** A hash with one more unit: FNV-1a. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
