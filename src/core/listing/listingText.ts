/** A listing's text kept as the bytes of its file: half of what a string takes, and decoded where it is asked for. */

export type Decode = (bytes: Uint8Array) => string;

export interface KeptText {
  readonly bytes: Uint8Array;
  /** A decoder of UTF-8 that drops no byte order mark. */
  readonly decode: Decode;
}

/** A text whose bytes are still on their way: papers can be made of it before, to be shown to nobody until they are there. */
export class ArrivingText implements KeptText {
  readonly decode: Decode;
  private arrived: Uint8Array = new Uint8Array(0);

  constructor(decode: Decode) {
    this.decode = decode;
  }

  get bytes(): Uint8Array {
    return this.arrived;
  }

  arrive(bytes: Uint8Array): void {
    this.arrived = bytes;
  }
}

/** Pieces that are decoded by themselves are about so long. */
const pieceSize = 1 << 14;

/** Where the piece that begins at a place of some UTF-8 ends: before an ASCII byte, so that no character is cut. */
export function pieceEnd(bytes: Uint8Array, start: number): number {
  let end = start + pieceSize;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end++;
  return Math.min(end, bytes.length);
}

interface Piece {
  readonly byte: number;
  readonly unit: number;
  /** What was no UTF-8 became something else in the text: no way back. */
  readonly isSound: boolean;
}

/** The way from places in a text back to places in its bytes. */
export class BytePlaces {
  private readonly bytes: Uint8Array;
  private readonly pieces: Piece[] = [];
  private end = { byte: 0, unit: 0 };
  /** The place that was found last; those asked for mostly ascend. */
  private at = { piece: 0, byte: 0, unit: 0 };

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Takes the next piece: where its bytes end, and its text. */
  add(end: number, text: string): void {
    this.pieces.push({ ...this.end, isSound: !text.includes('\ufffd') });
    this.end = { byte: end, unit: this.end.unit + text.length };
  }

  /** The bytes of a stretch of the text; null where there is no telling. */
  of(start: number, end: number): { readonly start: number; readonly end: number } | null {
    const from = this.find(start);
    const to = from === null ? null : this.find(end);
    return from === null || to === null ? null : { start: from, end: to };
  }

  private find(unit: number): number | null {
    if (unit < this.at.unit) this.at = { piece: 0, byte: 0, unit: 0 };
    let { piece, byte, unit: reached } = this.at;
    for (let next = this.pieces[piece + 1]; next !== undefined && next.unit <= unit;) {
      piece += 1;
      ({ byte, unit: reached } = next);
      next = this.pieces[piece + 1];
    }
    const { isSound = false, unit: first = 0 } = this.pieces[piece] ?? {};
    if (!isSound && unit > first) return null;
    const { bytes } = this;
    const { length } = bytes;
    while (reached < unit && byte < length) {
      // Mostly ASCII: a run of it is as many bytes as units.
      const run = byte;
      const runEnd = Math.min(length, byte + unit - reached);
      while (byte < runEnd && (bytes[byte] ?? 0) < 0x80) byte++;
      reached += byte - run;
      if (byte >= runEnd) continue;
      const lead = bytes[byte] ?? 0;
      byte += lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      reached += lead < 0xf0 ? 1 : 2;
    }
    this.at = { piece, byte, unit: reached };
    return byte;
  }
}
