/** What a library of some size costs: times, blocks, memory. Data only; benchScale.ts prints it. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { citekeySteps } from '../src/core/citation/citekey';
import { defaultCitekeyPattern } from '../src/core/citation/citekeyPattern';
import { defaultArrangement, groupings } from '../src/core/library/arrangement';
import { keepFirstRows, readFirstRows } from '../src/core/library/firstRows';
import type { Library } from '../src/core/library/library';
import { LibraryStore } from '../src/core/library/libraryStore';
import { Outline } from '../src/core/library/outline';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { readInBulk, type BulkReading } from '../src/core/listing/bulkReading';
import { topicOf } from '../src/core/listing/categories';
import { applyCorrections } from '../src/core/listing/corrections';
import { entryStartAfter } from '../src/core/listing/entryStart';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { cacheLines, linesOf, readCache } from '../src/core/listing/readingCache';
import { iterateListing } from '../src/core/listing/readListing';
import { noMark, type Mark } from '../src/core/marks/mark';
import type { PaperId } from '../src/core/paper';
import type { QueryContext } from '../src/core/query/compileQuery';
import { PaperSearch } from '../src/core/query/paperSearch';
import { parseQuery } from '../src/core/query/parseQuery';
import { inTurns, Task, type Turns } from '../src/core/steps';
import { median, quantile } from './figures';
import { benchPapers } from './madeUpListing';
import type { ScaleFigures } from './scaleReport';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
const source = 'file:///bench.papers';
const rounds = 5;

/** As the host takes turns (src/host/nextTurn.ts). */
const turns: Turns = {
  slice: 10,
  clock: () => performance.now(),
  pass: () =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    }),
};

/** What is typed, key by key. */
const typed = ['sparse attention', 'author:garcia year:2023', '"reward', 'we', 'topic:cs.CL score:>50'];
/** Two words that stand in nearly every made-up abstract: whether side by side only reading them tells. */
const commonPhrase = '"reward policy"';

/** Measures one size in this process: best one of its own, for memory. */
export async function measureScale(papers: number): Promise<ScaleFigures> {
  const bytes = listingOf(papers);
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
  const { store: cold, kept } = await coldAndKept(() => measure('first rows, cold', () => readCold(bytes)));
  let store = cold;
  const library = (): Library => store.library;
  const libraryBytes = residentBytes() - before + bytes.length - kept.length;
  const firstText = keepFirstRows(outlineOf(store.library, defaultArrangement.grouping), [source], 'key');
  await measure('first rows, from cache', () => {
    const rows = readFirstRows(firstText)?.rows;
    return Promise.resolve(rows?.childrenOf(null));
  });
  await measure('all rows, from cache', () => readKept(kept, bytes));
  await measure('build library', async () => {
    store = await libraryOf(library().papers);
  });
  for (const grouping of groupings) {
    await measure(`outline by ${grouping}`, () =>
      inTurns(new Task(outlineOf(library(), grouping).prepare(null)), turns),
    );
  }
  await measure('citekeys', () =>
    inTurns(new Task(citekeySteps(library().papers, new Map(), defaultCitekeyPattern)), turns),
  );
  const search = new PaperSearch(({ category, source: from }) => {
    return { mark: noMark, citekey: null, isCited: false, topic: topicOf(category), sourceName: from };
  });
  await timed(() => prepareSearch(search, library()), [], blocks, 'prepare search');
  const withSearch = residentBytes() - before + bytes.length - kept.length;
  const strokes: number[] = [];
  for (const query of [...typed, ...typed, ...typed]) {
    for (let length = 1; length <= query.length; length++) {
      await timed(() => ask(search, query.slice(0, length)), strokes, blocks, 'key stroke');
    }
  }
  await measure('phrase of common words', async () => {
    await ask(search, 'year:1900');
    await ask(search, commonPhrase);
  });
  return {
    papers,
    bytes: bytes.length,
    times,
    blocks: Object.fromEntries(Object.entries(blocks).map(([name, of]) => [name, median(of)])),
    memory: { library: libraryBytes / bytes.length, withSearch: withSearch / bytes.length },
    keyStroke: { p50: quantile(strokes, 0.5), p99: quantile(strokes, 0.99) },
    rowsOfAMark: rowsOfAMark(library()),
  };
}

