/** The library laid out for the tree. Groups are built when they are opened; a changed mark touches the rows that show it. */
import { isUnread, type Mark } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import { finish, Task, type Steps } from '../steps';
import { defaultArrangement, type Arrangement } from './arrangement';
import { dateKeyOf, groupKeysOf, type GroupKey } from './groupKey';
import type { GroupCounts, TreeRows } from './firstRows';
import type { Library } from './library';
import {
  countOf,
  placeIn,
  toGroups,
  yearsOrMonths,
  type GroupNode,
  type OutlineNode,
  type PaperNode,
  type Rows,
} from './outlineRows';
import { sortPapers } from './sorting';

/** What a filter found. */
export interface FoundPapers {
  readonly papers: readonly Paper[];
  /** The first of them by how well they match, best first; none where they were not ranked. */
  readonly best: readonly Paper[];
}

/** Rows of a group that are shown at first, and that are added each time more are asked for. */
export const pageSize = 500;

/** Rows under a group, by its id, where more than the first page are shown. Outlasts the outline. */
export type OpenPages = Map<string, number>;

/** Whether hits are shown by how well they match: in a flat list whose order is the one nobody had to choose. */
export function ranksHits({ grouping, sortOrder, filter }: Arrangement): boolean {
  return filter !== '' && grouping === 'flat' && sortOrder === defaultArrangement.sortOrder;
}

export class Outline implements TreeRows {
  readonly arrangement: Arrangement;
  /** The papers that are laid out: those found, or all. */
  readonly papers: readonly Paper[];
  private readonly markOf: (paper: PaperId) => Mark;
  private readonly best: readonly Paper[];
  private readonly pages: OpenPages;
  private readonly byId: Library['byId'];
  /** The papers that are read or dropped. */
  private readonly done: Task<Set<PaperId>>;
  private readonly unreadIn = new Map<GroupNode, number>();
  private readonly rows = new Map<GroupNode | null, Rows>();
  private readonly nodes = new Map<PaperId, PaperNode[]>();

  /** `found` are the papers of the library that the arrangement's filter finds; null where it has none. */
  constructor(
    library: Library,
    markOf: (paper: PaperId) => Mark,
    arrangement: Arrangement,
    found: FoundPapers | null = null,
    pages: OpenPages = new Map<string, number>(),
  ) {
    this.arrangement = arrangement;
    this.markOf = markOf;
    this.pages = pages;
    this.papers = found?.papers ?? library.papers;
    this.best = found?.best ?? [];
    this.byId = library.byId;
    this.done = new Task(doneSteps(this.papers, markOf));
  }

  get size(): number {
    return this.papers.length;
  }

  /** What showing the rows under a group (null: the top) takes, in steps: after them `childrenOf` is quick. */
  *prepare(parent: GroupNode | null): Steps<undefined> {
    yield* this.done.rest();
    const rows = yield* this.rowSteps(parent);
    if (rows.kind === 'papers') return;
    for (const group of rows.groups.slice(0, this.shownUnder(parent))) {
      this.unreadOf(group);
      yield;
    }
  }

  /** The rows shown under a group, or at the top (null); where there are more, a row for them comes last. */
  childrenOf(parent: GroupNode | null): readonly OutlineNode[] {
    const rows = this.rowsOf(parent);
    const total = countOf(rows);
    const shown = Math.min(total, this.shownUnder(parent));
    const children: OutlineNode[] = [];
    for (let at = 0; at < shown; at++) {
      const node = this.rowAt(parent, rows, at);
      if (node !== null) children.push(node);
    }
    if (shown < total)
      children.push({ kind: 'more', id: `${parent?.id ?? ''}/+`, parent, left: total - shown });
    return children;
  }

  /** Shows another page under a group; gives its first row, or null where all were shown. */
  showMore(parent: GroupNode | null): GroupNode | PaperNode | null {
    const shown = this.shownUnder(parent);
    const first = this.rowAt(parent, this.rowsOf(parent), shown);
    if (first !== null) this.pages.set(parent?.id ?? '', shown + pageSize);
    return first;
  }

