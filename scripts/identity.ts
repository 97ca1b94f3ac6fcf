/**
 * Whether a paper is known again in a new copy, and never taken for another: `node scripts/run.mjs identity [--json] [CORPUS_DIR]`.
 * Papers of the corpus are marked; copies, disturbed as re-copying does, must lead to the mark, other papers must not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { isDay } from '../src/core/calendar';
import { describePaper } from '../src/core/library/about';
import { identify } from '../src/core/library/identity';
import { indexMoved, type MovedIndex } from '../src/core/marks/moved';
import type { Paper, PaperId } from '../src/core/paper';

const markedCount = 5000;
const target = 0.995;
/** The corpus has these papers twice, from a preprint server and from their conference: finding them is right. */
const twins: ReadonlySet<string> = new Set(['colm2025:pm9ykfhknK', 'colm2025:AFMGbq39bQ']);
const lineSchema = z.object({
  id: z.string(),
  title: z.string(),
  shownAuthors: z.array(z.string()),
  date: z.nullable(z.string()),
  abstract: z.nullable(z.string()),
});

type Disturbance = (paper: Paper, random: () => number) => Paper;

const disturbances: Readonly<Record<string, Disturbance>> = {
  'as it is': (paper) => paper,
  case: (paper, random) => ({
    ...paper,
    title: random() < 0.5 ? paper.title.toUpperCase() : paper.title.toLowerCase(),
  }),
  'Unicode form': (paper) => ({
    ...paper,
    title: paper.title.normalize('NFD').replaceAll("'", '\u2019'),
    authors: paper.authors.map((name) => name.normalize('NFD')),
  }),
  hyphens: (paper, random) => ({
    ...paper,
    title: random() < 0.5 ? paper.title.replaceAll('-', '\u2010') : paper.title.replaceAll('-', ' '),
  }),
  'other year': (paper) => ({ ...paper, date: isDay('2019-03-04') ? '2019-03-04' : null }),
  'no date': (paper) => ({ ...paper, date: null }),
  'split moved': (paper, random) => moveSplit(paper, random),
  'version words': (paper, random) => {
    const words = [' (v2)', ' [v3]', ' version 2', ' (extended version)', ' (preprint)', ': revised version'];
    return { ...paper, title: paper.title + (words[Math.floor(random() * words.length)] ?? '') };
  },
  'truncated with dots': (paper, random) => truncate(paper, random, random() < 0.5 ? '…' : '...'),
  'truncated, no sign': (paper, random) => truncate(paper, random, ''),
  'other title': (paper) => ({
    ...paper,
    title: `Revisited: ${[...paper.title.split(' ')].reverse().join(' ')}`,
  }),
  'other source': (paper) => ({
    ...paper,
    authors: paper.authors.map((name) => name.replace(/^(.*) (\S+)$/, '$2, $1')),
    abstract: null,
  }),
  'several at once': (paper, random) => {
    const kinds = ['case', 'Unicode form', 'hyphens', 'other year', 'version words', 'truncated with dots'];
    return kinds.reduce((each, kind) => (random() < 0.4 ? apply(kind, each, random) : each), paper);
  },
};

/** Papers that look alike and are others. */
const others: Readonly<Record<string, Disturbance>> = {
  'next part': (paper) => ({ ...paper, title: `${paper.title} Part II`, abstract: null }),
  'next part, same abstract': (paper) => ({ ...paper, title: `${paper.title}: Part II` }),
  'with II': (paper) => ({ ...paper, title: `${paper.title} II`, abstract: null }),
  'with 2': (paper) => ({ ...paper, title: `${paper.title} 2`, abstract: null }),
  'longer title': (paper) => ({ ...paper, title: `${paper.title}: A Survey`, abstract: null }),
  'other author': (paper) => ({
    ...paper,
    authors: ['Zoltan Quux', ...paper.authors.slice(1)],
    abstract: null,
  }),
  'other author, same abstract': (paper) => ({ ...paper, title: `A reply`, authors: ['Zoltan Quux'] }),
};

function apply(kind: string, paper: Paper, random: () => number): Paper {
  return disturbances[kind]?.(paper, random) ?? paper;
}

