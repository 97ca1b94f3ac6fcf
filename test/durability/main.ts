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

const crashes = await tryCrashPoints(100);
print('crash points tried', crashes.points);
print('changes acknowledged before them', crashes.acknowledged);
print('permutations tried', tryPermutations(5_000));
const merges = await tryGitMerges(8);
print('git merges tried', merges.merges);
const disk = await tryFullDisk();
if (disk === null) console.log('no full disk tried: a file system of its own may not be mounted here');
else print('changes acknowledged before the disk was full', disk);
// Windows has no such limit.
const limit = process.platform === 'win32' ? null : await tryFileLimit(program);
if (limit !== null) print('changes acknowledged before a file could not grow', limit);
const kills = await tryKills(program, wanted, until);
print('kills tried', kills.kills);
print('changes acknowledged before them', kills.acknowledged);
print('changes under way that were kept', kills.underWay);
print('changes lost', crashes.lost + kills.lost);
if (kills.kills < wanted) console.log(`not passed: the time was up after ${kills.kills} of ${wanted} kills`);
process.exitCode = kills.kills < wanted || kills.acknowledged === 0 ? 1 : 0;

function print(what: string, count: number): void {
  console.log(`${String(count).padStart(8)} ${what}`);
}
