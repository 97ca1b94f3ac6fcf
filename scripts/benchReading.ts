/**
 * What reading a listing costs, as a share of JSON.parse of the same records, in one run: `node scripts/run.mjs
 * benchReading [--json]`. Each round reads the same 100,000 papers, as one listing, as ten or as a hundred, with
 * JSON.parse, without the model and with it, in turns that go back and forth. What was read is kept until all of them
 * have been, as a library keeps it (a result that is dropped at once costs JSON.parse half as much, and no memory). The
 * heap is swept before each turn, every way of reading is warm, and processor time counts, that of other threads too;
 * medians of the rounds. The corpus where it is, made-up papers elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { readListing, type ListingOptions } from '../src/core/listing/readListing';
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

/** As multiples of JSON.parse; the spread is the largest ratio over the smallest, less one. */
const limits = { modelOff: 1, modelOn: 2.5, spread: 0.2 } as const;

interface Measured {
  readonly papers: number;
  /** Microseconds of processor time a paper. */
  readonly jsonParse: number;
  readonly modelOff: number;
  readonly modelOn: number;
  readonly ratios: { readonly modelOff: number; readonly modelOn: number };
}

function main(args: readonly string[]): void {
  setFlagsFromString('--expose-gc');
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  if (!model) throw new Error('media/boundary.bin is no model');
  const withModel: ListingOptions = { ...plain, chooseBoundary: createModelChoice(model) };
  const fromCorpus = existsSync(corpus);
  const papers = fromCorpus ? corpusPapers() : [...papersOf(benchPapers(papersPerRound))];
  const all = enough(papers);
  const measured = sizes.map((size) => measure(listingsOf(all, size), withModel));
  const spread = {
    modelOff: spreadOf(measured.map(({ ratios }) => ratios.modelOff)),
    modelOn: spreadOf(measured.map(({ ratios }) => ratios.modelOn)),
  };
  const times = measured.flatMap(
    ({ papers: size, jsonParse, modelOff, modelOn, ratios }): readonly Figure[] => [
      {
        what: 'model off',
        size,
        value: round(ratios.modelOff),
        unit: '× JSON.parse',
        limit: limits.modelOff,
      },
      { what: 'model on', size, value: round(ratios.modelOn), unit: '× JSON.parse', limit: limits.modelOn },
      { what: 'model off', size, value: round(modelOff), unit: 'µs a paper', limit: null },
      { what: 'model on', size, value: round(modelOn), unit: 'µs a paper', limit: null },
      { what: 'JSON.parse', size, value: round(jsonParse), unit: 'µs a paper', limit: null },
    ],
  );
  const spreads = (['modelOff', 'modelOn'] as const).map((which): Figure => ({
    what: `the ratio moves with the size, ${which === 'modelOff' ? 'model off' : 'model on'}`,
    size: null,
    value: round(100 * spread[which]),
    unit: '%',
    limit: 100 * limits.spread,
  }));
  report(`reading a listing (${fromCorpus ? 'corpus' : 'made-up papers'})`, [...times, ...spreads], args);
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

function measure(listings: readonly string[], withModel: ListingOptions): Measured {
  const records = listings.map(recordsOf);
  const works = [
    (): unknown => records.map((json): unknown => JSON.parse(json)),
    (): unknown => listings.map((text) => readListing(text, plain)),
    (): unknown => listings.map((text) => readListing(text, withModel)),
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
  const [jsonParse = 0, modelOff = 0, modelOn = 0] = times.map(median);
  return {
    papers: papersPerRound / listings.length,
    jsonParse,
    modelOff,
    modelOn,
    ratios: { modelOff: modelOff / jsonParse, modelOn: modelOn / jsonParse },
  };
}

/** The records of a listing as JSON. */
function recordsOf(text: string): string {
  return flat(
    JSON.stringify(
      readListing(text, plain).entries.map(
        ({ title, authors, etAl, orgs, category, date, score, code, abstract }) => {
          return { title, authors, etAl, orgs, category, date, score, code, abstract };
        },
      ),
    ),
  );
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
