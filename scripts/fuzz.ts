/** Damages listings at random and reads them: `npm run fuzz [-- --seconds N] [-- --seed N]`. Prints the seed of what fails. */
import { readFileSync } from 'node:fs';
import { checkDamaged } from '../test/unit/core/listing/damage';
import { createRandom } from './training/fit';

const args = process.argv.slice(2);
const numberAfter = (name: string, otherwise: number): number => {
  const value = Number(args[args.indexOf(name) + 1]);
  return args.includes(name) && Number.isFinite(value) ? value : otherwise;
};

const seconds = numberAfter('--seconds', 30);
const first = numberAfter('--seed', 1);
const listing = readFileSync('test/fixtures/listing/plain.txt', 'utf8');
const until = performance.now() + seconds * 1000;
let seed = first;
for (; performance.now() < until; seed++) {
  const failure = checkDamaged(listing, createRandom(seed));
  if (failure === null) continue;
  process.stderr.write(`seed ${seed}: ${failure}\n`);
  process.exitCode = 1;
  break;
}
process.stdout.write(`${seed - first} damaged listings read, seeds ${first} to ${seed - 1}\n`);
