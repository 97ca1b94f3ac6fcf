/**
 * What libraries of 1,000, 10,000 and 100,000 papers cost, and how the figures grow: `node scripts/run.mjs benchScale
 * [--json] [--size N | --growth]`. Times on a busy machine say little by themselves; blocks are work, not waiting.
 */
import { spawnSync } from 'node:child_process';
import * as z from 'zod/mini';
import { report } from './figures';
import { measureScale } from './scaleFigures';
import { measureGrowth } from './scaleGrowth';
import { limits, toFigures } from './scaleReport';

const sizes = [1_000, 10_000, 100_000];

const figures = z.object({
  papers: z.number(),
  bytes: z.number(),
  times: z.record(z.string(), z.number()),
  blocks: z.record(z.string(), z.number()),
  memory: z.object({ library: z.number(), withSearch: z.number() }),
  keyStroke: z.object({ p50: z.number(), p99: z.number() }),
  rowsOfAMark: z.number(),
});

const grown = z.object({
  rows: z.record(z.string(), z.number()),
  controls: z.record(z.string(), z.number()),
});

async function main(args: readonly string[]): Promise<void> {
  const size = args[args.indexOf('--size') + 1];
  if (args.includes('--size') && size !== undefined) {
    process.stdout.write(JSON.stringify(await measureScale(Number(size))));
    return;
  }
  if (args.includes('--growth')) {
    process.stdout.write(JSON.stringify(await measureGrowth()));
    return;
  }
  // Each size in a process of its own: what one leaves behind is not the next one's memory.
  const all = sizes.map((papers) => figures.parse(inProcess('--size', String(papers))));
  const growth = grown.parse(inProcess('--growth'));
  const missed = Object.entries(growth.controls).filter(([, value]) => value <= limits.growth);
  if (missed.length > 0) throw new Error(`what grows more than linearly was not found to: ${String(missed)}`);
  report('scale', toFigures(all, growth), args);
}

function inProcess(...args: readonly string[]): unknown {
  const [script = ''] = process.argv.slice(1);
  const { stdout } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(stdout);
}

await main(process.argv.slice(2));
