/** What reading 100,000 papers costs, as a share of JSON.parse of the same records: `node scripts/run.mjs readingSpeed LISTING`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseBoundaryModel } from '../src/core/listing/boundaryModel';
import { createModelChoice } from '../src/core/listing/modelChoice';
import { readListing } from '../src/core/listing/readListing';

const runs = 7;
const papers = 100_000;
const referenceDate = '2026-11-23';

const [file = 'test/fixtures/listing/plain.txt'] = process.argv.slice(2);
const bytes = readFileSync(file);
const once = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
const copies = Math.ceil(papers / readListing(once, { referenceDate }).entries.length);
const text = Buffer.from(`${once}\n`.repeat(copies)).toString('utf8');

const { entries } = readListing(text, { referenceDate });
const json = JSON.stringify(entries);
const model = parseBoundaryModel(readFileSync('media/boundary.bin'));
const parse = median(() => void JSON.parse(json));
const shape = median(() => void readListing(text, { referenceDate }));
report('JSON.parse', parse);
report('reading by shape', shape);
if (model) {
  const chooseBoundary = createModelChoice(model);
  report(
    'reading by the model',
    median(() => void readListing(text, { referenceDate, chooseBoundary })),
  );
}

function report(name: string, time: number): void {
  const each = (1000 * time) / entries.length;
  process.stdout.write(
    `${name.padEnd(22)} ${time.toFixed(0)} ms, ${each.toFixed(2)} µs a paper, ${(time / parse).toFixed(2)} x JSON.parse\n`,
  );
}

function median(work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((one, two) => one - two);
  return times[Math.floor(runs / 2)] ?? 0;
}
