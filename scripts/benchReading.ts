/**
 * What reading a listing costs, as a share of JSON.parse of the same records, in one run: `node scripts/run.mjs
 * benchReading [-- --json]`. Processor time, medians of interleaved runs; the corpus where it is, made-up papers elsewhere.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { readListing, type ListingOptions } from '../src/core/listing/readListing';
import { benchPapers } from './madeUpListing';

const sizes = [1_000, 10_000, 100_000] as const;
/** So often each paper stands in a listing: the corpus has no more. */
const copies = 5;
const runs = 7;
/** Smaller listings are read so often that a run takes a while. */
const papersPerRun = 100_000;
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
  const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
  if (!model) throw new Error('media/boundary.bin is no model');
  const withModel: ListingOptions = { ...plain, chooseBoundary: createModelChoice(model) };
  const fromCorpus = existsSync(corpus);
  const papers = fromCorpus ? corpusPapers() : [...papersOf(benchPapers(Math.max(...sizes) / copies))];
  const measured = sizes.map((size) => measure(listingOf(papers, size), withModel));
  const spread = {
    modelOff: spreadOf(measured.map(({ ratios }) => ratios.modelOff)),
    modelOn: spreadOf(measured.map(({ ratios }) => ratios.modelOn)),
  };
  const source = fromCorpus ? 'corpus' : 'made-up';
  if (args.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ source, copies, runs, measured, spread, limits }, null, 1)}\n`);
    return;
  }
  process.stdout.write(`reading a listing (${source}), as a multiple of JSON.parse of its records\n`);
  for (const { papers: count, jsonParse, modelOff, modelOn, ratios } of measured) {
    process.stdout.write(
      `${String(count).padStart(9)} papers: model off ${ratios.modelOff.toFixed(2)} (limit ${limits.modelOff}), ` +
        `on ${ratios.modelOn.toFixed(2)} (limit ${limits.modelOn}); ` +
        `${modelOff.toFixed(2)}, ${modelOn.toFixed(2)} and ${jsonParse.toFixed(2)} µs a paper\n`,
    );
  }
  process.stdout.write(
    `the ratios move by ${percent(spread.modelOff)} and ${percent(spread.modelOn)} (limit ${percent(limits.spread)})\n`,
  );
}

function corpusPapers(): readonly string[] {
  const text = gunzipSync(readFileSync(corpus)).toString('utf8');
  const starts = readListing(text, plain).entries.map(({ start }) => start);
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trimEnd());
}

function* papersOf(parts: Iterable<string>): Generator<string> {
  let paper = '';
  let lines = 0;
  for (const part of parts) {
    paper += part;
    lines += 1;
    if (lines % 3 !== 0) continue;
    yield paper.trimEnd();
    paper = '';
  }
}

/** A listing of so many papers: some of all kinds, each five times over. */
function listingOf(papers: readonly string[], size: number): string {
  const different = size / copies;
  const once = Array.from(
    { length: different },
    (_, index) => papers[Math.floor((index * papers.length) / different)] ?? '',
  ).join('\n');
  return flat(`${once}\n`.repeat(copies));
}

/** The same text in one piece, as reading a file gives it. */
function flat(text: string): string {
  return Buffer.from(text).toString('utf8');
}

function measure(text: string, withModel: ListingOptions): Measured {
  const { entries } = readListing(text, plain);
  const json = flat(
    JSON.stringify(
      entries.map(({ title, authors, etAl, orgs, category, date, score, code, abstract }) => {
        return { title, authors, etAl, orgs, category, date, score, code, abstract };
      }),
    ),
  );
  const works = [
    (): unknown => JSON.parse(json),
    (): unknown => readListing(text, plain),
    (): unknown => readListing(text, withModel),
  ];
  const repeats = Math.max(1, Math.round(papersPerRun / entries.length));
  const times = works.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    works.forEach((work, index) => {
      const started = process.cpuUsage();
      for (let repeat = 0; repeat < repeats; repeat++) work();
      const { user, system } = process.cpuUsage(started);
      // The first run warms up.
      if (run >= 0) times[index]?.push((user + system) / repeats / entries.length);
    });
  }
  const [jsonParse = 0, modelOff = 0, modelOn = 0] = times.map(median);
  return {
    papers: entries.length,
    jsonParse,
    modelOff,
    modelOn,
    ratios: { modelOff: modelOff / jsonParse, modelOn: modelOn / jsonParse },
  };
}

function median(times: readonly number[]): number {
  return [...times].sort((one, two) => one - two)[times.length >> 1] ?? 0;
}

function spreadOf(ratios: readonly number[]): number {
  return Math.max(...ratios) / Math.min(...ratios) - 1;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

main(process.argv.slice(2));
