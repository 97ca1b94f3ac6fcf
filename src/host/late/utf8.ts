/** A file's bytes as UTF-8, whatever they were saved as. */
import type { Steps } from '../../core/steps';

/** Bytes decoded in one step. */
const usualPiece = 1 << 18;

/**
 * The bytes as UTF-8 without a byte order mark, in steps; UTF-16 where its mark says so, all else is taken for UTF-8 as it
 * stands. What is no UTF-16, half a character at the end, becomes the sign for that.
 */
export function* toUtf8(bytes: Uint8Array, pieceSize = usualPiece): Steps<Uint8Array> {
  const [first, second, third] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) {
    return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
  }
  const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be');
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const isLast = at + pieceSize >= bytes.length;
    // A character that is cut waits in the decoder for its other half.
    const piece = encoder.encode(decoder.decode(bytes.subarray(at, at + pieceSize), { stream: !isLast }));
    pieces.push(piece);
    size += piece.length;
    yield;
  }
  const whole = new Uint8Array(size);
  let end = 0;
  for (const piece of pieces) {
    whole.set(piece, end);
    end += piece.length;
    yield;
  }
  return whole;
}
