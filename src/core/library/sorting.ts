/** The order of papers within a group. */
import { fold } from '../fold';
import type { Mark, Status } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import { sortSteps, type Steps } from '../steps';
import type { SortOrder } from './arrangement';
import { compareText } from './groupKey';

const statusOrder = { reading: 0, queued: 1, new: 2, read: 3, dropped: 4 } satisfies Record<Status, number>;

/** Papers in an order: newest, best scored, title A–Z or what is in hand first; ties newest first, then by title. */
export function* sortPapers(
  papers: readonly Paper[],
  order: SortOrder,
  markOf: (paper: PaperId) => Mark,
): Steps<readonly Paper[]> {
  // Papers of one key and day first, and those by title: few pairs are compared as text.
  const runs = new Map<number, Map<string, Paper[]>>();
  let met = 0;
  for (const paper of papers) {
    if (++met % 512 === 0) yield;
    const key = order === 'title' ? 0 : sortKey(paper, order, markOf);
    const day = order === 'title' ? '' : (paper.date ?? '');
    const days = runs.get(key) ?? new Map<string, Paper[]>();
    if (days.size === 0) runs.set(key, days);
    const run = days.get(day);
    if (run === undefined) days.set(day, [paper]);
    else run.push(paper);
  }
  const sorted: Paper[] = [];
  for (const [, days] of [...runs].sort(([a], [b]) => a - b)) {
    for (const [, run] of [...days].sort(([a], [b]) => compareText(b, a))) {
      for (const paper of yield* byTitle(run)) sorted.push(paper);
    }
  }
  return sorted;
}

/** By title, and of one title the newest first. */
function* byTitle(papers: readonly Paper[]): Steps<readonly Paper[]> {
  if (papers.length < 2) return papers;
  const titled: { readonly paper: Paper; readonly title: string }[] = [];
  for (const paper of papers) {
    if (titled.push({ paper, title: fold(paper.title) }) % 256 === 0) yield;
  }
  const sorted = yield* sortSteps(
    titled,
    (a, b) => compareText(a.title, b.title) || compareText(b.paper.date ?? '', a.paper.date ?? ''),
  );
  return sorted.map(({ paper }) => paper);
}

function sortKey(paper: Paper, order: SortOrder, markOf: (paper: PaperId) => Mark): number {
  switch (order) {
    case 'score':
      return paper.score === null ? Number.MAX_VALUE : -paper.score;
    case 'status':
      return statusOrder[markOf(paper.id).status];
    case 'date':
    case 'title':
      return 0;
    default:
      return order satisfies never;
  }
}
