/** `npm run test:durability`: what marks survive, with figures. The program that is killed is the first argument. */
import { parseArgs } from 'node:util';
import { tryCrashPoints } from './crashPoints';
import { tryFileLimit, tryFullDisk } from './fullDisk';
import { tryGitMerges } from './gitMerges';
import { tryKills } from './kills';
import { tryPermutations } from './permutations';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '500' }, seconds: { type: 'string', default: '180' } },
});
const [program = ''] = positionals;
const wanted = Number(values.kills);
const until = Date.now() + Number(values.seconds) * 1000;

let passed = 0;
const crashes = await tryCrashPoints(100);
print('crash points tried', crashes.points);
print('changes acknowledged before them', crashes.acknowledged);
passed++;
print('permutations tried', tryPermutations(5_000));
passed++;
const merges = await tryGitMerges(8);
if (merges === null) console.log('no git merges tried: there is no git here');
else pass('git merges tried', merges.merges);
const disk = await tryFullDisk();
if (disk === null) console.log('no full disk tried: a file system of its own may not be mounted here');
else pass('changes acknowledged before the disk was full', disk);
if (process.platform === 'win32') console.log('no file that cannot grow tried: Windows has no such limit');
else pass('changes acknowledged before a file could not grow', await tryFileLimit(program));
const kills = await tryKills(program, wanted, until);
print('kills tried', kills.kills);
print('changes acknowledged before them', kills.acknowledged);
print('changes under way that were kept', kills.underWay);
print('changes lost', crashes.lost + kills.lost);
const isDone = kills.kills === wanted && kills.acknowledged > 0;
if (!isDone) console.log(`not passed: the time was up after ${kills.kills} of ${wanted} kills`);
console.log(`${passed + (isDone ? 1 : 0)} passed, ${isDone ? 0 : 1} failed`);
process.exitCode = isDone ? 0 : 1;

/** What is lost or wrong throws; what has been tried at all has passed. */
function pass(what: string, count: number): void {
  print(what, count);
  passed++;
}

function print(what: string, count: number): void {
  console.log(`${String(count).padStart(8)} ${what}`);
}
