/** The rows an outline is made of: groups, papers, and what stands for rows that are not shown. */
import { monthsOf } from '../calendar';
import type { Paper } from '../paper';
import { sortSteps, type Steps } from '../steps';
import type { Grouper } from './grouper';
import { compareGroups, type GroupSubject } from './groupKey';
import { GroupTable } from './groupTable';
import type { PaperOrder } from './paperOrder';
import { itemsAt, type Places } from './places';

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
  | { readonly kind: 'papers'; readonly order: PaperOrder; readonly made: Map<Paper, PaperNode> };

/** How many rows there are. */
export function countOf(rows: Rows): number {
  return rows.kind === 'groups' ? rows.groups.length : rows.order.size;
}

/** Where a row stands among its siblings. */
export function placeIn(rows: Rows, node: GroupNode | PaperNode): number {
  if (rows.kind === 'papers') return node.kind === 'paper' ? rows.order.placeOf(node.paper) : -1;
  return node.kind === 'group' ? rows.groups.indexOf(node) : -1;
}

export interface PlacedGroup {
  readonly node: GroupNode;
  readonly places: Places;
}

/** The papers at some places (null: all) in groups, in the order of these; a paper with several values stands in several. */
export function* toGroups(
  papers: readonly Paper[],
  places: Places | null,
  parent: GroupNode | null,
  grouper: Grouper,
): Steps<readonly PlacedGroup[]> {
  const count = places === null ? papers.length : places.end - places.start;
  const table = new GroupTable(grouper, count);
  for (let at = 0; at < count; at++) {
    if (at % 512 === 511) yield;
    const place = places === null ? at : (places.column[places.start + at] ?? 0);
    const paper = papers[place];
    if (paper !== undefined) table.add(paper, place);
  }
  const groups = yield* table.groupSteps();
  const placed: PlacedGroup[] = [];
  for (const { key, subject, places: members, size } of yield* sortSteps(groups, compareGroups)) {
    const id = `${parent?.id ?? ''}/${key}`;
    const node = { kind: 'group', id, parent, subject, papers: itemsAt(papers, members) } as const;
    if (placed.push({ node, places: members }) % 512 === 0 || size > 512) yield;
  }
  return placed;
}

/** Whether the dates of some papers lie so far apart that they are grouped by year. */
export function yearsOrMonths(papers: readonly Paper[]): 'year' | 'month' {
  let oldest = Infinity;
  let newest = -Infinity;
  for (const { date } of papers) {
    if (date === null) continue;
    const month = monthsOf(date);
    if (month < oldest) oldest = month;
    if (month > newest) newest = month;
  }
  return newest - oldest > monthsBeforeYears ? 'year' : 'month';
}
