/** A disk that is really full: a small file system of its own where one may be made, and a limit on file sizes anywhere. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { JournalProblem } from '../../src/core/marks/journalFolder';
import type { MarkStore } from '../../src/core/marks/markStore';
import { NodeFolder } from './nodeFolder';
import { openStore, paperOf, writerOfTest } from './someMarks';

const diskBytes = 256 * 1024;
/** A segment larger than what is left, and than the limit on file sizes. */
const bound = 1024 * 1024;
/** What `ulimit -f` takes: blocks of 512 bytes in a plain shell, 1,024 in others. */
const fileBlocks = 16;
const enough = 5_000;
const run = promisify(execFile);

/** Fills a file system under an open store, frees it, and looks for every command. Gives how many were acknowledged before it was full; null where none may be mounted. */
export async function tryFullDisk(): Promise<number | null> {
  const root = await mkdtemp(path.join(tmpdir(), 'lectern-full-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', root]);
  } catch {
    await rm(root, { recursive: true });
    return null;
  }
  try {
    return await fillAndFree(root);
  } finally {
    await run('umount', [root]);
    await rm(root, { recursive: true });
  }
}

async function fillAndFree(root: string): Promise<number> {
  const filler = path.join(root, 'other.bin');
  await writeFile(filler, new Uint8Array(diskBytes - 32 * 1024));
  const problems: JournalProblem[] = [];
  const folder = new NodeFolder(path.join(root, 'marks'));
  const store = await openStore(folder, { writer: writerOfTest('full', 'one'), bound, problems });
  const acknowledged = await markUntilUnsaved(store);
  const [problem] = problems;
  assert.ok(problem?.code === 'unsaved' && codeOf(problem.cause) === 'ENOSPC', 'the disk was not full');
  // What is on disk now is whole, and other programs may read it.
  await checkTags(folder, acknowledged);
  for (let n = acknowledged + 1; n < acknowledged + 4; n++)
    assert.equal(await mark(store, n), 'unsaved', 'a full disk took a command');
  await rm(filler);
  assert.equal(await store.flush(), true, 'there is room, and yet it is not saved');
  assert.equal(problems.at(-1)?.code, 'saved-again');
  await store.close();
  await checkTags(folder, acknowledged + 4);
  return acknowledged;
}

/** The same with a process whose files may not grow: it ends, and what it had acknowledged is there for the next. */
export async function tryFileLimit(program: string): Promise<number> {
  const root = await mkdtemp(path.join(tmpdir(), 'lectern-limit-'));
  const acknowledged = await new Promise<number>((resolve, reject) => {
    const limited = `trap '' XFSZ; ulimit -f ${fileBlocks}; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', limited, process.execPath, program, root, 'full'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', () => {
      const said = /^(\d+) EFBIG\n$/.exec(output);
      if (said === null) reject(new Error(`the limit was not met: ${output}`));
      else resolve(Number(said[1]));
    });
  });
  const folder = new NodeFolder(root);
  await checkTags(folder, acknowledged);
  const next = await openStore(folder, { writer: writerOfTest('full', 'two') });
  assert.equal(await mark(next, acknowledged), 'saved', 'the folder takes nothing more');
  await next.close();
  await checkTags(folder, acknowledged + 1);
  await rm(root, { recursive: true });
  return acknowledged;
}

/** The process of `tryFileLimit`: says how many commands were acknowledged, and what ended them. */
export async function markUntilFull(root: string): Promise<string> {
  const problems: JournalProblem[] = [];
  const options = { writer: writerOfTest('full', 'one'), bound, problems };
  const store = await openStore(new NodeFolder(root), options);
  const acknowledged = await markUntilUnsaved(store);
  const [problem] = problems;
  return `${acknowledged} ${problem?.code === 'unsaved' ? codeOf(problem.cause) : 'nothing'}\n`;
}

/** How many commands were acknowledged before the first that was not. */
async function markUntilUnsaved(store: MarkStore): Promise<number> {
  for (let n = 0; n < enough; n++) {
    if ((await mark(store, n)) !== 'saved') return n;
  }
  throw new Error(`${enough} commands were saved: nothing is full`);
}

async function mark(store: MarkStore, n: number): Promise<string> {
  const { outcome } = await store.apply([{ kind: 'addTag', paper: paperOf(n), tag: `${n}` }], 'mark');
  return outcome;
}

/** The first so many commands are in the folder, and no other is. */
async function checkTags(folder: NodeFolder, count: number): Promise<void> {
  const problems: JournalProblem[] = [];
  const store = await openStore(folder, { writer: writerOfTest('check', 'one'), problems });
  const there = [...store.tags().keys()].map(Number).sort((a, b) => a - b);
  assert.deepEqual(
    there,
    Array.from({ length: count }, (_, n) => n),
  );
  assert.deepEqual(problems, []);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
