/**
 * How the work on a library grows from 10,000 to 100,000 papers, over linear. Both sides do it for the same 100,000 papers:
 * as one library, and as ten of 10,000 in turn. (The same 10,000 over and over would lie in the processor's cache, where
 * no library lies when somebody opens it, and the figure would be that of the cache.) Where the work begins with papers,
 * these are the same objects, so that how they happen to lie in memory is no difference either. Processor time counts, that
 * of other threads too, so the heap is swept before each turn and what sweeping leaves to those threads is waited for: in
 * work of milliseconds it was as much as the work, on whichever side came next. What was made is kept until then.
 * In a turn each side works twice, the one within the other's two, which gives one ratio; the median of these is the figure.
 * A machine that is at times twice as fast as at others moves that little, for both sides have about the same of it; medians
 * of each side's times did not bear it. Library builds that do grow more than linearly are measured along with the rows: if
 * these are not found to, nothing is known of the rows either.
 */
import { groupings } from '../src/core/library/arrangement';
import type { ChooseBoundary } from '../src/core/listing/boundary';
import type { BulkReading } from '../src/core/listing/bulkReading';
import type { Paper } from '../src/core/paper';
import { median } from './figures';
import { controlsOf } from './growthControls';
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
  type Works,
} from './scaleWork';

const papers = 100_000;
const libraries = 10;
const turns = 24;
/** What takes so many milliseconds is told well enough by fewer, and sweeping is little beside it. */
const long = 1000;
const turnsOfLong = 3;

/** What grows, by row, over linear. */
export interface Growth {
  readonly rows: Readonly<Record<string, number>>;
  /** Of what grows more. */
  readonly controls: Readonly<Record<string, number>>;
}

/** What 100,000 papers take as one library, over what they take as ten. */
export async function measureGrowth(): Promise<Growth> {
  const model = loadModel();
  const [whole = new Uint8Array()] = madeUpListings(papers, 1);
  const { reading, store } = await readCold(whole, model);
  const all = store.library.papers;
  const size = papers / libraries;
  const parts = Array.from({ length: libraries }, (_, at) => all.slice(at * size, (at + 1) * size));
  const controls = await compareAll(
    controlsOf(all),
    parts.map((part) => controlsOf(part)),
  );
  const small: Works[] = [];
  for (const [index, bytes] of madeUpListings(papers, libraries).entries())
    small.push(await worksOf(bytes, (await readCold(bytes, model)).reading, parts[index] ?? [], model));
  return { rows: await compareAll(await worksOf(whole, reading, all, model), small), controls };
}

async function compareAll(large: Works, small: readonly Works[]): Promise<Readonly<Record<string, number>>> {
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
  const [largeSide, smallSide] = [{ works: large }, { works: small }];
  // Warms up, too.
  const isLong = (await timeOf(large)) + (await timeOf(small)) > long;
  const ratios: number[] = [];
  for (let turn = 0; turn < (isLong ? turnsOfLong : turns); turn++) {
    const [outer, inner] = turn % 2 === 0 ? [largeSide, smallSide] : [smallSide, largeSide];
    let [ofLarge, ofSmall] = [0, 0];
    for (const [at, side] of [outer, inner, inner, outer].entries()) {
      if (at === 0 || isLong) await sweepAll();
      const time = await timeOf(side.works);
      if (side === largeSide) ofLarge += time;
      else ofSmall += time;
    }
    ratios.push(ofLarge / ofSmall);
  }
  return median(ratios);
}

const kept: unknown[] = [];

/** Lets go of what was made, and waits until nothing is done about that any more. */
async function sweepAll(): Promise<void> {
  kept.length = 0;
  sweep();
  for (let quiet = 0; quiet < 3;) {
    const started = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 4));
    quiet = timeSince(started) < 1 ? quiet + 1 : 0;
  }
}

/** Milliseconds of processor time for some works one after another. */
async function timeOf(works: readonly (() => Promise<unknown>)[]): Promise<number> {
  const started = process.cpuUsage();
  for (const work of works) kept.push(await work());
  return timeSince(started);
}

function timeSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
