/** Trains the boundary model: `npm run train -- CORPUS_DIR`. The same corpus gives the same bytes. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { formatBoundaryModel } from '../src/core/listing/boundaryModel';
import { readCorpus } from './training/corpus';
import { trainModel } from './training/train';

const target = 'media/boundary.bin';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: npm run train -- CORPUS_DIR\n');
  process.exitCode = 2;
} else {
  const started = performance.now();
  const bytes = formatBoundaryModel(trainModel(readCorpus(folder)));
  writeFileSync(target, bytes);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${target}: ${bytes.length} bytes, ${gzipSync(bytes).length} gzipped, ${seconds} s\n`);
}
