/**
 * What marks cost: `node scripts/run.mjs benchMarks [--json]`. Bytes and ratios within one run, no absolute times: one
 * change among 100 and among 100,000 marked papers, and opening 100,000 marks against `JSON.parse` of the same lines.
 */
import type { FolderEntry, JournalFolder } from '../src/core/marks/journalFolder';
import type { About } from '../src/core/marks/mark';
import type { Edit } from '../src/core/marks/edit';
import { MarkStore } from '../src/core/marks/markStore';
import { byteLength } from '../src/core/marks/segment';
import { writerId } from '../src/core/marks/stamp';
import { hashText } from '../src/core/library/identity';
import { isPaperId, type PaperId } from '../src/core/paper';
import { median, report, round, type Figure } from './figures';

const few = 100;
const many = 100_000;
const repeats = 200;
const rounds = 5;
const openings = 9;

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

const words =
  'sparse attention graph retrieval of neural agents under noisy supervision for long video'.split(' ');

/** As listings give it: a title of some words, now and then a name that is not plain ASCII, an abstract's fingerprint. */
function describe(paper: PaperId): About {
  const seed = Number.parseInt(paper.slice(1, 8), 36);
  const title = Array.from({ length: 6 + (seed % 7) }, (_, n) => words[(seed >> n) % words.length]).join(' ');
  const firstAuthor = seed % 10 === 0 ? 'Zoë Müller-Łukasik' : `Ada Doe${seed % 97}`;
  return { title: `On ${title}`, firstAuthor, year: 2024, aliases: [`abstract:${paper.slice(1)}`] };
}

/** Every paper has a status and a tag; one in ten a note or a citation key, one in twenty a rating. */
function editsOf(n: number): readonly Edit[] {
  const paper = paperOf(n);
  const edits: Edit[] = [
    { kind: 'status', paper, status: n % 2 === 0 ? 'read' : 'queued' },
    { kind: 'addTag', paper, tag: `topic ${n % 40}` },
  ];
  if (n % 10 === 1)
    edits.push({ kind: 'note', paper, note: `Section ${n % 9} is the one.\n\nSee also “notes”.` });
  if (n % 10 === 2) edits.push({ kind: 'citekey', paper, citekey: `doe2024x${n}` });
  if (n % 20 === 3) edits.push({ kind: 'rating', paper, rating: 4 });
  return edits;
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
    describe,
  });
}

async function folderOf(papers: number): Promise<CountingFolder> {
  const folder = new CountingFolder();
  const store = await open(folder);
  // As somebody works: many commands, not one.
  for (let start = 0; start < papers; start += 500) {
    const edits: Edit[] = [];
    for (let n = start; n < Math.min(papers, start + 500); n++) edits.push(...editsOf(n));
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
  const opened = await costOfOpening(large);
  return {
    'bytes of a change, 100 papers': Math.round(median(costs.map(([cost]) => cost.bytes))),
    'bytes of a change, 100,000 papers': Math.round(median(costs.map(([, cost]) => cost.bytes))),
    'time of a change, 100,000 ÷ 100 papers': round(median(costs.map(([a, b]) => b.time / a.time))),
    'opening 100,000 marks ÷ JSON.parse of its lines': ratioOf(opened, ({ open, lines }) => open / lines),
    'opening 100,000 marks ÷ JSON.parse of each file as one array': ratioOf(
      opened,
      (cost) => cost.open / cost.arrays,
    ),
    'opening and asking for every mark ÷ JSON.parse of its lines': ratioOf(
      opened,
      (cost) => cost.asked / cost.lines,
    ),
    'opening and asking for every mark and description ÷ JSON.parse of its lines': ratioOf(
      opened,
      (cost) => cost.described / cost.lines,
    ),
    'files for 100,000 marks': large.files.size,
    'bytes for a marked paper': Math.round(
      [...large.files.values()].reduce((sum, { size }) => sum + size, 0) / many,
    ),
  };
}

interface OpeningCost {
  /** JSON.parse of the files' lines one by one, and of each file's lines as one array. */
  readonly lines: number;
  readonly arrays: number;
  readonly open: number;
  readonly asked: number;
  readonly described: number;
}

/** All begin with the texts of the same files. In turns, so that what else the machine does falls on each. */
async function costOfOpening(folder: CountingFolder): Promise<readonly OpeningCost[]> {
  const costs: OpeningCost[] = [];
  const papers = Array.from({ length: many }, (_, n) => paperOf(n));
  for (let round = 0; round < openings; round++) {
    const texts = [...folder.files.values()].map(({ text }) => text);
    const lines = timeOf(() => {
      for (const text of texts) for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
    });
    const arrays = timeOf(() => {
      for (const text of texts) JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`);
    });
    const start = performance.now();
    const store = await open(folder);
    const opening = performance.now() - start;
    let read = 0;
    for (const paper of papers) if (store.get(paper).status === 'read') read++;
    const asked = performance.now() - start;
    for (const paper of papers) if (store.about(paper)?.year === 2024) read++;
    const described = performance.now() - start;
    if (read !== 1.5 * many) throw new Error(`${read} answers`);
    await store.close();
    costs.push({ lines, arrays, open: opening, asked, described });
  }
  return costs;
}

function ratioOf(costs: readonly OpeningCost[], ratio: (cost: OpeningCost) => number): number {
  return round(median(costs.map(ratio)));
}

function timeOf(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** What the figures may be at most; the others are only told. */
const limits: ReadonlyMap<string, number> = new Map([
  ['time of a change, 100,000 ÷ 100 papers', 1.5],
  ['opening 100,000 marks ÷ JSON.parse of its lines', 1.5],
]);

const figures = Object.entries(await measure()).map(([what, value]): Figure => ({
  what,
  size: null,
  value,
  unit: what.includes('÷') ? '×' : what.startsWith('files') ? 'files' : 'bytes',
  limit: limits.get(what) ?? null,
}));
report('marks', figures, process.argv.slice(2));
