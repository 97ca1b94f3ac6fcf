/** The pieces of work that libraries are measured by, done as the host does them. Nothing here measures. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { citekeySteps } from '../src/core/citation/citekey';
import { defaultCitekeyPattern } from '../src/core/citation/citekeyPattern';
import { defaultArrangement, type Grouping } from '../src/core/library/arrangement';
import { keepFirstRows, readFirstRows, type TreeRows } from '../src/core/library/firstRows';
import type { Library } from '../src/core/library/library';
import { LibraryStore } from '../src/core/library/libraryStore';
import { Outline } from '../src/core/library/outline';
import type { ChooseBoundary } from '../src/core/listing/boundary';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { readInBulk, type BulkReading } from '../src/core/listing/bulkReading';
import { topicOf } from '../src/core/listing/categories';
import { applyCorrections } from '../src/core/listing/corrections';
import { entryStartAfter } from '../src/core/listing/entryStart';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { cacheLines, linesOf, readCache } from '../src/core/listing/readingCache';
import { iterateListing } from '../src/core/listing/readListing';
import { noMark, type Mark } from '../src/core/marks/mark';
import type { Paper, PaperId } from '../src/core/paper';
import type { QueryContext } from '../src/core/query/termTest';
import { PaperSearch } from '../src/core/query/paperSearch';
import { parseQuery } from '../src/core/query/parseQuery';
import { inTurns, Task, type Steps, type Turns } from '../src/core/steps';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
const source = 'file:///bench.papers';

/** As the host takes turns (src/host/nextTurn.ts). */
export const turns: Turns = {
  slice: 10,
  clock: () => performance.now(),
  pass: () =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    }),
};

export const context: QueryContext = { today: '2026-11-23', dayOf: () => '2026-11-23' };

/** As many hits as the host puts in order (src/host/late/paperFinder.ts). */
export const rankedAtMost = 200;

/** Two words that stand in nearly every made-up abstract: whether side by side only reading them tells. */
const commonPhrase = '"reward policy"';

/** What was read of a listing, and the library with its first rows made. */
export interface Cold {
  readonly reading: BulkReading;
  readonly store: LibraryStore;
}

/** The rows that grow, as work on one library. */
export type Works = Readonly<Record<string, () => Promise<unknown>>>;

/** How boundaries are chosen, loaded once as the host does. */
export function loadModel(): ChooseBoundary {
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  if (!model) throw new Error('media/boundary.bin is no model');
  return createModelChoice(model);
}

export async function readCold(bytes: Uint8Array, chooseBoundary: ChooseBoundary): Promise<Cold> {
  const reading = await done(
    readInBulk(bytes, {
      part: { iterateListing, applyCorrections, entryStartAfter },
      options: { referenceDate: '2026-11-23', chooseBoundary },
      source,
      decode,
      correctionOf: () => null,
      goOn: () => true,
    }),
  );
  return { reading, store: await firstRows(reading) };
}

/** What is kept of a reading for the next start. */
export async function cacheOf(reading: BulkReading): Promise<Uint8Array<ArrayBuffer>> {
  const lines = await done(cacheLines(reading, 'key'));
  return new Uint8Array(Buffer.concat(lines.map((line) => Buffer.from(line))));
}

export async function readKept(kept: Uint8Array, bytes: Uint8Array): Promise<LibraryStore> {
  const reading = await done(readCache(linesOf(kept, decode), 'key', { source, text: { bytes, decode } }));
  if (reading === null) throw new Error('the cache was not read');
  return firstRows(reading);
}

/** What is kept of the rows that the tree begins with. */
export function firstRowsOf(library: Library): string {
  const rows = outlineOf(library, defaultArrangement.grouping);
  return keepFirstRows({ rows, papers: library.papers.length }, [source], 'key');
}

export function readFirst(text: string): TreeRows {
  const kept = readFirstRows(text);
  if (kept === null) throw new Error('the first rows were not read');
  kept.rows.childrenOf(null);
  return kept.rows;
}

export async function libraryOf(papers: readonly Paper[]): Promise<LibraryStore> {
  const store = new LibraryStore((error) => process.stderr.write(`${String(error)}\n`), turns);
  store.setSource(source, papers);
  await store.settled();
  return store;
}

export function outlineOf(
  library: Library,
  grouping: Grouping,
  markOf: (paper: PaperId) => Mark = () => noMark,
): Outline {
  return new Outline(library, markOf, { ...defaultArrangement, grouping });
}

/** Lays a library out and makes its first rows ready. */
export async function layOut(library: Library, grouping: Grouping): Promise<Outline> {
  const outline = outlineOf(library, grouping);
  await done(outline.prepare(null));
  return outline;
}

export function citekeysOf({ papers }: Library): Promise<unknown> {
  return done(citekeySteps(papers, new Map(), defaultCitekeyPattern));
}

/** A search that has everything indexed. */
export async function searchOf({ papers }: Library): Promise<PaperSearch> {
  const search = new PaperSearch(({ category, source: from }) => {
    return { mark: noMark, citekey: null, isCited: false, topic: topicOf(category), sourceName: from };
  });
  await done(search.setPapersSteps(papers));
  while (search.step(turns.slice, turns.clock)) await turns.pass();
  await done(search.rehearse(context));
  return search;
}

/** As a key stroke over a flat list does: what is found, and the best of it in order. */
export async function ask(search: PaperSearch, text: string): Promise<void> {
  const { query } = parseQuery(text);
  await done(search.searchSteps(query, context));
  await done(search.bestSteps(query, context, rankedAtMost));
}

/** Asks for the phrase that takes the most reading; nothing is known from before. */
export async function askForCommonPhrase(search: PaperSearch): Promise<void> {
  search.refresh([]);
  await ask(search, commonPhrase);
}

/** Collects all garbage, so that nobody pays for another's. */
export function sweep(times = 1): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') return;
  for (let time = 0; time < times; time++) Reflect.apply(collect, null, []);
}

async function firstRows({ papers }: Pick<BulkReading, 'papers'>): Promise<LibraryStore> {
  const store = await libraryOf(papers);
  (await layOut(store.library, defaultArrangement.grouping)).childrenOf(null);
  return store;
}

async function done<Result>(steps: Steps<Result>): Promise<Result> {
  const task = new Task(steps);
  await inTurns(task, turns);
  return task.finish();
}
