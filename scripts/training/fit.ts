/** Fits the boundary model: a softmax over the places of each byline, by stochastic descent, the same every time. */
import { hiddenUnits } from '../../src/core/listing/boundaryModel';
import { rowCount, slotCount } from '../../src/core/listing/boundarySlots';

/** One byline: the rows of its places, and which place is right. */
export interface Example {
  readonly rows: Int32Array;
  readonly places: number;
  readonly right: number;
}

export interface Fitted {
  readonly table: Float32Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
}

const columns = hiddenUnits + 1;

/** Numbers that look random and are the same on every machine (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface FitOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
  readonly dropout: number;
}

export const fitDefaults: FitOptions = { epochs: 14, rate: 0.06, decay: 2e-6, seed: 1, dropout: 0.1 };

/** Trains on examples in an order drawn from the seed. AdaGrad; slots are left out at random so that none is leant on. */
export function fit(examples: readonly Example[], options: FitOptions = fitDefaults): Fitted {
  const random = createRandom(options.seed);
  const table = Float32Array.from({ length: rowCount * columns }, (_, index) =>
    index % columns === hiddenUnits ? 0 : (random() - 0.5) * 0.2,
  );
  const bias = new Float32Array(hiddenUnits);
  const output = Float32Array.from(
    { length: hiddenUnits },
    (_, unit) => (unit % 2 === 0 ? 1 : -1) * (0.3 + random() * 0.2),
  );
  const tableSquares = new Float32Array(table.length).fill(1e-3);
  const biasSquares = new Float32Array(hiddenUnits).fill(1e-3);
  const outputSquares = new Float32Array(hiddenUnits).fill(1e-3);
  const order = examples.map((_, index) => index);
  const most = Math.max(...examples.map(({ places }) => places));
  const hidden = new Float32Array(most * hiddenUnits);
  const scores = new Float64Array(most);
  const gradient = new Float64Array(columns);
  const kept = new Uint8Array(slotCount);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (const index of order) {
      const example = examples[index];
      if (!example || example.places < 2) continue;
      for (let slot = 0; slot < slotCount; slot++) kept[slot] = random() < options.dropout ? 0 : 1;
      forward(example);
      backward(example, rate);
    }
  }
  return { table, bias, output };

  function forward({ rows, places }: Example): void {
    let top = -Infinity;
    for (let place = 0; place < places; place++) {
      let score = 0;
      const at = place * hiddenUnits;
      hidden.fill(0, at, at + hiddenUnits);
      for (let slot = 0; slot < slotCount; slot++) {
        if (kept[slot] === 0) continue;
        const row = (rows[place * slotCount + slot] ?? 0) * columns;
        for (let unit = 0; unit < hiddenUnits; unit++)
          hidden[at + unit] = (hidden[at + unit] ?? 0) + (table[row + unit] ?? 0);
        score += table[row + hiddenUnits] ?? 0;
      }
      for (let unit = 0; unit < hiddenUnits; unit++) {
        const value = Math.max(0, (hidden[at + unit] ?? 0) + (bias[unit] ?? 0));
        hidden[at + unit] = value;
        score += value * (output[unit] ?? 0);
      }
      scores[place] = score;
      top = Math.max(top, score);
    }
    let sum = 0;
    for (let place = 0; place < places; place++) sum += Math.exp((scores[place] ?? 0) - top);
    for (let place = 0; place < places; place++) scores[place] = Math.exp((scores[place] ?? 0) - top) / sum;
  }

  function backward({ rows, places, right }: Example, rate: number): void {
    for (let place = 0; place < places; place++) {
      const error = (scores[place] ?? 0) - (place === right ? 1 : 0);
      if (Math.abs(error) < 1e-4) continue;
      const at = place * hiddenUnits;
      for (let unit = 0; unit < hiddenUnits; unit++) {
        const value = hidden[at + unit] ?? 0;
        gradient[unit] = value > 0 ? error * (output[unit] ?? 0) : 0;
        if (value > 0) step(output, outputSquares, unit, error * value, rate);
      }
      gradient[hiddenUnits] = error;
      for (let unit = 0; unit < hiddenUnits; unit++) step(bias, biasSquares, unit, gradient[unit] ?? 0, rate);
      for (let slot = 0; slot < slotCount; slot++) {
        if (kept[slot] === 0) continue;
        const row = (rows[place * slotCount + slot] ?? 0) * columns;
        for (let column = 0; column < columns; column++) {
          const slope = gradient[column] ?? 0;
          if (slope !== 0)
            step(table, tableSquares, row + column, slope + options.decay * (table[row + column] ?? 0), rate);
        }
      }
    }
  }
}

function step(values: Float32Array, squares: Float32Array, at: number, slope: number, rate: number): void {
  if (slope === 0) return;
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  values[at] = (values[at] ?? 0) - (rate * slope) / Math.sqrt(square);
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const moved = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = moved;
  }
}
