/** The process that is killed, or runs out of room: marks papers, and says which commands were acknowledged. */
import { writeSync } from 'node:fs';
import type { JournalProblem } from '../../src/core/marks/journalFolder';
import { markUntilFull } from './fullDisk';
import { killedCommand, hoursLater } from './kills';
import { NodeFolder } from './nodeFolder';
import { openStore, writerOfTest } from './someMarks';

async function markWithoutEnd(root: string, run: number): Promise<void> {
  const writer = writerOfTest('home', `r${run}`);
  // Each run is a day and a bit after the one before, so that what earlier ones left is folded.
  const problems: JournalProblem[] = [];
  const options = { writer, clock: hoursLater(25 * run), bound: 2_000, problems };
  const store = await openStore(new NodeFolder(root), options);
  writeSync(1, 'ready\n');
  for (let n = 0; ; n += 3) {
    const burst = [n, n + 1, n + 2].map(async (each) => {
      const { outcome } = await store.apply(killedCommand(run, each), 'mark');
      if (outcome === 'saved') writeSync(1, `${each}\n`);
    });
    await Promise.all(burst);
    // A kill leaves nothing behind that is worth a word.
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
}

const [root = '', run = ''] = process.argv.slice(2);
if (run === 'full') writeSync(1, await markUntilFull(root));
else await markWithoutEnd(root, Number(run));
