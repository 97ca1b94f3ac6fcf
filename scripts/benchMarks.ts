/**
 * What marks cost: `node scripts/run.mjs benchMarks [--json]`. Bytes and ratios within one run, no absolute times: one
 * change among 100 and among 100,000 marked papers, and opening 100,000 marks against `JSON.parse` of the same lines.
 */
import type { FolderEntry, JournalFolder } from '../src/core/marks/journalFolder';
import type { Edit } from '../src/core/marks/edit';
import { MarkStore } from '../src/core/marks/markStore';
import { byteLength } from '../src/core/marks/segment';
import { writerId } from '../src/core/marks/stamp';
import { hashText } from '../src/core/library/identity';
import { isPaperId, type PaperId } from '../src/core/paper';

const few = 100;
const many = 100_000;
const repeats = 200;
const rounds = 5;

class CountingFolder implements JournalFolder {
  readonly files = new Map<
    string,
    { readonly text: string; readonly size: number; readonly modified: number }
  >();
  bytes = 0;
  writes = 0;

  list(): Promise<readonly FolderEntry[]> {
    return Promise.resolve(
      [...this.files].map(([name, { size, modified }]) => ({ name, kind: 'file', size, modified })),
    );
  }

  read(name: string): Promise<string> {
    const file = this.files.get(name);
    return file === undefined ? Promise.reject(new Error(`no file ${name}`)) : Promise.resolve(file.text);
  }

  writeAtomically(name: string, text: string): Promise<void> {
    const size = byteLength(text);
    this.files.set(name, { text, size, modified: ++this.writes });
    this.bytes += size;
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}

function paperOf(n: number): PaperId {
  const id = `p${hashText(`paper ${n}`)}`;
  if (!isPaperId(id)) throw new Error('no paper');
  return id;
}

let sessions = 0;
async function open(folder: JournalFolder): Promise<MarkStore> {
  const writer = writerId('bench', `s${sessions++}`);
  if (writer === null) throw new Error('no writer');
  return MarkStore.open(folder, {
    clock: Date.now,
    writer,
    report: ({ code }) => process.stderr.write(`reported: ${code}\n`),
    onError: (error) => process.stderr.write(`${String(error)}\n`),
    describe: (paper) => ({ title: `On ${paper}`, firstAuthor: 'Ada Doe', year: 2024, aliases: [] }),
  });
}

async function folderOf(papers: number): Promise<CountingFolder> {
  const folder = new CountingFolder();
  const store = await open(folder);
  // As somebody works: many commands, not one.
  for (let start = 0; start < papers; start += 500) {
    const edits: Edit[] = [];
    for (let n = start; n < Math.min(papers, start + 500); n++) {
      edits.push({ kind: 'status', paper: paperOf(n), status: n % 2 === 0 ? 'read' : 'queued' });
      edits.push({ kind: 'addTag', paper: paperOf(n), tag: `topic ${n % 40}` });
    }
    await store.apply(edits, 'x');
  }
  await store.close();
  return folder;
}

interface Cost {
  readonly bytes: number;
  readonly time: number;
}

/** One change: the mean bytes written and the median time, in a window that was just opened. */
async function costOfChange(folder: CountingFolder, papers: number): Promise<Cost> {
  const store = await open(folder);
  await store.close();
  const times: number[] = [];
  const before = folder.bytes;
  for (let n = 0; n < repeats; n++) {
    const paper = paperOf((n * 7919) % papers);
    const start = performance.now();
    await store.apply([{ kind: 'addTag', paper, tag: `seen ${sessions} ${n}` }], 'x');
    times.push(performance.now() - start);
  }
  const bytes = (folder.bytes - before) / repeats;
  await store.close();
  return { bytes, time: median(times) };
}

async function measure(): Promise<Readonly<Record<string, number>>> {
  const [small, large] = [await folderOf(few), await folderOf(many)];
  const costs: (readonly [Cost, Cost])[] = [];
  // In turns, so that what else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    costs.push([await costOfChange(small, few), await costOfChange(large, many)]);
  }
  const opened: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const lines = [...large.files.values()].flatMap(({ text }) => text.split('\n').filter(Boolean));
    const parse = timeOf(() => lines.forEach((line) => void JSON.parse(line)));
    const start = performance.now();
    const store = await open(large);
    opened.push((performance.now() - start) / parse);
    await store.close();
  }
  return {
    'bytes of a change, 100 papers': Math.round(median(costs.map(([cost]) => cost.bytes))),
    'bytes of a change, 100,000 papers': Math.round(median(costs.map(([, cost]) => cost.bytes))),
    'time of a change, 100,000 ÷ 100 papers': round(median(costs.map(([a, b]) => b.time / a.time))),
    'opening 100,000 marks ÷ JSON.parse of its lines': round(median(opened)),
    'files for 100,000 marks': large.files.size,
    'bytes for a marked paper': Math.round(
      [...large.files.values()].reduce((sum, { size }) => sum + size, 0) / many,
    ),
  };
}

function timeOf(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}

const figures = await measure();
process.stdout.write(
  process.argv.includes('--json')
    ? `${JSON.stringify(figures, null, 1)}\n`
    : Object.entries(figures)
        .map(([name, value]) => `${String(value).padStart(8)}  ${name}\n`)
        .join(''),
);
