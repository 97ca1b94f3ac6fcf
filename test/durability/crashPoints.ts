/** A day's work with the marks, broken off or refused at every single point where the folder changes. */
import assert from 'node:assert/strict';
import type { Edit } from '../../src/core/marks/edit';
import { ratings, statuses, type Mark } from '../../src/core/marks/mark';
import { replay } from '../../src/core/marks/registers';
import { readSegment } from '../../src/core/marks/segment';
import { MemoryFolder, troubles, type Trouble } from './memoryFolder';
import { marksOf, openStore, paperOf, writerOfTest } from './someMarks';

export interface CrashCounts {
  points: number;
  acknowledged: number;
  /** Acknowledged changes that were not there afterwards, where the folder kept its promise. */
  lost: number;
}

type Marks = Readonly<Record<string, Mark>>;

interface Outcome {
  readonly folder: MemoryFolder;
  /** The marks after each command, nothing first. */
  readonly states: readonly Marks[];
  /** How many commands, from the first on, were acknowledged. */
  readonly acknowledged: number;
}

const bound = 900;
const start = 1_700_000_000_000;

/** Tries every trouble at every point of a day of so many commands, and throws at the first loss. */
export async function tryCrashPoints(commands: number): Promise<CrashCounts> {
  const counts: CrashCounts = { points: 0, acknowledged: 0, lost: 0 };
  const calm = await work(commands, null, 0);
  for (const trouble of troubles) {
    for (let point = 0; point < calm.folder.points; point++) {
      const outcome = await work(commands, trouble, point);
      counts.points++;
      counts.acknowledged += outcome.acknowledged;
      if (trouble === 'tear') await checkTorn(outcome.folder);
      else if (trouble === 'refuse' || trouble === 'deceive') await checkWhole(outcome, calm);
      else await checkEnded(outcome, `${trouble} at ${point}`, counts);
    }
  }
  return counts;
}

/** Half of the commands are waited for, the others come faster than the disk. */
async function work(commands: number, trouble: Trouble | null, point: number): Promise<Outcome> {
  let now = start;
  const clock = (): number => now;
  const folder = new MemoryFolder(clock);
  // What an earlier window left, with a line that was torn then.
  for (let n = 0; n < 8; n++) folder.put(`home_old${n}-1.jsonl`, oldLines(n));
  now += 48 * 60 * 60 * 1000;
  if (trouble !== null) folder.setTrouble((each) => (each === point ? trouble : null));
  const states: Marks[] = [];
  let acknowledged = 0;
  const store = await Promise.race([openStore(folder, { clock, bound }), folder.ended]);
  if (store === undefined) return { folder, states: [await readMarks(folder)], acknowledged };
  states.push(marksOf(store));
  for (let n = 0; n < commands; n++) {
    now += 1_000;
    const applied = store.apply(commandOf(n), 'work').then(({ outcome }) => {
      if (outcome === 'saved') acknowledged = n + 1;
    });
    states.push(marksOf(store));
    if (n % 2 === 0) await Promise.race([applied, folder.ended]);
  }
  const isClosed = await Promise.race([store.close(), folder.ended]);
  // As a person does who is told that something could not be saved.
  const isSaved = isClosed === false ? await Promise.race([store.flush(), folder.ended]) : isClosed;
  if (isSaved === true) acknowledged = commands;
  return { folder, states, acknowledged };
}

/** Everything that was acknowledged is there, and of the rest a part in order: the marks of some moment since. */
async function checkEnded(
  { folder, states, acknowledged }: Outcome,
  where: string,
  counts: CrashCounts,
): Promise<void> {
  const marks = await readMarks(folder);
  const found = states.findLastIndex((state) => isSame(state, marks));
  if (found < acknowledged) counts.lost += acknowledged - Math.max(found, 0);
  assert.ok(
    found >= acknowledged,
    `${where}: acknowledged ${acknowledged} commands, found the marks after ${found}`,
  );
  // And the next window goes on from there.
  const next = await openStore(folder.copy(), {
    writer: writerOfTest('home', 'next'),
    bound,
    clock: () => start + 1e9,
  });
  await next.apply([{ kind: 'note', paper: paperOf(99), note: 'next' }], 'next');
  await next.close();
  assert.deepEqual(marksOf(next)[paperOf(99)]?.note, 'next');
}

/** A write that was refused once costs nothing in the end. */
async function checkWhole({ folder, states }: Outcome, calm: Outcome): Promise<void> {
  assert.deepEqual(states, calm.states);
  assert.deepEqual(await readMarks(folder), calm.states.at(-1));
}

/** A file that was torn costs the line at the tear and what came after it in this file; all other lines count. */
async function checkTorn(folder: MemoryFolder): Promise<void> {
  const lines = folder.lines().join('\n');
  const expected = Object.fromEntries(
    [...replay(readSegment(lines).changes)].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const marks = await readMarks(folder);
  for (const [paper, mark] of Object.entries(marks)) assert.deepEqual(mark, expected[paper]);
}

async function readMarks(folder: MemoryFolder): Promise<Marks> {
  return marksOf(await openStore(folder.copy(), { writer: writerOfTest('reader', 'one') }));
}

function isSame(a: Marks, b: Marks): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function oldLines(n: number): string {
  const stamp = `0loyw3v2${n}-0000-home_old${n}`;
  const line = JSON.stringify({ version: 1, stamp, paper: paperOf(n), field: 'tag:old', value: true });
  return n === 3 ? `${line}\n{"version":1,"sta` : `${line}\n`;
}

function commandOf(n: number): readonly Edit[] {
  const paper = paperOf(n % 9);
  switch (n % 5) {
    case 0:
      return [{ kind: 'status', paper, status: statuses[n % statuses.length] ?? 'read' }];
    case 1:
      return [0, 1, 2].map((other) => ({ kind: 'addTag', paper: paperOf((n + other) % 9), tag: `tag ${n}` }));
    // Somebody types.
    case 2:
    case 3:
      return [{ kind: 'note', paper: paperOf(Math.floor(n / 5) % 9), note: `word ${n} `.repeat(n % 7) }];
    default:
      return [
        { kind: 'rating', paper, rating: ratings[n % ratings.length] ?? null },
        { kind: 'citekey', paper, citekey: `key${n}` },
      ];
  }
}
