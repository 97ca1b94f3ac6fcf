/** The trained model of the title/author boundary: its bytes read into tables, and places scored by it. No files, no training. */
import { slotCount, rowCount } from './boundarySlots';
import { hashToken, spellingOf, trigramBuckets, type TokenKnowledge } from './tokenKnowledge';

/** Read-only; made by `parseBoundaryModel`. */
export interface BoundaryModel {
  readonly knowledge: TokenKnowledge;
  /** The odds (natural logarithm, up to a constant) of each place, given the rows of its slots. */
  readonly score: (rows: Int32Array, places: number) => readonly number[];
}

export const modelMagic = 0x4c424d31; // LBM1
/** Units of the hidden layer; the column after them goes to the score directly. */
export const hiddenUnits = 16;
const columns = hiddenUnits + 1;
const headerBytes = 16 + hiddenUnits * 8;

/** The numbers a model is made of. */
export interface ModelWeights {
  /** What one step of a table's byte is worth. */
  readonly scale: number;
  /** `rowCount` × (`hiddenUnits` + 1). */
  readonly table: Int8Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
  readonly trigrams: Int8Array;
  /** Tokens by the upper 24 bits of their hash, growing, each with its levels. */
  readonly tokens: readonly { readonly hash: number; readonly levels: number }[];
}

/** The model of a file's bytes, or null where they are not one of this version. Never throws. */
export function parseBoundaryModel(bytes: Uint8Array): BoundaryModel | null {
  const fixed = headerBytes + rowCount * columns + trigramBuckets;
  if (bytes.length < fixed) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== modelMagic || view.getUint32(4) !== rowCount) return null;
  const count = view.getUint32(8);
  const scale = view.getFloat32(12);
  const floats = (at: number): Float32Array =>
    Float32Array.from({ length: hiddenUnits }, (_, index) => view.getFloat32(at + index * 4));
  const bias = floats(16);
  const output = floats(16 + hiddenUnits * 4);
  const table = signed(bytes, headerBytes, rowCount * columns);
  const trigrams = signed(bytes, headerBytes + rowCount * columns, trigramBuckets);
  const lexicon = readLexicon(bytes, fixed, count);
  if (lexicon === null) return null;
  return {
    knowledge: { levels: lexicon, spelling: (codes, from, to) => spellingOf(trigrams, codes, from, to) },
    score: createScorer(table, scale, bias, output),
  };
}

/** The bytes of a model: the same numbers give the same bytes. */
export function formatBoundaryModel({
  scale,
  table,
  bias,
  output,
  trigrams,
  tokens,
}: ModelWeights): Uint8Array {
  const gaps: number[] = [];
  let last = 0;
  for (const { hash } of tokens) {
    let gap = hash - last;
    last = hash;
    while (gap > 127) {
      gaps.push((gap & 127) | 128);
      gap >>>= 7;
    }
    gaps.push(gap);
  }
  const bytes = new Uint8Array(headerBytes + table.length + trigrams.length + tokens.length + gaps.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, modelMagic);
  view.setUint32(4, rowCount);
  view.setUint32(8, tokens.length);
  view.setFloat32(12, scale);
  bias.forEach((value, index) => view.setFloat32(16 + index * 4, value));
  output.forEach((value, index) => view.setFloat32(16 + (hiddenUnits + index) * 4, value));
  bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.length), headerBytes);
  bytes.set(
    new Uint8Array(trigrams.buffer, trigrams.byteOffset, trigrams.length),
    headerBytes + table.length,
  );
  const at = headerBytes + table.length + trigrams.length;
  tokens.forEach(({ levels }, index) => (bytes[at + index] = levels));
  bytes.set(gaps, at + tokens.length);
  return bytes;
}

function signed(bytes: Uint8Array, at: number, length: number): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset + at, length);
}

/** A look-up of levels by hash; null where the list is cut short or not growing. */
function readLexicon(bytes: Uint8Array, at: number, count: number): TokenKnowledge['levels'] | null {
  if (count > 1 << 20 || bytes.length < at + 2 * count) return null;
  let size = 1024;
  while (size < count * 3) size *= 2;
  // A cell holds hash and levels; the hash of a token is never 0 (its list starts with a gap).
  const cells = new Int32Array(size);
  let position = at + count;
  let hash = 0;
  for (let index = 0; index < count; index++) {
    let gap = 0;
    let shift = 0;
    let byte = 128;
    while (byte > 127 && shift < 28) {
      byte = bytes[position++] ?? 0;
      gap |= (byte & 127) << shift;
      shift += 7;
    }
    hash += gap;
    if (gap === 0 || hash >= 1 << 24) return null;
    let cell = hash & (size - 1);
    while (cells[cell] !== 0) cell = (cell + 1) & (size - 1);
    cells[cell] = (hash << 8) | (bytes[at + index] ?? 0);
  }
  return (codes, from, to) => {
    const wanted = hashToken(codes, from, to) >>> 8;
    let cell = wanted & (size - 1);
    for (;;) {
      const found = cells[cell] ?? 0;
      if (found === 0) return 0;
      if (found >>> 8 === wanted) return found & 255;
      cell = (cell + 1) & (size - 1);
    }
  };
}

/** Two columns in one number, each in 16 bits: the sum of all slots' bytes fits, and one addition does for both. */
const pairs = Math.ceil(columns / 2);

function packTable(table: Int8Array): Int32Array {
  const packed = new Int32Array(rowCount * pairs);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * pairs + (column >> 1);
      const value = table[row * columns + column] ?? 0;
      packed[at] = (packed[at] ?? 0) + (column % 2 === 0 ? value : value << 16);
    }
  }
  return packed;
}

function createScorer(
  table: Int8Array,
  scale: number,
  bias: Float32Array,
  output: Float32Array,
): BoundaryModel['score'] {
  const packed = packTable(table);
  const sums = new Int32Array(pairs);
  const sumOf = (column: number): number => {
    const sum = sums[column >> 1] ?? 0;
    const low = (sum << 16) >> 16;
    return column % 2 === 0 ? low : (sum - low) >> 16;
  };
  return (rows, places) => {
    const scores: number[] = [];
    for (let place = 0; place < places; place++) {
      sums.fill(0);
      for (let slot = place * slotCount; slot < (place + 1) * slotCount; slot++) {
        const row = (rows[slot] ?? 0) * pairs;
        for (let pair = 0; pair < pairs; pair++) sums[pair] = (sums[pair] ?? 0) + (packed[row + pair] ?? 0);
      }
      let score = sumOf(hiddenUnits) * scale;
      for (let unit = 0; unit < hiddenUnits; unit++) {
        const value = sumOf(unit) * scale + (bias[unit] ?? 0);
        if (value > 0) score += value * (output[unit] ?? 0);
      }
      scores.push(score);
    }
    return scores;
  };
}
