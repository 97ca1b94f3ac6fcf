/** A listing's text kept as the bytes of its file, and decoded where it is asked for: a third of what a string takes. */

/** Where pieces that can be decoded by themselves begin: in the bytes, and in the text's code units; the ends come last. */
export interface PieceStarts {
  readonly bytes: readonly number[];
  readonly units: readonly number[];
}

export type Decode = (bytes: Uint8Array) => string;

/** Pieces are about so long: one is decoded to show an abstract. */
const pieceSize = 1 << 14;

export class ListingText {
  private readonly bytes: Uint8Array;
  private readonly starts: PieceStarts;
  private readonly decode: Decode;
  /** The piece that was decoded last: neighbours are asked for together. */
  private last: { readonly index: number; readonly text: string } | null = null;

  /** `decode` is a decoder of UTF-8 that drops no byte order mark. */
  constructor(bytes: Uint8Array, starts: PieceStarts, decode: Decode) {
    this.bytes = bytes;
    this.starts = starts;
    this.decode = decode;
  }

  /** The text from one place to another, in code units; what lies outside is left out. */
  slice(start: number, end: number): string {
    let text = '';
    for (let index = this.pieceAt(start); index + 1 < this.starts.units.length; index++) {
      const first = this.starts.units[index] ?? 0;
      if (first >= end) break;
      text += this.piece(index).slice(Math.max(0, start - first), end - first);
    }
    return text;
  }

  private pieceAt(unit: number): number {
    const { units } = this.starts;
    let low = 0;
    let high = units.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((units[middle] ?? 0) <= unit) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  private piece(index: number): string {
    if (this.last?.index !== index) {
      const { bytes } = this.starts;
      this.last = { index, text: this.decode(this.bytes.subarray(bytes[index], bytes[index + 1])) };
    }
    return this.last.text;
  }
}

/** Where the piece that begins at a place of some UTF-8 ends: before an ASCII byte, so that no character is cut. */
export function pieceEnd(bytes: Uint8Array, start: number): number {
  let end = start + pieceSize;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end++;
  return Math.min(end, bytes.length);
}
