/**
 * What libraries of 1,000, 10,000 and 100,000 papers cost, and how the figures grow: `node scripts/run.mjs benchScale
 * [--json] [--size N]`. Times on a busy machine say little by themselves; blocks are work, not waiting.
 */
import { spawnSync } from 'node:child_process';
import * as z from 'zod/mini';
import { measureScale, type ScaleFigures } from './scaleFigures';

const sizes = [1_000, 10_000, 100_000];
const limits = { block: 50, memory: 2.5, growth: 1.2 } as const;

const figures = z.object({
  papers: z.number(),
  bytes: z.number(),
  times: z.record(z.string(), z.number()),
  blocks: z.record(z.string(), z.number()),
  memory: z.object({ library: z.number(), withSearch: z.number() }),
  keyStroke: z.object({ p50: z.number(), p99: z.number() }),
  rowsOfAMark: z.number(),
});

async function main(args: readonly string[]): Promise<void> {
  const size = args[args.indexOf('--size') + 1];
  if (args.includes('--size') && size !== undefined) {
    process.stdout.write(JSON.stringify(await measureScale(Number(size))));
    return;
  }
  // Each size in a process of its own: what one leaves behind is not the next one's memory.
  const all = sizes.map((papers) => {
    const [script = ''] = process.argv.slice(1);
    const { stdout } = spawnSync(process.execPath, [script, '--size', String(papers)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return figures.parse(JSON.parse(stdout));
  });
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ limits, sizes: all }, null, 1)}\n`);
  else print(all);
}

function print(all: readonly ScaleFigures[]): void {
  const row = (name: string, values: readonly number[], digits = 1): void => {
    const cells = values.map((value) => value.toFixed(digits).padStart(10)).join('');
    process.stdout.write(`${name.padEnd(28)}${cells}\n`);
  };
  row(
    'papers',
    all.map(({ papers }) => papers),
    0,
  );
  row(
    'bytes',
    all.map(({ bytes }) => bytes),
    0,
  );
  process.stdout.write('\nmilliseconds\n');
  for (const name of namesOf(all, 'times'))
    row(
      name,
      all.map(({ times }) => times[name] ?? 0),
    );
  row(
    'key stroke, p50',
    all.map(({ keyStroke }) => keyStroke.p50),
  );
  row(
    'key stroke, p99',
    all.map(({ keyStroke }) => keyStroke.p99),
  );
  process.stdout.write(`\nlongest block, milliseconds of work (limit ${limits.block})\n`);
  for (const name of namesOf(all, 'blocks'))
    row(
      name,
      all.map(({ blocks }) => blocks[name] ?? 0),
    );
  process.stdout.write(`\nbytes kept over the listing's (limit ${limits.memory})\n`);
  row(
    'library',
    all.map(({ memory }) => memory.library),
    2,
  );
  row(
    'library and search',
    all.map(({ memory }) => memory.withSearch),
    2,
  );
  row(
    'rows drawn after one mark',
    all.map(({ rowsOfAMark }) => rowsOfAMark),
    0,
  );
  const [, small, large] = all;
  if (small === undefined || large === undefined) return;
  process.stdout.write(`\ngrowth from 10,000 to 100,000 over linear (limit ${limits.growth})\n`);
  for (const name of namesOf(all, 'times'))
    row(name, [(large.times[name] ?? 0) / (small.times[name] ?? 1) / 10], 2);
}

function namesOf(all: readonly ScaleFigures[], kind: 'times' | 'blocks'): readonly string[] {
  return Object.keys(all[0]?.[kind] ?? {});
}

await main(process.argv.slice(2));
