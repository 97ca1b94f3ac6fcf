/** The library laid out for the tree. Groups are built when they are opened; a changed mark touches the rows that show it. */
import { isUnread, type Mark } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import { finish, Task, type Steps } from '../steps';
import { defaultArrangement, type Arrangement } from './arrangement';
import type { DonePapers } from './donePapers';
import { donePapersSteps } from './donePapers';
import type { GroupCounts, TreeRows } from './firstRows';
import { dateGrouper, grouperOf, type Grouper } from './grouper';
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
import { hasPlace, noPlaces, type Places } from './places';
import { orderPapers } from './sorting';

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
  private readonly done: Task<DonePapers>;
  /** Where the papers of a group stand among `papers`. */
  private readonly places = new Map<GroupNode, Places>();
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
    this.done = new Task(donePapersSteps(this.papers, markOf));
  }

  get size(): number {
    return this.papers.length;
  }

  /** What showing the rows under a group (null: the top) takes, in steps: after them `childrenOf` is quick. */
  *prepare(parent: GroupNode | null): Steps<undefined> {
    yield* this.done.rest();
    const rows = yield* this.rowSteps(parent);
    if (rows.kind === 'papers') {
      yield* rows.order.settle(this.shownUnder(parent));
      return;
    }
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
    const count = this.done.finish().unreadAt(this.places.get(group) ?? noPlaces);
    this.unreadIn.set(group, count);
    return count;
  }

  countsOf(group: GroupNode): GroupCounts {
    return { unread: this.unreadOf(group), total: group.papers.length };
  }

  get unreadCount(): number {
    return this.papers.length - this.done.finish().count;
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
  *findSteps(paper: PaperId): Steps<PaperNode | null> {
    const place = this.placeOf(paper);
    return place < 0 ? null : yield* this.findUnder(null, place);
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
      const place = this.placeOf(paper);
      const unread = isUnread(this.markOf(paper));
      if (place < 0 || !done.set(place, !unread)) continue;
      for (const group of this.groupsAbove(null, place)) {
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
    const paper = rows.order.at(at);
    return paper === null ? null : this.paperRow(parent, rows.made, paper);
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
    const grouper = this.grouperBelow(parent, papers);
    if (grouper !== null) {
      const places = parent === null ? null : (this.places.get(parent) ?? noPlaces);
      const groups = yield* toGroups(this.papers, places, parent, grouper);
      for (const group of groups) this.places.set(group.node, group.places);
      return { kind: 'groups', groups: groups.map(({ node }) => node) };
    }
    const best = ranksHits(this.arrangement) ? this.best : [];
    const order = yield* orderPapers(papers, this.arrangement.sortOrder, this.markOf, best);
    return { kind: 'papers', order, made: new Map() };
  }

  /** What the rows under a group are grouped by; null where they are papers. */
  private grouperBelow(parent: GroupNode | null, papers: readonly Paper[]): Grouper | null {
    const { grouping } = this.arrangement;
    if (parent === null) {
      if (grouping === 'flat') return null;
      return grouping === 'date' ? dateGrouper(yearsOrMonths(papers)) : grouperOf(grouping, this.markOf);
    }
    if (grouping === 'topic' && parent.subject.kind === 'topic') return dateGrouper(yearsOrMonths(papers));
    if (grouping === 'date' && parent.subject.kind === 'year') return dateGrouper('month');
    return null;
  }

  /** The groups, as far as they are built, that hold the paper at a place. */
  private groupsAbove(parent: GroupNode | null, place: number): readonly GroupNode[] {
    const rows = this.rows.get(parent);
    if (rows?.kind !== 'groups') return [];
    const holding = rows.groups.filter((group) => this.holds(group, place));
    return holding.flatMap((group) => [group, ...this.groupsAbove(group, place)]);
  }

  private *findUnder(parent: GroupNode | null, place: number): Steps<PaperNode | null> {
    const rows = yield* this.rowSteps(parent);
    if (rows.kind === 'papers') {
      const paper = this.papers[place];
      return paper === undefined ? null : this.paperRow(parent, rows.made, paper);
    }
    const group = rows.groups.find((each) => this.holds(each, place));
    return group === undefined ? null : yield* this.findUnder(group, place);
  }

  private holds(group: GroupNode, place: number): boolean {
    return hasPlace(this.places.get(group) ?? noPlaces, place);
  }

  /** Where a paper stands among those that are laid out; -1 where it does not. */
  private placeOf(paper: PaperId): number {
    const known = this.byId.get(paper);
    return known === undefined ? -1 : this.papers.indexOf(known);
  }
}
