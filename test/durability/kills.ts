/** Kills a process that marks papers, over and over in the same folders, and looks for what it had acknowledged. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Edit } from '../../src/core/marks/edit';
import type { MarkStore } from '../../src/core/marks/markStore';
import { NodeFolder } from './nodeFolder';
import { openStore, paperOf, writerOfTest } from './someMarks';

export interface KillCounts {
  kills: number;
  acknowledged: number;
  lost: number;
  /** Commands that were under way and are there, or are not; both is right. */
  underWay: number;
}

/** A folder is used for so many kills, then the next one is begun. */
const killsPerFolder = 25;
/** No more commands than a burst are under way. */
const burst = 3;
const papers = 40;

/** A clock that is hours ahead, so that one day of tests is a month of use. */
export function hoursLater(hours: number): () => number {
  return () => Date.now() + hours * 60 * 60 * 1000;
}

/** The nth command of a run: a tag of its own, and a note that is typed on. */
export function killedCommand(run: number, n: number): readonly Edit[] {
  const tag: Edit = { kind: 'addTag', paper: paperOf(n % papers), tag: tagOf(run, n) };
  return n % 4 === 0
    ? [{ kind: 'note', paper: paperOf(1_000 + run), note: `${n}` }]
    : [tag, { ...tag, paper: paperOf(500) }];
}

/** Kills so many processes, four at a time; stops early, and says so in its counts, when the time is up. */
export async function tryKills(program: string, wanted: number, until: number): Promise<KillCounts> {
  const counts: KillCounts = { kills: 0, acknowledged: 0, lost: 0, underWay: 0 };
  let started = 0;
  const line = async (): Promise<void> => {
    while (started < wanted && Date.now() < until) {
      const root = await mkdtemp(path.join(tmpdir(), 'lectern-kills-'));
      const acknowledged: number[][] = [];
      for (let run = 0; run < killsPerFolder && started < wanted && Date.now() < until; run++) {
        started++;
        acknowledged.push(await killOnce(program, root, run));
        counts.kills++;
        counts.acknowledged += acknowledged[run]?.length ?? 0;
        await checkFolder(root, acknowledged, counts);
      }
      await rm(root, { recursive: true });
    }
  };
  await Promise.all([line(), line(), line(), line()]);
  return counts;
}

/** Starts a process, kills it at a moment that chance decides, and gives what it had acknowledged. */
function killOnce(program: string, root: string, run: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, root, `${run}`], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    let isDue = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isDue) return;
      isDue = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`ended by itself: ${errors}`));
      const lines = output.split('\n').slice(0, -1);
      resolve(lines.filter((text) => text !== 'ready').map(Number));
    });
  });
}

/** All that any run acknowledged is there, and nothing that none had begun. */
async function checkFolder(
  root: string,
  acknowledged: readonly (readonly number[])[],
  counts: KillCounts,
): Promise<void> {
  const store = await openStore(new NodeFolder(root), { writer: writerOfTest('check', 'one') });
  let known = 0;
  for (const [run, commands] of acknowledged.entries()) {
    const note = noteOf(store, run);
    for (const n of commands) {
      const isThere =
        n % 4 === 0 ? note >= n : hasTag(store, n % papers, run, n) && hasTag(store, 500, run, n);
      if (!isThere) counts.lost++;
      assert.ok(isThere, `command ${n} of run ${run} is lost in ${root}`);
    }
    const last = Math.max(-1, ...commands);
    for (let n = 0; n <= last + 2 * burst; n++) {
      if (n % 4 === 0 || !hasTag(store, n % papers, run, n)) continue;
      known++;
      // A command is there as a whole or not at all.
      assert.ok(hasTag(store, 500, run, n), `half of command ${n} of run ${run} is there`);
      if (!commands.includes(n) && run === acknowledged.length - 1) counts.underWay++;
    }
    assert.ok(note <= last + 2 * burst, `run ${run} has a note that was not written`);
  }
  const tags = [...store.tags().values()].reduce((sum, count) => sum + count, 0);
  assert.equal(tags, 2 * known, 'there are tags that nobody gave');
  await store.close();
}

function tagOf(run: number, n: number): string {
  return `${run} ${n}`;
}

function hasTag(store: MarkStore, paper: number, run: number, n: number): boolean {
  return store.get(paperOf(paper)).tags.includes(tagOf(run, n));
}

function noteOf(store: MarkStore, run: number): number {
  const { note } = store.get(paperOf(1_000 + run));
  return note === '' ? -1 : Number(note);
}
