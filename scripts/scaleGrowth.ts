/**
 * How the work on a library grows from 10,000 to 100,000 papers, over linear. Both sides do it for the same 100,000 papers:
 * as one library, and as ten of 10,000 in turn. (The same 10,000 over and over would lie in the processor's cache, where
 * no library lies when somebody opens it, and the figure would be that of the cache.) Where the work begins with papers,
 * these are the same objects, so that how they happen to lie in memory is no difference either. What was made is kept
 * until the next turn, the heap is swept before each turn, the first round warms up, turns go back and forth, and
 * processor time counts, that of other threads too; medians of the rounds.
 */
import { groupings } from '../src/core/library/arrangement';
import type { ChooseBoundary } from '../src/core/listing/boundary';
import type { BulkReading } from '../src/core/listing/bulkReading';
import type { Paper } from '../src/core/paper';
import { median } from './figures';
import { madeUpListings } from './madeUpListing';
import {
  askForCommonPhrase,
  cacheOf,
  citekeysOf,
  firstRowsOf,
  layOut,
  libraryOf,
  loadModel,
  readCold,
  readFirst,
  readKept,
  searchOf,
  sweep,
} from './scaleWork';

const papers = 100_000;
const libraries = 10;
const rounds = 25;
/** What takes so many milliseconds is told well enough by fewer rounds. */
const long = 1000;
const roundsOfLong = 3;

/** The rows that grow, as work on one library. */
type Works = Readonly<Record<string, () => Promise<unknown>>>;

/** By row: what 100,000 papers take as one library, over what they take as ten. */
export async function measureGrowth(): Promise<Readonly<Record<string, number>>> {
  const model = loadModel();
  const [whole = new Uint8Array()] = madeUpListings(papers, 1);
  const { reading, store } = await readCold(whole, model);
  const large = await worksOf(whole, reading, store.library.papers, model);
  const size = papers / libraries;
  const small: Works[] = [];
  for (const [index, bytes] of madeUpListings(papers, libraries).entries()) {
    const part = store.library.papers.slice(index * size, (index + 1) * size);
    small.push(await worksOf(bytes, (await readCold(bytes, model)).reading, part, model));
  }
  const grown: Record<string, number> = {};
  for (const [row, work] of Object.entries(large)) {
    const parts = small.flatMap((works) => works[row] ?? []);
    grown[row] = await compare([work], parts);
  }
  return grown;
}

async function worksOf(
  bytes: Uint8Array,
  reading: BulkReading,
  some: readonly Paper[],
  model: ChooseBoundary,
): Promise<Works> {
  const { library } = await libraryOf(some);
  const kept = await cacheOf(reading);
  const first = firstRowsOf(library);
  const search = await searchOf(library);
  const outlines: Record<string, () => Promise<unknown>> = {};
  for (const grouping of groupings) outlines[`outline by ${grouping}`] = () => layOut(library, grouping);
  return {
    'first rows, cold': () => readCold(bytes, model),
    'first rows, from cache': () => Promise.resolve(readFirst(first)),
    'all rows, from cache': () => readKept(kept, bytes),
    'build library': () => libraryOf(some),
    ...outlines,
    citekeys: () => citekeysOf(library),
    'phrase of common words': () => askForCommonPhrase(search),
  };
}

/** The time that the works of one side take over that of the other's. */
async function compare(
  large: readonly (() => Promise<unknown>)[],
  small: readonly (() => Promise<unknown>)[],
): Promise<number> {
  const sides = [
    { works: large, times: new Array<number>() },
    { works: small, times: new Array<number>() },
  ];
  let enough = rounds;
  for (let round = 0; round <= enough; round++) {
    for (const { works, times } of round % 2 === 0 ? sides : sides.toReversed()) {
      const time = await timeOf(works);
      if (round > 0) times.push(time);
      if (time > long) enough = roundsOfLong;
    }
  }
  const [ofLarge = Number.NaN, ofSmall = Number.NaN] = sides.map(({ times }) => median(times));
  return ofLarge / ofSmall;
}

const kept: unknown[] = [];

/** Milliseconds of processor time for some works one after another. */
async function timeOf(works: readonly (() => Promise<unknown>)[]): Promise<number> {
  kept.length = 0;
  sweep();
  const started = process.cpuUsage();
  for (const work of works) kept.push(await work());
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