function moveSplit(paper: Paper, random: () => number): Paper {
  const [first, ...rest] = paper.authors;
  if (first === undefined) return paper;
  const joined = paper.title + first;
  const step = 1 + Math.floor(random() * 8);
  const at = Math.min(joined.length - 1, Math.max(1, paper.title.length + (random() < 0.5 ? step : -step)));
  return { ...paper, title: joined.slice(0, at), authors: [joined.slice(at), ...rest] };
}

function truncate(paper: Paper, random: () => number, sign: string): Paper {
  const length = 40 + Math.floor(random() * 30);
  return paper.title.length <= length
    ? paper
    : { ...paper, title: paper.title.slice(0, length).trimEnd() + sign };
}

/** What the library does: the own id where it is marked, else the mark that speaks of the paper. */
function nameOf(paper: Paper, marked: ReadonlySet<PaperId>, index: MovedIndex): PaperId | null {
  const own = identify(paper);
  if (marked.has(own)) return own;
  return index.mayHave(paper.title, paper.abstract) ? index.find(describePaper(paper)) : null;
}

function readPapers(file: string): readonly Paper[] {
  const papers = new Map<PaperId, Paper>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const { id: name, title, shownAuthors: authors, date, abstract } = lineSchema.parse(JSON.parse(line));
    if (twins.has(name)) continue;
    const id = identify({ title, authors });
    const span = { start: 0, end: 0 };
    const entry = {
      title,
      authors,
      etAl: false,
      orgs: [],
      category: null,
      score: null,
      code: false,
      abstract,
    };
    papers.set(id, { ...entry, id, date: date !== null && isDay(date) ? date : null, source: '', span });
  }
  return [...papers.values()];
}

/** The same numbers in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function main(args: readonly string[]): number {
  const folder = args.find((argument) => !argument.startsWith('--')) ?? '../shared/corpus';
  const file = join(folder, 'dev.jsonl.gz');
  if (!existsSync(file)) {
    process.stderr.write(`There is no corpus at ${folder}: nothing was measured.\n`);
    return 1;
  }
  const papers = readPapers(file);
  const marked = papers.slice(0, markedCount);
  const index = indexMoved(marked.map((paper) => [paper.id, describePaper(paper)]));
  const ids = new Set(marked.map(({ id }) => id));
  const scores: { name: string; right: number; of: number; share: number }[] = [];
  const examples: string[] = [];
  const random = seeded(7);
  for (const [name, disturb] of Object.entries(disturbances)) {
    let right = 0;
    for (const paper of marked) {
      const copy = disturb(paper, random);
      if (nameOf(copy, ids, index) === paper.id) right += 1;
      else if (examples.length < 60) examples.push(`${name}: ${copy.title} | ${copy.authors[0] ?? ''}`);
    }
    scores.push({ name: `found, ${name}`, right, of: marked.length, share: right / marked.length });
  }
  let merged = 0;
  let asked = 0;
  const count = (kind: string, list: readonly Paper[], disturb: Disturbance) => {
    let wrong = 0;
    for (const paper of list) {
      const found = nameOf(disturb(paper, random), ids, index);
      if (found === null) continue;
      wrong += 1;
      examples.push(
        `merged, ${kind}: ${paper.title} | ${paper.authors[0] ?? ''} = ${marked.find(({ id }) => id === found)?.title ?? ''}`,
      );
    }
    scores.push({
      name: `kept apart, ${kind}`,
      right: list.length - wrong,
      of: list.length,
      share: 1 - wrong / list.length,
    });
    merged += wrong;
    asked += list.length;
  };
  count('other papers of the corpus', papers.slice(markedCount), (paper) => paper);
  for (const [kind, disturb] of Object.entries(others)) count(kind, marked, disturb);
  const found = scores.filter(({ name }) => name.startsWith('found'));
  const share =
    found.reduce((sum, each) => sum + each.right, 0) / found.reduce((sum, each) => sum + each.of, 0);
  const result = { found: share, merged, asked, scores };
  if (args.includes('--examples')) process.stderr.write(`${examples.join('\n')}\n`);
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify(result, null, 1)}\n`
      : `${scores.map((each) => `${(100 * each.share).toFixed(2).padStart(7)} %  ${each.right}/${each.of}  ${each.name}\n`).join('')}same paper found ${(100 * share).toFixed(3)} %, different papers merged ${merged} of ${asked}\n`,
  );
  return share >= target && merged === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
