/** The order of papers within a group. */
import { fold } from '../fold';
import type { Mark, Status } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { SortOrder } from './arrangement';
import { compareText } from './groupKey';

const statusOrder = { reading: 0, queued: 1, new: 2, read: 3, dropped: 4 } satisfies Record<Status, number>;

/** Papers in an order: newest, best scored, title A–Z or what is in hand first; ties newest first, then by title. */
export function sortPapers(
  papers: readonly Paper[],
  order: SortOrder,
  markOf: (paper: PaperId) => Mark,
): readonly Paper[] {
  const keyed = papers.map((paper) => ({
    paper,
    key: sortKey(paper, order, markOf),
    title: fold(paper.title),
  }));
  keyed.sort((a, b) => {
    const byTitle = compareText(a.title, b.title);
    const byDate = compareText(b.paper.date ?? '', a.paper.date ?? '');
    return a.key - b.key || (order === 'title' ? byTitle || byDate : byDate || byTitle);
  });
  return keyed.map(({ paper }) => paper);
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
