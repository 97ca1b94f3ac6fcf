/** Writes a big listing to measure by, of made-up papers: `npm run bench:data -- N [FILE]`. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { benchPapers } from './madeUpListing';

async function main(args: readonly string[]): Promise<number> {
  const [wanted = '', file = 'out/bench-listing.txt'] = args;
  const count = Number(wanted);
  if (!/^\d{1,8}$/.test(wanted) || count === 0) {
    process.stderr.write('Usage: npm run bench:data -- N [FILE]\n');
    return 2;
  }
  const out = createWriteStream(file);
  for (const part of benchPapers(count)) if (!out.write(part)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  process.stdout.write(`${file}: ${count} papers, ${out.bytesWritten} bytes\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
