/** The library laid out for the tree. Groups are built when they are opened; a changed mark touches the rows that show it. */
import { yearOf } from '../calendar';
import { isUnread, type Mark } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Arrangement } from './arrangement';
import { toFilter } from './filter';
import { compareGroups, dateKeyOf, groupKeysOf, type GroupKey, type GroupSubject } from './groupKey';
import type { Library } from './library';
import { sortPapers } from './sorting';

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

export type OutlineNode = GroupNode | PaperNode;

/** More months than this between a group's newest and oldest paper: dates by year instead of month. */
const monthsBeforeYears = 24;

export class Outline {
  readonly arrangement: Arrangement;
  /** The papers that the filter lets through. */
  readonly papers: readonly Paper[];
  private readonly markOf: (paper: PaperId) => Mark;
  private readonly unread: Set<PaperId>;
  private readonly unreadIn = new Map<GroupNode, number>();
  private readonly children = new Map<GroupNode | null, readonly OutlineNode[]>();
  private readonly nodes = new Map<PaperId, PaperNode[]>();

  constructor(library: Library, markOf: (paper: PaperId) => Mark, arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.markOf = markOf;
    const filter = toFilter(arrangement.filter);
    this.papers =
      filter === null ? library.papers : library.papers.filter((paper) => filter(paper, markOf(paper.id)));
    this.unread = new Set(this.papers.filter((paper) => isUnread(markOf(paper.id))).map((paper) => paper.id));
  }

  /** The rows under a group, or the top rows (null). */
  childrenOf(parent: GroupNode | null): readonly OutlineNode[] {
    const known = this.children.get(parent);
    if (known !== undefined) return known;
    const children = this.build(parent);
    this.children.set(parent, children);
    for (const node of children) {
      if (node.kind === 'paper')
        this.nodes.set(node.paper.id, [...(this.nodes.get(node.paper.id) ?? []), node]);
    }
    return children;
  }

  /** How many papers of a group are neither read nor dropped. */
  unreadOf(group: GroupNode): number {
    const known = this.unreadIn.get(group);
    if (known !== undefined) return known;
    const count = group.papers.filter((paper) => this.unread.has(paper.id)).length;
    this.unreadIn.set(group, count);
    return count;
  }

  get unreadCount(): number {
    return this.unread.size;
  }

  /** The first row of a paper, building the groups above it; null where the filter hides it. */
  find(paper: PaperId): PaperNode | null {
    return this.findUnder(null, paper);
  }

  /** The row of the paper after (1) or before (-1) a paper's first row, across groups; null at the ends. */
  neighbour(paper: PaperId, by: 1 | -1): PaperNode | null {
    const from = this.find(paper);
    if (from === null) return null;
    for (let node: OutlineNode = from; ;) {
      const siblings = this.childrenOf(node.parent);
      const next = siblings[siblings.indexOf(node) + by];
      const found = next === undefined ? null : this.outermost(next, by);
      if (found !== null || node.parent === null) return found;
      node = node.parent;
    }
  }

  /** The first (1) or last (-1) paper in a row. */
  private outermost(node: OutlineNode, by: 1 | -1): PaperNode | null {
    if (node.kind === 'paper') return node;
    const child = this.childrenOf(node).at(by === 1 ? 0 : -1);
    return child === undefined ? null : this.outermost(child, by);
  }

  /**
   * After the marks of some papers changed: the rows that look different now. Null where papers may have changed
   * their place, so that the outline has to be built anew.
   */
  touch(papers: Iterable<PaperId>): readonly OutlineNode[] | null {
    const { grouping, sortOrder, filter } = this.arrangement;
    if (grouping === 'status' || grouping === 'tag' || sortOrder === 'status' || filter !== '') return null;
    const touched = new Set<OutlineNode>();
    for (const paper of papers) {
      for (const node of this.nodes.get(paper) ?? []) touched.add(node);
      const unread = isUnread(this.markOf(paper));
      if (unread === this.unread.has(paper)) continue;
      if (unread) this.unread.add(paper);
      else this.unread.delete(paper);
      for (const group of this.groupsAbove(null, paper)) {
        const count = this.unreadIn.get(group);
        if (count !== undefined) this.unreadIn.set(group, count + (unread ? 1 : -1));
        touched.add(group);
      }
    }
    return [...touched];
  }

  private build(parent: GroupNode | null): readonly OutlineNode[] {
    const papers = parent?.papers ?? this.papers;
    const toKeys = this.keysBelow(parent, papers);
    if (toKeys !== null) return toGroups(papers, parent, toKeys);
    return sortPapers(papers, this.arrangement.sortOrder, this.markOf).map((paper) => ({
      kind: 'paper',
      id: `${parent?.id ?? ''}/${paper.id}`,
      parent,
      paper,
    }));
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
    const groups = (this.children.get(parent) ?? []).filter((node) => node.kind === 'group');
    const holding = groups.filter((group) => this.holds(group, paper));
    return holding.flatMap((group) => [group, ...this.groupsAbove(group, paper)]);
  }

  private findUnder(parent: GroupNode | null, paper: PaperId): PaperNode | null {
    for (const node of this.childrenOf(parent)) {
      if (node.kind === 'paper') {
        if (node.paper.id === paper) return node;
      } else if (this.holds(node, paper)) {
        const found = this.findUnder(node, paper);
        if (found !== null) return found;
      }
    }
    return null;
  }

  private readonly members = new WeakMap<GroupNode, ReadonlySet<PaperId>>();

  private holds(group: GroupNode, paper: PaperId): boolean {
    let members = this.members.get(group);
    if (members === undefined) {
      members = new Set(group.papers.map(({ id }) => id));
      this.members.set(group, members);
    }
    return members.has(paper);
  }
}

function toGroups(
  papers: readonly Paper[],
  parent: GroupNode | null,
  toKeys: (paper: Paper) => readonly GroupKey[],
): readonly GroupNode[] {
  const groups = new Map<string, { readonly subject: GroupSubject; readonly papers: Paper[] }>();
  for (const paper of papers) {
    for (const { key, subject } of toKeys(paper)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { subject, papers: [paper] });
      // A name listed twice in one byline is still one row.
      else if (group.papers.at(-1) !== paper) group.papers.push(paper);
    }
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group, size: group.papers.length }))
    .sort(compareGroups)
    .map(({ key, subject, papers: members }) => ({
      kind: 'group',
      id: `${parent?.id ?? ''}/${key}`,
      parent,
      subject,
      papers: members,
    }));
}

function yearsOrMonths(papers: readonly Paper[]): 'year' | 'month' {
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
