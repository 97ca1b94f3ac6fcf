/** One search text after another as UTF-16 units in a buffer: made quickly, and read more quickly than strings. */
import type { StoredText } from '../paper';
import { toSearchText } from './searchText';

const blank = 0x20;

/** Bytes that are search text as they stand or as small letters; 0 for all others. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte < blank || byte > 0x7e) return 0;
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
});

export class SearchUnits {
  /** Those of the text come first; behind them is what another text left. */
  units = new Uint16Array(1 << 12);
  length = 0;

  /** Takes a text as search text. */
  take(text: string): void {
    const words = toSearchText(text);
    this.makeRoom(words.length);
    const { units } = this;
    for (let at = 0; at < words.length; at++) units[at] = words.charCodeAt(at);
    this.length = words.length;
  }

  /**
   * Takes a text from its bytes; false, and there is no text, where they would have to be decoded: where not all are printable
   * ASCII, and where blanks stand together or outside.
   */
  takeBytes({ bytes, start, end }: StoredText): boolean {
    this.length = 0;
    this.makeRoom(end - start);
    const { units } = this;
    let before = blank;
    let count = 0;
    for (let at = start; at < end; at++) {
      const unit = plain[bytes[at] ?? 0] ?? 0;
      if (unit === 0 || (unit === blank && before === blank)) return false;
      units[count++] = before = unit;
    }
    if (count > 0 && before === blank) return false;
    this.length = count;
    return true;
  }

  private makeRoom(length: number): void {
    if (length > this.units.length) this.units = new Uint16Array(2 * length);
  }
}
