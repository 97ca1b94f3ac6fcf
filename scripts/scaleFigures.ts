/** What a library of some size costs: times, blocks, memory. Data only; benchScale.ts prints it. */
import { groupings } from '../src/core/library/arrangement';
import type { Library } from '../src/core/library/library';
import type { LibraryStore } from '../src/core/library/libraryStore';
import { noMark, type Mark } from '../src/core/marks/mark';
import type { PaperId } from '../src/core/paper';
import { median, quantile } from './figures';
import { madeUpListings } from './madeUpListing';
import type { ScaleFigures } from './scaleReport';
import {
  ask,
  askForCommonPhrase,
  cacheOf,
  citekeysOf,
  firstRowsOf,
  layOut,
  libraryOf,
  loadModel,
  outlineOf,
  readCold,
  readFirst,
  readKept,
  searchOf,
  sweep,
  turns,
  type Cold,
} from './scaleWork';

const rounds = 5;

/** What is typed, key by key. */
const typed = [
  ...['sparse attention', 'author:garcia year:2023', '"reward', 'we', 'topic:cs.CL score:>50'],
  ...['"in the wi', '"sparse attention of', 'mei-ling', 'c++', 'gpt-3.5', 'josé', 'j. k.', '2024'],
];

/** Measures one size in this process: best one of its own, for memory. */
export async function measureScale(papers: number): Promise<ScaleFigures> {
  const [bytes = new Uint8Array()] = madeUpListings(papers, 1);
  const model = loadModel();
  const times: Record<string, number> = {};
  const blocks: Record<string, number[]> = {};
  const measure = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const found: number[] = [];
    let result = await timed(work, found, blocks, name);
    // What takes long is told well enough by few rounds.
    for (let round = 1; round < rounds && (found[0] ?? 0) < 1000; round++)
      result = await timed(work, found, blocks, name);
    times[name] = median(found);
    return result;
  };
  const before = residentBytes();
  const { store: cold, kept } = await coldAndKept(() =>
    measure('first rows, cold', () => readCold(bytes, model)),
  );
  let store = cold;
  const library = (): Library => store.library;
  const libraryBytes = residentBytes() - before + bytes.length - kept.length;
  const firstText = firstRowsOf(library());
  await measure('first rows, from cache', () => Promise.resolve(readFirst(firstText)));
  await measure('all rows, from cache', () => readKept(kept, bytes));
  await measure('build library', async () => {
    store = await libraryOf(library().papers);
  });
  for (const grouping of groupings)
    await measure(`outline by ${grouping}`, () => layOut(library(), grouping));
  await measure('citekeys', () => citekeysOf(library()));
  const search = await timed(() => searchOf(library()), [], blocks, 'prepare search');
  const withSearch = residentBytes() - before + bytes.length - kept.length;
  const strokes = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const query of typed) {
      // Nothing that an earlier query found is of use to the next.
      search.refresh([]);
      for (let length = 1; length <= query.length; length++) {
        const key = query.slice(0, length);
        const found = strokes.get(key) ?? [];
        strokes.set(key, found);
        await timed(() => ask(search, key), found, blocks, 'key stroke');
      }
    }
  }
  const medians = [...strokes.values()].map(median);
  await measure('phrase of common words', () => askForCommonPhrase(search));
  return {
    papers,
    bytes: bytes.length,
    times,
    blocks: Object.fromEntries(Object.entries(blocks).map(([name, of]) => [name, median(of)])),
    memory: { library: libraryBytes / bytes.length, withSearch: withSearch / bytes.length },
    keyStroke: { p50: quantile(medians, 0.5), p99: quantile(medians, 0.99) },
    rowsOfAMark: rowsOfAMark(library()),
  };
}

/** Lets go of all but what the host holds after a while. */
async function coldAndKept(
  read: () => Promise<Cold>,
): Promise<{ readonly store: LibraryStore; readonly kept: Uint8Array }> {
  const { store, reading } = await read();
  return { store, kept: await cacheOf(reading) };
}

function rowsOfAMark(library: Library): number {
  const [paper] = library.papers;
  if (paper === undefined) return 0;
  let marked: PaperId | null = null;
  const markOf = (id: PaperId): Mark => (id === marked ? { ...noMark, status: 'read' } : noMark);
  const outline = outlineOf(library, 'topic', markOf);
  outline.find(paper.id);
  marked = paper.id;
  return outline.touch([paper.id])?.length ?? library.papers.length;
}

/** Runs some work, notes how long it took, and how long it kept others from their turn at most. */
async function timed<Result>(
  work: () => Promise<Result>,
  found: number[],
  blocks: Record<string, number[]>,
  name: string,
): Promise<Result> {
  let longest = 0;
  let last = performance.now();
  let lastWork = process.cpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(lastWork);
    // Not where another process had the processor: work that was done, within the time that passed.
    longest = Math.max(longest, Math.min(now - last, (user + system) / 1000));
    last = now;
    lastWork = process.cpuUsage();
  };
  let isOver = false;
  const tick = (): void => {
    look();
    if (!isOver) setImmediate(tick);
  };
  await turns.pass();
  last = performance.now();
  lastWork = process.cpuUsage();
  setImmediate(tick);
  const start = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(start);
  found.push((user + system) / 1000);
  look();
  isOver = true;
  (blocks[name] ??= []).push(longest);
  return result;
}

/** What is kept: heap and buffers, after what is not needed has been let go of. */
function residentBytes(): number {
  sweep(3);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
