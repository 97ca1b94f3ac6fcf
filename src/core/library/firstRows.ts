/** The first rows of the tree as text and back: what a start shows before the papers are there. */
import { isDay } from '../calendar';
import { checksum } from '../checksum';
import { statuses } from '../marks/mark';
import { isPaperId, type Paper } from '../paper';
import type { Steps } from '../steps';
import type { GroupSubject } from './groupKey';
import type { GroupNode, OutlineNode } from './outlineRows';

/** How many papers of a group there are, and how many of them are neither read nor dropped. */
export interface GroupCounts {
  readonly unread: number;
  readonly total: number;
}

/** What a tree draws: an outline, or the first rows of one. */
export interface TreeRows {
  /** How many papers are laid out. */
  readonly size: number;
  prepare(parent: GroupNode | null): Steps<undefined>;
  childrenOf(parent: GroupNode | null): readonly OutlineNode[];
  countsOf(group: GroupNode): GroupCounts;
}

/** To be counted up with every change of what is written. */
const format = 'lectern-first-rows-2';
/** More than a screen shows. */
const keptAtMost = 100;
/** A list that fits on a screen or two is shown whole at first; a longer one starts with its groups closed. */
const openAtMost = 60;

/** Whether a tree starts with its groups open. */
export function startsOpen({ size }: Pick<TreeRows, 'size'>): boolean {
  return size <= openAtMost;
}

/** What was kept, and of which sources; `key` names all it depends on. */
export interface KeptFirstRows extends ShownRows {
  readonly sources: readonly string[];
  readonly key: string;
}

/** What a tree shows. */
export interface ShownRows {
  readonly rows: TreeRows;
  /** How many papers there are, also those that a filter hides. */
  readonly papers: number;
}

/** The first rows of a tree as a text, and where its groups are open those below them. */
export function keepFirstRows({ rows, papers }: ShownRows, sources: readonly string[], key: string): string {
  const below = (parent: GroupNode | null): readonly unknown[] =>
    rows.childrenOf(parent).slice(0, keptAtMost).map(toRow);
  const toRow = (node: OutlineNode): readonly unknown[] => {
    if (node.kind === 'more') return ['more', node.left];
    if (node.kind === 'group') {
      const { unread, total } = rows.countsOf(node);
      return ['group', node.id, node.subject, unread, total, startsOpen(rows) ? below(node) : []];
    }
    const { id, title, authors, etAl, orgs, category, date, score, code, source } = node.paper;
    return ['paper', node.id, { id, title, authors, etAl, orgs, category, date, score, code, source }];
  };
  const text = JSON.stringify({ format, sources, key, papers, size: rows.size, rows: below(null) });
  return `${checksum(text)} ${text}`;
}

/** Reads such a text; null where it is of another version, or damaged. */
export function readFirstRows(text: string): KeptFirstRows | null {
  const space = text.indexOf(' ');
  const content = text.slice(space + 1);
  if (space < 1 || checksum(content) !== text.slice(0, space)) return null;
  const field = fieldOf(parse(content));
  const [sources, key, size, papers] = [field('sources'), field('key'), field('size'), field('papers')];
  if (field('format') !== format || typeof key !== 'string') return null;
  if (typeof size !== 'number' || typeof papers !== 'number' || !isTexts(sources)) return null;
  const rows = new KeptRows(size);
  return rows.take(field('rows'), null) ? { sources, key, papers, rows } : null;
}

class KeptRows implements TreeRows {
  readonly size: number;
  private readonly nodes = new Map<GroupNode | null, readonly OutlineNode[]>();
  private readonly counts = new Map<GroupNode, GroupCounts>();

  constructor(size: number) {
    this.size = size;
  }

  /** Takes the rows below a group as they were written; false where they are damaged. */
  take(written: unknown, parent: GroupNode | null): boolean {
    if (!Array.isArray(written)) return false;
    const nodes: OutlineNode[] = [];
    for (const row of written) {
      const node: OutlineNode | null = Array.isArray(row) ? this.toNode(row, parent) : null;
      if (node === null) return false;
      nodes.push(node);
    }
    this.nodes.set(parent, nodes);
    return true;
  }

  *prepare(): Steps<undefined> {
    // There is nothing to be made.
  }

  /** What is below a closed group comes with the papers. */
  childrenOf(parent: GroupNode | null): readonly OutlineNode[] {
    return this.nodes.get(parent) ?? [];
  }

  countsOf(group: GroupNode): GroupCounts {
    return this.counts.get(group) ?? { unread: 0, total: 0 };
  }

  private toNode(row: readonly unknown[], parent: GroupNode | null): OutlineNode | null {
    const [kind, id, what, unread, total, below] = row;
    if (kind === 'more' && typeof id === 'number')
      return { kind, id: `${parent?.id ?? ''}/+`, parent, left: id };
    if (typeof id !== 'string') return null;
    if (kind === 'paper') return isKeptPaper(what) ? { kind, id, parent, paper: toPaper(what) } : null;
    if (kind !== 'group' || !isSubject(what)) return null;
    if (typeof unread !== 'number' || typeof total !== 'number') return null;
    const group: GroupNode = { kind, id, parent, subject: what, papers: [] };
    this.counts.set(group, { unread, total });
    return this.take(below, group) ? group : null;
  }
}

type KeptPaper = Omit<Paper, 'span' | 'abstract'>;

function toPaper(kept: KeptPaper): Paper {
  return { ...kept, span: { start: 0, end: 0 }, abstract: null };
}

function isKeptPaper(value: unknown): value is KeptPaper {
  const field = fieldOf(value);
  const [id, date, category, score] = [field('id'), field('date'), field('category'), field('score')];
  return (
    typeof id === 'string' &&
    isPaperId(id) &&
    [field('title'), field('source')].every((text) => typeof text === 'string') &&
    [field('authors'), field('orgs')].every(isTexts) &&
    [field('etAl'), field('code')].every((flag) => typeof flag === 'boolean') &&
    (date === null || (typeof date === 'string' && isDay(date))) &&
    (category === null || typeof category === 'string') &&
    (score === null || typeof score === 'number')
  );
}

function isSubject(value: unknown): value is GroupSubject {
  const field = fieldOf(value);
  switch (field('kind')) {
    case 'topic': {
      const topic = fieldOf(field('topic'));
      return typeof topic('id') === 'string' && typeof topic('name') === 'string';
    }
    case 'year':
      return typeof field('year') === 'number';
    case 'month':
      return typeof field('year') === 'number' && typeof field('month') === 'number';
    case 'status':
      return statuses.some((status) => status === field('status'));
    case 'tag':
      return typeof field('tag') === 'string';
    case 'author':
    case 'organisation':
      return typeof field('name') === 'string';
    case 'undated':
    case 'untagged':
    case 'anonymous':
    case 'independent':
      return true;
    default:
      return false;
  }
}

function fieldOf(value: unknown): (name: string) => unknown {
  return (name) => {
    const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return field;
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
