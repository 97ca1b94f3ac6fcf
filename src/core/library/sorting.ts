/** The order of papers within a group. */
import { fold } from '../fold';
import type { Mark, Status } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Steps } from '../steps';
import type { SortOrder } from './arrangement';
import { compareText } from './groupKey';
import { PaperOrder } from './paperOrder';

const statusOrder = { reading: 0, queued: 1, new: 2, read: 3, dropped: 4 } satisfies Record<Status, number>;

/**
 * Papers in an order: newest, best scored, title A–Z or what is in hand first; ties newest first, then by title. Some
 * that are given come before all others, as they are.
 */
export function* orderPapers(
  papers: readonly Paper[],
  order: SortOrder,
  markOf: (paper: PaperId) => Mark,
  first: readonly Paper[] = [],
): Steps<PaperOrder> {
  const isFirst = new Set(first);
  // Papers of one key and day first: by title are only those sorted that are shown, and few pairs compared as text.
  const runs = new Map<number, Map<string, Paper[]>>();
  let met = 0;
  for (const paper of papers) {
    if (++met % 512 === 0) yield;
    if (isFirst.size > 0 && isFirst.has(paper)) continue;
    const key = sortKey(paper, order, markOf);
    const day = order === 'title' ? '' : (paper.date ?? '');
    const days = runs.get(key) ?? new Map<string, Paper[]>();
    if (days.size === 0) runs.set(key, days);
    const run = days.get(day);
    if (run === undefined) days.set(day, [paper]);
    else run.push(paper);
  }
  yield;
  const sorted = [...runs].sort(([a], [b]) => a - b);
  return new PaperOrder(
    first,
    sorted.flatMap(([, days]) => [...days].sort(([a], [b]) => compareText(b, a)).map(([, run]) => run)),
  );
}

function sortKey(paper: Paper, order: SortOrder, markOf: (paper: PaperId) => Mark): number {
  switch (order) {
    case 'score':
      return paper.score === null ? Number.MAX_VALUE : -paper.score;
    case 'status':
      return statusOrder[markOf(paper.id).status];
    case 'title':
      return titleStart(paper.title);
    case 'date':
      return 0;
    default:
      return order satisfies never;
  }
}

/** What is folded of a title to see how it begins: more than is compared, for its last letter may fold otherwise when cut. */
const beginning = 12;

/** A number by which titles are in the order of the first three units of what they fold to. */
function titleStart(title: string): number {
  const cut = fold(title.slice(0, beginning));
  const folded = cut.length > 4 ? cut : fold(title);
  let number = 0;
  for (let at = 0; at < 3; at++) number = number * 0x10000 + (at < folded.length ? folded.charCodeAt(at) : 0);
  return number;
}
