/** Writes a big listing to measure by, of the corpus's papers or of made-up ones: `npm run bench:data -- N [FILE]`. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { bigListing, isFromCorpus } from './bigListing';

async function main(args: readonly string[]): Promise<number> {
  const [wanted = '', file = 'out/bench-listing.txt'] = args;
  const count = Number(wanted);
  if (!/^\d{1,8}$/.test(wanted) || count === 0) {
    process.stderr.write('Usage: npm run bench:data -- N [FILE]\n');
    return 2;
  }
  const out = createWriteStream(file);
  for (const part of bigListing(count)) if (!out.write(part)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  process.stdout.write(
    `${file}: ${count} ${isFromCorpus ? 'papers of the corpus' : 'made-up papers'}, ${out.bytesWritten} bytes\n`,
  );
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
