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
const format = 'lectern-first-rows-1';
/** More than a screen shows. */
const keptAtMost = 100;

/** What was kept, and of which sources; `key` names all it depends on. */
export interface KeptFirstRows {
  readonly sources: readonly string[];
  readonly key: string;
  readonly rows: TreeRows;
}

/** The first rows of a tree as a text. */
export function keepFirstRows(rows: TreeRows, sources: readonly string[], key: string): string {
  const first = rows.childrenOf(null).slice(0, keptAtMost);
  const kept = first.map((node): readonly unknown[] => {
    if (node.kind === 'more') return ['more', node.left];
    if (node.kind === 'group') {
      const { unread, total } = rows.countsOf(node);
      return ['group', node.id, node.subject, unread, total];
    }
    const { id, title, authors, etAl, orgs, category, date, score, code, source } = node.paper;
    return ['paper', node.id, { id, title, authors, etAl, orgs, category, date, score, code, source }];
  });
  const text = JSON.stringify({ format, sources, key, size: rows.size, rows: kept });
  return `${checksum(text)} ${text}`;
}

/** Reads such a text; null where it is of another version, or damaged. */
export function readFirstRows(text: string): KeptFirstRows | null {
  const space = text.indexOf(' ');
  const content = text.slice(space + 1);
  if (space < 1 || checksum(content) !== text.slice(0, space)) return null;
  const stored = parse(content);
  const field = fieldOf(stored);
  const [sources, key, size, rows] = [field('sources'), field('key'), field('size'), field('rows')];
  if (field('format') !== format || typeof key !== 'string' || typeof size !== 'number') return null;
  if (!Array.isArray(sources) || !sources.every((each) => typeof each === 'string')) return null;
  if (!Array.isArray(rows)) return null;
  const counts = new Map<GroupNode, GroupCounts>();
  const nodes: OutlineNode[] = [];
  for (const row of rows) {
    const node: OutlineNode | null = Array.isArray(row) ? toNode(row, counts) : null;
    if (node === null) return null;
    nodes.push(node);
  }
  return { sources, key, rows: new KeptRows(size, nodes, counts) };
}

class KeptRows implements TreeRows {
  readonly size: number;
  private readonly nodes: readonly OutlineNode[];
  private readonly counts: ReadonlyMap<GroupNode, GroupCounts>;

  constructor(size: number, nodes: readonly OutlineNode[], counts: ReadonlyMap<GroupNode, GroupCounts>) {
    this.size = size;
    this.nodes = nodes;
    this.counts = counts;
  }

  *prepare(): Steps<undefined> {
    // There is nothing to be made.
  }

  /** What is below a group comes with the papers. */
  childrenOf(parent: GroupNode | null): readonly OutlineNode[] {
    return parent === null ? this.nodes : [];
  }

  countsOf(group: GroupNode): GroupCounts {
    return this.counts.get(group) ?? { unread: 0, total: 0 };
  }
}

function toNode(row: readonly unknown[], counts: Map<GroupNode, GroupCounts>): OutlineNode | null {
  const [kind, id, what, unread, total] = row;
  if (kind === 'more' && typeof id === 'number') return { kind, id: '/+', parent: null, left: id };
  if (typeof id !== 'string') return null;
  if (kind === 'paper') return isKeptPaper(what) ? { kind, id, parent: null, paper: toPaper(what) } : null;
  if (kind !== 'group' || !isSubject(what)) return null;
  if (typeof unread !== 'number' || typeof total !== 'number') return null;
  const group: GroupNode = { kind, id, parent: null, subject: what, papers: [] };
  counts.set(group, { unread, total });
  return group;
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

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
