/**
 * How right the listing reader is on papers of sources it was not trained on: `npm run accuracy [-- --json] [-- CORPUS_DIR]`.
 * One fold a group of sources: the model learns from the others and reads the whole listing; the fold's papers count.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { formatBoundaryModel, parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { iterateListing } from '../src/core/listing/readListing';
import type { Entry } from '../src/core/paper';
import { readCorpus, type CorpusPart, type Sample } from './training/corpus';
import { Tally, type Score } from './training/tally';
import { trainModel } from './training/train';

const referenceDate = '2026-11-23';
const folds: readonly (readonly string[])[] = [
  ['arxiv-csq'],
  ['ismir', 'jose', 'conf-automl', 'conf-alt'],
  ['conf-acl', 'conf-naacl', 'conf-colm'],
  ['conf-aistats', 'conf-uai', 'conf-colt'],
];
const otherFields = ['etAl', 'orgs', 'category', 'date', 'score', 'code', 'abstract'] as const;

/** What the project asks of itself, as shares of right ones. */
const targets: readonly (readonly [string, number])[] = [
  ['dev split', 0.9985],
  ['dev split, hard', 0.994],
  ['other fields', 0.9999],
  // Of the wrong ones four in five are marked as doubtful, and no more than one paper in a hundred is.
  ['dev wrong and flagged', 0.8],
  ['all wrong and flagged', 0.8],
  ['dev not flagged', 0.99],
  ['all not flagged', 0.99],
];

function main(args: readonly string[]): number {
  const folder = args.find((argument) => !argument.startsWith('--')) ?? '../shared/corpus';
  if (!existsSync(folder)) {
    process.stderr.write(`There is no corpus at ${folder}: nothing was measured.\n`);
    return 1;
  }
  const parts = readCorpus(folder);
  const tally = new Tally();
  for (const fold of folds) measureFold(folder, parts, fold, tally);
  const scores = tally.scores();
  const missed = targets.filter(
    ([name, share]) => !((scores.find((score) => score.name === name)?.share ?? 0) >= share),
  );
  process.stdout.write(
    args.includes('--json') ? `${JSON.stringify({ scores }, null, 1)}\n` : tableOf(scores),
  );
  for (const [name, share] of missed) process.stderr.write(`Below the target: ${name}, ${percent(share)}\n`);
  return missed.length === 0 ? 0 : 1;
}

function measureFold(
  folder: string,
  parts: readonly CorpusPart[],
  fold: readonly string[],
  tally: Tally,
): void {
  const model = parseBoundaryModel(
    formatBoundaryModel(trainModel(parts, ({ source }) => !fold.includes(source))),
  );
  if (!model) throw new Error('a model that was just made cannot be read');
  const chooseBoundary = createModelChoice(model);
  for (const part of parts) {
    const text = gunzipSync(readFileSync(join(folder, `${part.name}.listing.txt.gz`))).toString('utf8');
    let index = 0;
    for (const item of iterateListing(text, { referenceDate, chooseBoundary })) {
      if (item.kind !== 'entry') continue;
      const sample = part.samples[index];
      index += 1;
      if (!sample || !fold.includes(sample.source)) continue;
      const doubtful = item.problems.some(({ code }) => code === 'doubtful-boundary');
      compare(part.name, sample, item.entry, doubtful, tally);
    }
    tally.add(`${part.name} papers found`, index === part.samples.length);
  }
}

function compare(part: string, sample: Sample, entry: Entry, doubtful: boolean, tally: Tally): void {
  const right = entry.title === sample.title && same(entry.authors, sample.shownAuthors);
  tally.add(`${part} split`, right);
  tally.add(`${part} split, ${sample.source}`, right);
  if (sample.hard) tally.add(`${part} split, hard`, right);
  for (const tag of sample.tags) tally.add(`${part} split, ${tag}`, right);
  for (const field of otherFields) tally.add('other fields', same(entry[field], sample[field]));
  for (const name of [part, 'all']) {
    tally.add(`${name} not flagged`, !doubtful);
    if (!right) tally.add(`${name} wrong and flagged`, doubtful);
  }
}

function same(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}

function tableOf(scores: readonly Score[]): string {
  return scores
    .map(({ name, right, of, share }) => `${percent(share).padStart(9)}  ${right}/${of}  ${name}\n`)
    .join('');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)} %`;
}

process.exitCode = main(process.argv.slice(2));
