/** The figures of libraries of several sizes, with their limits: data for whoever prints them. */
import { round, type Figure } from './figures';
import type { Growth } from './scaleGrowth';

export interface ScaleFigures {
  readonly papers: number;
  readonly bytes: number;
  /** Milliseconds of work; of what is done more than once the median. */
  readonly times: Readonly<Record<string, number>>;
  /** The longest time others waited for a turn during a piece of work, in milliseconds of work; of several the median. */
  readonly blocks: Readonly<Record<string, number>>;
  /** Bytes a paper, over the listing's bytes a paper: the library, and with the search's index. */
  readonly memory: { readonly library: number; readonly withSearch: number };
  readonly keyStroke: { readonly p50: number; readonly p99: number };
  /** Rows drawn again after one mark. */
  readonly rowsOfAMark: number;
}

export const limits = {
  /** Milliseconds that nobody feels. */
  block: 50,
  /** Of the listing's bytes. */
  memory: 2.5,
  /** From 10,000 to 100,000 papers, over linear (scaleGrowth.ts). */
  growth: 1.2,
  /** First rows from the cache, of those from reading. */
  fromCache: 0.1,
  keyStroke: 16,
} as const;

const manyPapers = 100_000;

/** What is measured, as figures of the smallest size and on. */
export function toFigures(all: readonly ScaleFigures[], { rows, controls }: Growth): readonly Figure[] {
  const grown = (of: Growth['rows'], name: string, limit: number | null): readonly Figure[] =>
    Object.entries(of).map(([what, value]) => {
      return { what: `${what}: ${name}`, size: manyPapers, value: round(value), unit: '×', limit };
    });
  return [
    ...all.flatMap(figuresOfSize),
    ...grown(rows, 'growth over linear', limits.growth),
    ...grown(controls, 'growth over linear, which the measure has to find', null),
  ];
}

function figuresOfSize(of: ScaleFigures): readonly Figure[] {
  const figure = (what: string, value: number, unit: string, limit: number | null = null): Figure => {
    return { what, size: of.papers, value: round(value), unit, limit };
  };
  // With few papers it is the code that takes the memory.
  const most = (limit: number): number | null => (of.papers < manyPapers ? null : limit);
  const { times, blocks, memory, keyStroke } = of;
  const cold = times['first rows, cold'] ?? Number.NaN;
  return [
    ...Object.entries(times).map(([what, time]) => figure(what, time, 'ms')),
    figure(
      'first rows, from cache ÷ cold',
      (times['first rows, from cache'] ?? 0) / cold,
      '×',
      limits.fromCache,
    ),
    figure('all rows, from cache ÷ cold', (times['all rows, from cache'] ?? 0) / cold, '×', limits.fromCache),
    figure('key stroke, p50', keyStroke.p50, 'ms'),
    figure('key stroke, p99', keyStroke.p99, 'ms', limits.keyStroke),
    ...Object.entries(blocks).map(([what, block]) =>
      figure(`${what}: longest block`, block, 'ms', limits.block),
    ),
    figure('library kept ÷ the listing', memory.library, '×', most(limits.memory)),
    figure('library and search kept ÷ the listing', memory.withSearch, '×', most(limits.memory)),
    figure('rows drawn after one mark', of.rowsOfAMark, 'rows', 10),
  ];
}
