/**
 * What reading a listing costs, as a share of JSON.parse of the same records, in one run: `node scripts/run.mjs
 * benchReading [--json]`. Each round reads the same 100,000 papers, as one listing, as ten or as a hundred, with
 * JSON.parse, without the model and with it, in turns that go back and forth. What was read is kept until all of them
 * have been, as a library keeps it (a result that is dropped at once costs JSON.parse half as much, and no memory). An
 * entry cuts its fields out of the text when they are asked for, which JSON.parse has done by then; so both ways are also
 * measured with every field of every entry taken at once, and kept. The heap is swept before each turn, every way of
 * reading is warm, and processor time counts, that of other threads too; medians of the rounds. The corpus where it is,
 * made-up papers elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { iterateListing, readListing, type ListingOptions } from '../src/core/listing/readListing';
import type { Entry } from '../src/core/paper';
import { median, report, round, type Figure } from './figures';
import { benchPapers } from './madeUpListing';

const sizes = [1_000, 10_000, 100_000] as const;
/** So many papers are read in a round, whatever the size of a listing. */
const papersPerRound = 100_000;
/** The corpus has no more: each paper comes so often, under titles of its own so that it is none that was met before. */
const beginnings = ['', 'Again ', 'Anew ', 'Once more ', 'Over and over '];
const rounds = 7;
const corpus = '../shared/corpus/dev.listing.txt.gz';
const plain: ListingOptions = { referenceDate: '2026-11-23' };

/** The largest ratio over the smallest, less one, is not to be more. */
const spreadLimit = 0.2;

interface Way {
  readonly what: string;
  /** As a multiple of JSON.parse. */
  readonly limit: number;
  readonly read: (text: string) => unknown;
}

interface Measured {
  readonly papers: number;
  /** Microseconds of processor time a paper: of JSON.parse, and of each way. */
  readonly jsonParse: number;
  readonly ways: readonly number[];
}

function main(args: readonly string[]): void {
  setFlagsFromString('--expose-gc');
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  if (!model) throw new Error('media/boundary.bin is no model');
  const ways = waysOf({ ...plain, chooseBoundary: createModelChoice(model) });
  const fromCorpus = existsSync(corpus);
  const papers = fromCorpus ? corpusPapers() : [...papersOf(benchPapers(papersPerRound))];
  const all = enough(papers);
  const measured = sizes.map((size) => measure(listingsOf(all, size), ways));
  const times = measured.flatMap((one): readonly Figure[] => [
    ...ways.map(({ what, limit }, index) => {
      return { what, size: one.papers, value: round(ratioOf(one, index)), unit: '× JSON.parse', limit };
    }),
    ...ways.map(({ what }, index) => timeFigure(what, one.papers, one.ways[index] ?? Number.NaN)),
    timeFigure('JSON.parse', one.papers, one.jsonParse),
  ]);
  const spreads = ways.map(({ what }, index): Figure => {
    const ratios = measured.map((one) => ratioOf(one, index));
    return {
      what: `the ratio moves with the size, ${what}`,
      size: null,
      value: round(100 * spreadOf(ratios)),
      unit: '%',
      limit: 100 * spreadLimit,
    };
  });
  report(`reading a listing (${fromCorpus ? 'corpus' : 'made-up papers'})`, [...times, ...spreads], args);
}

function waysOf(withModel: ListingOptions): readonly Way[] {
  return [
    { what: 'model off', limit: 1, read: (text) => readListing(text, plain) },
    { what: 'model on', limit: 2.5, read: (text) => readListing(text, withModel) },
    { what: 'model off, every field taken', limit: 1, read: (text) => takeAll(text, plain) },
    { what: 'model on, every field taken', limit: 2.5, read: (text) => takeAll(text, withModel) },
  ];
}

/** Takes every field of each entry as it comes. */
function takeAll(text: string, options: ListingOptions): readonly Entry[] {
  const taken: Entry[] = [];
  for (const item of iterateListing(text, options)) {
    if (item.kind === 'entry') taken.push(item.entry.takeFields());
  }
  return taken;
}

function ratioOf({ jsonParse, ways }: Measured, index: number): number {
  return (ways[index] ?? Number.NaN) / jsonParse;
}

function timeFigure(what: string, size: number, value: number): Figure {
  return { what, size, value: round(value), unit: 'µs a paper', limit: null };
}

interface BenchPaper {
  /** Its header's line, and the rest. */
  readonly header: string;
  readonly rest: string;
}

function corpusPapers(): readonly BenchPaper[] {
  const text = gunzipSync(readFileSync(corpus)).toString('utf8');
  const { entries } = readListing(text, plain);
  return entries.map(({ start, titleSpan }, index) => ({
    header: text.slice(start, titleSpan.start),
    rest: text.slice(titleSpan.start, entries[index + 1]?.start ?? text.length).trimEnd(),
  }));
}

function* papersOf(parts: Iterable<string>): Generator<BenchPaper> {
  let lines: string[] = [];
  for (const part of parts) {
    lines.push(part);
    if (lines.length < 3) continue;
    const [header = '', ...rest] = lines;
    yield { header, rest: rest.join('').trimEnd() };
    lines = [];
  }
}

/** As many papers as a round takes, each the text of one. */
function enough(papers: readonly BenchPaper[]): readonly string[] {
  return Array.from({ length: papersPerRound }, (_, index) => {
    const { header, rest } = papers[index % papers.length] ?? { header: '', rest: '' };
    return header + (beginnings[Math.floor(index / papers.length)] ?? '') + rest;
  });
}

/** All the papers, as listings of so many each. */
function listingsOf(papers: readonly string[], size: number): readonly string[] {
  return Array.from({ length: papers.length / size }, (_, index) =>
    flat(`${papers.slice(index * size, (index + 1) * size).join('\n')}\n`),
  );
}

/** The same text in one piece, as reading a file gives it. */
function flat(text: string): string {
  return Buffer.from(text).toString('utf8');
}

function measure(listings: readonly string[], ways: readonly Way[]): Measured {
  const records = listings.map(recordsOf);
  const works = [
    (): unknown => records.map((json): unknown => JSON.parse(json)),
    ...ways.map(
      ({ read }) =>
        (): unknown =>
          listings.map((text) => read(text)),
    ),
  ];
  const times = works.map((): number[] => []);
  // The first round warms up.
  for (let round = -1; round < rounds; round++) {
    const turns = [...works.entries()];
    for (const [index, work] of round % 2 === 0 ? turns : turns.reverse()) {
      const time = timeOf(work);
      if (round >= 0) times[index]?.push(time / papersPerRound);
    }
  }
  const [jsonParse = Number.NaN, ...medians] = times.map(median);
  return { papers: papersPerRound / listings.length, jsonParse, ways: medians };
}

/** The records of a listing as JSON. */
function recordsOf(text: string): string {
  return flat(JSON.stringify(readListing(text, plain).entries.map((entry) => entry.takeFields())));
}

const kept: unknown[] = [];

/** Microseconds of processor time; the result is kept until the next is asked for. */
function timeOf(work: () => unknown): number {
  kept.length = 0;
  sweep();
  const started = process.cpuUsage();
  kept.push(work());
  const { user, system } = process.cpuUsage(started);
  return user + system;
}

/** Collects all garbage, so that nobody pays for another's. */
function sweep(): void {
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
}

function spreadOf(ratios: readonly number[]): number {
  return Math.max(...ratios) / Math.min(...ratios) - 1;
}

main(process.argv.slice(2));
