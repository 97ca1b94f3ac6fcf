/** The rows an outline is made of: groups, papers, and what stands for rows that are not shown. */
import { yearOf } from '../calendar';
import type { Paper } from '../paper';
import { sortSteps, type Steps } from '../steps';
import { compareGroups, type GroupKey, type GroupSubject, type SizedGroup } from './groupKey';

export interface GroupNode {
  readonly kind: 'group';
  /** The path of keys: stays the same when counts, labels or order change, so that expansion survives. */
  readonly id: string;
  readonly parent: GroupNode | null;
  readonly subject: GroupSubject;
  readonly papers: readonly Paper[];
}

export interface PaperNode {
  readonly kind: 'paper';
  readonly id: string;
  readonly parent: GroupNode | null;
  readonly paper: Paper;
}

/** Stands after the rows of a long group that are shown, for those that are not. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: GroupNode | null;
  readonly left: number;
}

export type OutlineNode = GroupNode | PaperNode | MoreNode;

/** More months than this between a group's newest and oldest paper: dates by year instead of month. */
const monthsBeforeYears = 24;

/** All rows under a group, also those that are not shown; rows of papers are made when they are asked for. */
export type Rows =
  | { readonly kind: 'groups'; readonly groups: readonly GroupNode[] }
  | { readonly kind: 'papers'; readonly papers: readonly Paper[]; readonly made: Map<Paper, PaperNode> };

/** How many rows there are. */
export function countOf(rows: Rows): number {
  return rows.kind === 'groups' ? rows.groups.length : rows.papers.length;
}

/** Where a row stands among its siblings. */
export function placeIn(rows: Rows, node: GroupNode | PaperNode): number {
  if (rows.kind === 'papers') return node.kind === 'paper' ? rows.papers.indexOf(node.paper) : -1;
  return node.kind === 'group' ? rows.groups.indexOf(node) : -1;
}

/** Papers by their keys, in the order of groups; a paper with several keys stands in several groups. */
export function* toGroups(
  papers: readonly Paper[],
  parent: GroupNode | null,
  toKeys: (paper: Paper) => readonly GroupKey[],
): Steps<readonly GroupNode[]> {
  let met = 0;
  const groups = new Map<string, { readonly subject: GroupSubject; readonly papers: Paper[] }>();
  for (const paper of papers) {
    if (++met % 256 === 0) yield;
    for (const { key, subject } of toKeys(paper)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { subject, papers: [paper] });
      // A name listed twice in one byline is still one row.
      else if (group.papers.at(-1) !== paper) group.papers.push(paper);
    }
  }
  const sized: (SizedGroup & { readonly papers: readonly Paper[] })[] = [];
  for (const [key, { subject, papers: members }] of groups) {
    if (sized.push({ key, subject, papers: members, size: members.length }) % 1024 === 0) yield;
  }
  const nodes: GroupNode[] = [];
  for (const { key, subject, papers: members } of yield* sortSteps(sized, compareGroups)) {
    const id = `${parent?.id ?? ''}/${key}`;
    if (nodes.push({ kind: 'group', id, parent, subject, papers: members }) % 1024 === 0) yield;
  }
  return nodes;
}

/** Whether the dates of some papers lie so far apart that they are grouped by year. */
export function yearsOrMonths(papers: readonly Paper[]): 'year' | 'month' {
  let oldest = Infinity;
  let newest = -Infinity;
  for (const { date } of papers) {
    if (date === null) continue;
    const month = yearOf(date) * 12 + Number(date.slice(5, 7));
    oldest = Math.min(oldest, month);
    newest = Math.max(newest, month);
  }
  return newest - oldest > monthsBeforeYears ? 'year' : 'month';
}
