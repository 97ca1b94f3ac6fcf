/** Every word once, numbered in the order they came: found by its letters, or by a part of them in one scan. */

/** Where a part has to stand in a word. */
export type WordPlace = 'anywhere' | 'start' | 'end' | 'whole';

/**
 * Letters lie in one growing buffer and are found through a table of hashes, not in strings of their own: half a million
 * words are 5 MB rather than 30, and no word keeps the text alive that it was cut from.
 */
export class WordTable {
  private units = new Uint16Array(1 << 12);
  private used = 0;
  /** Where each word begins in `units`; each ends where the next begins. */
  private starts = new Uint32Array(1 << 9);
  /** The `lettersOf` each: a scan looks at few others than those it finds. */
  private letters = new Uint32Array(1 << 9);
  private counted = 0;
  /** Word numbers plus one by hash, 0 where there is none; a power of two long, at most half full. */
  private buckets = new Uint32Array(1 << 10);

  get count(): number {
    return this.counted;
  }

  /** The number of the word that is a stretch of units, which is added where it is new; `hash` is `hashOn` of them. */
  numberOf(text: Uint16Array, from: number, to: number, hash: number): number {
    const mask = this.buckets.length - 1;
    for (let bucket = hash & mask; ; bucket = (bucket + 1) & mask) {
      const word = (this.buckets[bucket] ?? 0) - 1;
      if (word < 0) return this.add(text, from, to, bucket);
      if (this.isWord(word, text, from, to)) return word;
    }
  }

  /** Gives back the room that was made for words to come; more can be added still. */
  trim(): void {
    if (this.units.length > this.used) this.units = this.units.slice(0, this.used);
    if (this.starts.length <= this.counted + 1) return;
    this.starts = this.starts.slice(0, this.counted + 1);
    this.letters = this.letters.slice(0, this.counted + 1);
  }

  /** The numbers of the words that have a part at a place, ascending. */
  find(part: string, place: WordPlace): Uint32Array {
    if (place === 'whole') return this.findWhole(part);
    const letters = lettersOf(part);
    // One letter or digit that has a bit of its own is there where the bit is.
    const isSettled = place === 'anywhere' && part.length === 1 && hasOwnBit(part.charCodeAt(0));
    let found = new Uint32Array(1 << 8);
    let count = 0;
    for (let word = 0; word < this.counted; word++) {
      if (((this.letters[word] ?? 0) & letters) !== letters) continue;
      if (!isSettled && !this.hasPart(word, part, place)) continue;
      if (count === found.length) found = doubled(found);
      found[count++] = word;
    }
    return found.subarray(0, count);
  }

  private findWhole(text: string): Uint32Array {
    const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    let hash = hashStart;
    for (const unit of units) hash = hashOn(hash, unit);
    const mask = this.buckets.length - 1;
    for (let bucket = hash & mask; ; bucket = (bucket + 1) & mask) {
      const word = (this.buckets[bucket] ?? 0) - 1;
      if (word < 0) return new Uint32Array();
      if (this.isWord(word, units, 0, units.length)) return Uint32Array.of(word);
    }
  }

  private hasPart(word: number, part: string, place: 'anywhere' | 'start' | 'end'): boolean {
    const start = this.startOf(word);
    const last = this.startOf(word + 1) - part.length;
    if (last < start) return false;
    if (place === 'start') return this.standsAt(start, part);
    if (place === 'end') return this.standsAt(last, part);
    for (let at = start; at <= last; at++) if (this.standsAt(at, part)) return true;
    return false;
  }

  private standsAt(unit: number, part: string): boolean {
    for (let at = 0; at < part.length; at++) {
      if (this.units[unit + at] !== part.charCodeAt(at)) return false;
    }
    return true;
  }

  private add(text: Uint16Array, from: number, to: number, bucket: number): number {
    const word = this.counted++;
    const end = this.used + to - from;
    if (end > this.units.length) {
      const grown = new Uint16Array(Math.max(end, this.units.length * 2));
      grown.set(this.units);
      this.units = grown;
    }
    if (word + 1 >= this.starts.length) {
      this.starts = doubled(this.starts);
      this.letters = doubled(this.letters);
    }
    let letters = 0;
    for (let at = from; at < to; at++) {
      const unit = text[at] ?? 0;
      letters |= letterBit(unit);
      this.units[this.used++] = unit;
    }
    this.letters[word] = letters;
    this.starts[word + 1] = this.used;
    this.buckets[bucket] = word + 1;
    if (this.counted * 2 > this.buckets.length) this.rehash();
    return word;
  }

  private isWord(word: number, text: Uint16Array, from: number, to: number): boolean {
    const start = this.startOf(word);
    if (this.startOf(word + 1) - start !== to - from) return false;
    for (let at = from, unit = start; at < to; at++, unit++) {
      if (this.units[unit] !== text[at]) return false;
    }
    return true;
  }

  private rehash(): void {
    const buckets = new Uint32Array(this.buckets.length * 2);
    const mask = buckets.length - 1;
    for (let word = 0; word < this.counted; word++) {
      let hash = hashStart;
      const end = this.startOf(word + 1);
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
}

export const hashStart = 0x811c9dc5;

/** A hash with one more unit: FNV-1a. */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Which letters and digits occur: what a text lacks, no text that holds all of it can be in. Signs are in none. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= letterBit(text.charCodeAt(at));
  return letters;
}

/** 26 bits for a–z, five for pairs of digits, one for all that is not ASCII. */
function letterBit(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1 << (unit - 0x61);
  if (unit >= 0x30 && unit <= 0x39) return 1 << (26 + ((unit - 0x30) >> 1));
  return unit < 0x80 ? 0 : 1 << 31;
}

function hasOwnBit(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function doubled(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