  /** Opens pages until a row and those above it are shown; gives the groups (null: the top) that have more rows now. */
  open(node: GroupNode | PaperNode): readonly (GroupNode | null)[] {
    const { parent } = node;
    const above = parent === null ? [] : this.open(parent);
    const at = placeIn(this.rowsOf(parent), node);
    if (at < this.shownUnder(parent)) return above;
    this.pages.set(parent?.id ?? '', Math.ceil((at + 1) / pageSize) * pageSize);
    return [...above, parent];
  }

  /** How many papers of a group are neither read nor dropped. */
  unreadOf(group: GroupNode): number {
    const known = this.unreadIn.get(group);
    if (known !== undefined) return known;
    const done = this.done.finish();
    const count = group.papers.filter((paper) => !done.has(paper.id)).length;
    this.unreadIn.set(group, count);
    return count;
  }

  countsOf(group: GroupNode): GroupCounts {
    return { unread: this.unreadOf(group), total: group.papers.length };
  }

  get unreadCount(): number {
    return this.papers.length - this.done.finish().size;
  }

  /** The group with an id, of those that are built; null for any other text, and so for the top. */
  groupCalled(id: string): GroupNode | null {
    for (const rows of this.rows.values()) {
      const found = rows.kind === 'groups' ? rows.groups.find((group) => group.id === id) : undefined;
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The first row of a paper, building the groups above it; null where the filter hides it. */
  find(paper: PaperId): PaperNode | null {
    return finish(this.findSteps(paper));
  }

  /** The same in steps. */
  findSteps(paper: PaperId): Steps<PaperNode | null> {
    return this.findUnder(null, paper);
  }

  /** The row of the paper after (1) or before (-1) a paper's first row, across groups; null at the ends. */
  neighbour(paper: PaperId, by: 1 | -1): PaperNode | null {
    const from = this.find(paper);
    if (from === null) return null;
    for (let node: GroupNode | PaperNode = from; ;) {
      const siblings = this.rowsOf(node.parent);
      const next = this.rowAt(node.parent, siblings, placeIn(siblings, node) + by);
      const found = next === null ? null : this.outermost(next, by);
      if (found !== null || node.parent === null) return found;
      node = node.parent;
    }
  }

  /** The first (1) or last (-1) paper in a row. */
  private outermost(node: GroupNode | PaperNode, by: 1 | -1): PaperNode | null {
    if (node.kind === 'paper') return node;
    const rows = this.rowsOf(node);
    const child = this.rowAt(node, rows, by === 1 ? 0 : countOf(rows) - 1);
    return child === null ? null : this.outermost(child, by);
  }

  /**
   * After the marks of some papers changed: the rows that look different now. Null where papers may have changed
   * their place, so that the outline has to be built anew.
   */
  touch(papers: Iterable<PaperId>): readonly OutlineNode[] | null {
    const { grouping, sortOrder, filter } = this.arrangement;
    if (grouping === 'status' || grouping === 'tag' || sortOrder === 'status' || filter !== '') return null;
    const touched = new Set<OutlineNode>();
    const done = this.done.finish();
    for (const paper of papers) {
      for (const node of this.nodes.get(paper) ?? []) touched.add(node);
      const unread = isUnread(this.markOf(paper));
      if (unread !== done.has(paper) || !this.byId.has(paper)) continue;
      if (unread) done.delete(paper);
      else done.add(paper);
      for (const group of this.groupsAbove(null, paper)) {
        const count = this.unreadIn.get(group);
        if (count !== undefined) this.unreadIn.set(group, count + (unread ? 1 : -1));
        touched.add(group);
      }
    }
    return [...touched];
  }

  private rowsOf(parent: GroupNode | null): Rows {
    const known = this.rows.get(parent);
    if (known !== undefined) return known;
    return finish(this.rowSteps(parent));
  }

  private *rowSteps(parent: GroupNode | null): Steps<Rows> {
    const known = this.rows.get(parent) ?? (yield* this.build(parent));
    // Somebody who could not wait may have made them meanwhile.
    const rows = this.rows.get(parent) ?? known;
    this.rows.set(parent, rows);
    return rows;
  }

  private rowAt(parent: GroupNode | null, rows: Rows, at: number): GroupNode | PaperNode | null {
    if (rows.kind === 'groups') return rows.groups[at] ?? null;
    const paper = rows.papers[at];
    return paper === undefined ? null : this.paperRow(parent, rows.made, paper);
  }

  private paperRow(parent: GroupNode | null, rows: Map<Paper, PaperNode>, paper: Paper): PaperNode {
    const made = rows.get(paper);
    if (made !== undefined) return made;
    const node: PaperNode = { kind: 'paper', id: `${parent?.id ?? ''}/${paper.id}`, parent, paper };
    rows.set(paper, node);
    this.nodes.set(paper.id, [...(this.nodes.get(paper.id) ?? []), node]);
    return node;
  }

  private shownUnder(parent: GroupNode | null): number {
    return this.pages.get(parent?.id ?? '') ?? pageSize;
  }

  private *build(parent: GroupNode | null): Steps<Rows> {
    const papers = parent?.papers ?? this.papers;
    const toKeys = this.keysBelow(parent, papers);
    if (toKeys !== null) return { kind: 'groups', groups: yield* toGroups(papers, parent, toKeys) };
    const best = ranksHits(this.arrangement) ? this.best : [];
    const isBest = new Set(best);
    const rest = best.length === 0 ? papers : papers.filter((paper) => !isBest.has(paper));
    const sorted = [...best, ...(yield* sortPapers(rest, this.arrangement.sortOrder, this.markOf))];
    return { kind: 'papers', papers: sorted, made: new Map() };
  }

  /** What the rows under a group are grouped by; null where they are papers. */
  private keysBelow(
    parent: GroupNode | null,
    papers: readonly Paper[],
  ): ((paper: Paper) => readonly GroupKey[]) | null {
    const { grouping } = this.arrangement;
    const byDate = (by: 'year' | 'month') => (paper: Paper) => [dateKeyOf(paper, by)];
    if (parent === null) {
      if (grouping === 'flat') return null;
      if (grouping === 'date') return byDate(yearsOrMonths(papers));
      return (paper) => groupKeysOf(grouping, paper, this.markOf(paper.id));
    }
    if (grouping === 'topic' && parent.subject.kind === 'topic') return byDate(yearsOrMonths(papers));
    if (grouping === 'date' && parent.subject.kind === 'year') return byDate('month');
    return null;
  }

  /** The groups, as far as they are built, that hold a paper. */
  private groupsAbove(parent: GroupNode | null, paper: PaperId): readonly GroupNode[] {
    const rows = this.rows.get(parent);
    if (rows?.kind !== 'groups') return [];
    const holding = rows.groups.filter((group) => this.holds(group, paper));
    return holding.flatMap((group) => [group, ...this.groupsAbove(group, paper)]);
  }

  private *findUnder(parent: GroupNode | null, paper: PaperId): Steps<PaperNode | null> {
    const rows = yield* this.rowSteps(parent);
    if (rows.kind === 'papers') {
      const found = rows.papers.find(({ id }) => id === paper);
      return found === undefined ? null : this.paperRow(parent, rows.made, found);
    }
    for (const group of rows.groups) {
      const found = this.holds(group, paper) ? yield* this.findUnder(group, paper) : null;
      if (found !== null) return found;
    }
    return null;
  }

  /** By the object: looking through all groups for it is quicker than keeping a set for each. */
  private holds(group: GroupNode, paper: PaperId): boolean {
    const known = this.byId.get(paper);
    return known !== undefined && group.papers.includes(known);
  }
}

function* doneSteps(papers: readonly Paper[], markOf: (paper: PaperId) => Mark): Steps<Set<PaperId>> {
  const done = new Set<PaperId>();
  let met = 0;
  for (const { id } of papers) {
    if (!isUnread(markOf(id))) done.add(id);
    if (++met % 512 === 0) yield;
  }
  return done;
}