function listingOf(papers: number): Uint8Array {
  return new Uint8Array(Buffer.from([...benchPapers(papers)].join('')));
}

interface Cold {
  readonly reading: BulkReading;
  readonly store: LibraryStore;
}

async function readCold(bytes: Uint8Array): Promise<Cold> {
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  if (!model) throw new Error('media/boundary.bin is no model');
  const steps = readInBulk(bytes, {
    part: { iterateListing, applyCorrections, entryStartAfter },
    options: { referenceDate: '2026-11-23', chooseBoundary: createModelChoice(model) },
    source,
    decode,
    correctionOf: () => null,
    goOn: () => true,
  });
  const reading = await inTurns(new Task(steps), turns);
  if (reading === null) throw new Error('the reading was ended');
  return { reading, store: await firstRows(reading) };
}

/** Lets go of all but what the host holds after a while. */
async function coldAndKept(
  read: () => Promise<Cold>,
): Promise<{ readonly store: LibraryStore; readonly kept: Uint8Array }> {
  const { store, reading } = await read();
  return { store, kept: await keptOf(reading) };
}

async function keptOf(reading: BulkReading): Promise<Uint8Array<ArrayBuffer>> {
  const lines = (await inTurns(new Task(cacheLines(reading, 'key')), turns)) ?? [];
  return new Uint8Array(Buffer.concat(lines.map((line) => Buffer.from(line))));
}

async function readKept(kept: Uint8Array, bytes: Uint8Array): Promise<LibraryStore> {
  const steps = readCache(linesOf(kept, decode), 'key', { bytes, source, decode });
  const reading = await inTurns(new Task(steps), turns);
  if (reading === null) throw new Error('the cache was not read');
  return firstRows(reading);
}

async function firstRows({ papers }: Pick<BulkReading, 'papers'>): Promise<LibraryStore> {
  const store = await libraryOf(papers);
  const outline = outlineOf(store.library, defaultArrangement.grouping);
  await inTurns(new Task(outline.prepare(null)), turns);
  outline.childrenOf(null);
  return store;
}

async function libraryOf(papers: BulkReading['papers']): Promise<LibraryStore> {
  const store = new LibraryStore((error) => process.stderr.write(`${String(error)}\n`), turns);
  store.setSource(source, papers);
  await store.settled();
  return store;
}

function outlineOf(
  library: Library,
  grouping: (typeof groupings)[number],
  markOf: MarkOf = unmarked,
): Outline {
  return new Outline(library, markOf, { ...defaultArrangement, grouping });
}

type MarkOf = (paper: PaperId) => Mark;

function unmarked(): Mark {
  return noMark;
}

async function prepareSearch(search: PaperSearch, { papers }: Library): Promise<void> {
  await inTurns(new Task(search.setPapersSteps(papers)), turns);
  while (search.step(turns.slice, turns.clock)) await turns.pass();
}

async function ask(search: PaperSearch, text: string): Promise<void> {
  const { query } = parseQuery(text);
  const context: QueryContext = { today: '2026-11-23', dayOf: () => '2026-11-23' };
  await inTurns(new Task(search.searchSteps(query, context)), turns);
}

function rowsOfAMark(library: Library): number {
  const [paper] = library.papers;
  if (paper === undefined) return 0;
  let marked: PaperId | null = null;
  const markOf = (id: PaperId): Mark => (id === marked ? { ...noMark, status: 'read' } : noMark);
  const outline = outlineOf(library, defaultArrangement.grouping, markOf);
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
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') for (let round = 0; round < 3; round++) Reflect.apply(collect, null, []);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
