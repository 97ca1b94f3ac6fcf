/** Finds a text in the bytes of another without decoding them: what reads as it stands, but for capitals. */

/** Bytes as they are compared: capitals small, what ends a word's line a blank. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte < 0x20 ? 0x20 : byte;
});

export class ByteFinder {
  private readonly units: Uint8Array;
  /** By byte: how far the next place lies where the text can end, when this byte stands at the end of a place. */
  private readonly skips: Uint16Array;

  /** `words` is search text in ASCII; null where it is not, or longer than any phrase that is typed. */
  static of(words: string): ByteFinder | null {
    return /^[ -~]{1,1000}$/.test(words) ? new ByteFinder(words) : null;
  }

  private constructor(words: string) {
    const { length } = words;
    this.units = Uint8Array.from({ length }, (_, at) => words.charCodeAt(at));
    this.skips = new Uint16Array(256).fill(length);
    this.units.subarray(0, length - 1).forEach((unit, at) => {
      for (let byte = 0; byte < 256; byte++) if (folded[byte] === unit) this.skips[byte] = length - 1 - at;
    });
  }

  /** Whether it stands in a stretch of bytes. Horspool's way: most bytes are never looked at. */
  isIn(bytes: Uint8Array, start: number, end: number): boolean {
    const { units, skips } = this;
    const last = units.length - 1;
    const lastUnit = units[last];
    for (let at = start + last; at < end;) {
      const byte = bytes[at] ?? 0;
      if (folded[byte] === lastUnit) {
        let left = last - 1;
        while (left >= 0 && folded[bytes[at - last + left] ?? 0] === units[left]) left--;
        if (left < 0) return true;
      }
      at += skips[byte] ?? 1;
    }
    return false;
  }
}
