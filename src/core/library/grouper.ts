/** What puts papers into groups: of each paper a value or several, and of each value, once, the group that it stands for. */
import { monthsOf, yearOf } from '../calendar';
import { topicOf } from '../listing/categories';
import { statuses, type Mark } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Grouping } from './arrangement';
import type { GroupKey, GroupSubject } from './groupKey';

/** Null stands for the group of what has none of its own. */
export type GroupValue = string | number | null;

export interface Grouper {
  /** A list where a paper may stand in several groups; an empty one is as null. */
  readonly valuesOf: (paper: Paper) => GroupValue | readonly string[];
  /** Several values may have one key: then their papers stand in one group. */
  readonly keyOf: (value: GroupValue) => GroupKey;
}

/** The top-level groups; `date` and `flat` have others (`dateGrouper`) or none. */
export function grouperOf(
  grouping: Exclude<Grouping, 'date' | 'flat'>,
  markOf: (paper: PaperId) => Mark,
): Grouper {
  switch (grouping) {
    case 'topic':
      return { valuesOf: ({ category }) => category, keyOf: topicKey };
    case 'status':
      return { valuesOf: ({ id }) => statuses.indexOf(markOf(id).status), keyOf: statusKey };
    case 'tag':
      return {
        valuesOf: ({ id }) => markOf(id).tags,
        keyOf: nameKey((tag) => ({ kind: 'tag', tag }), 'untagged'),
      };
    case 'author':
      return {
        valuesOf: ({ authors }) => authors,
        keyOf: nameKey((name) => ({ kind: 'author', name }), 'anonymous'),
      };
    case 'organisation':
      return {
        valuesOf: ({ orgs }) => orgs,
        keyOf: nameKey((name) => ({ kind: 'organisation', name }), 'independent'),
      };
    default:
      return grouping satisfies never;
  }
}

/** By year or month. */
export function dateGrouper(by: 'year' | 'month'): Grouper {
  return {
    valuesOf: ({ date }) => (date === null ? null : by === 'year' ? yearOf(date) : monthsOf(date)),
    keyOf: by === 'year' ? yearKey : monthKey,
  };
}

function topicKey(value: GroupValue): GroupKey {
  const topic = topicOf(value === null ? null : String(value));
  return { key: topic.id, subject: { kind: 'topic', topic } };
}

function statusKey(value: GroupValue): GroupKey {
  const status = statuses[Number(value)] ?? 'new';
  return { key: status, subject: { kind: 'status', status } };
}

function yearKey(value: GroupValue): GroupKey {
  if (value === null) return undatedKey;
  const year = Number(value);
  return { key: padded(year, 4), subject: { kind: 'year', year } };
}

function monthKey(value: GroupValue): GroupKey {
  if (value === null) return undatedKey;
  const [year, month] = [Math.floor(Number(value) / 12), (Number(value) % 12) + 1];
  return { key: `${padded(year, 4)}-${padded(month, 2)}`, subject: { kind: 'month', year, month } };
}

const undatedKey: GroupKey = { key: 'undated', subject: { kind: 'undated' } };

function nameKey(
  toSubject: (name: string) => GroupSubject,
  rest: 'untagged' | 'anonymous' | 'independent',
): Grouper['keyOf'] {
  return (value) =>
    value === null
      ? { key: `(${rest})`, subject: { kind: rest } }
      : { key: `=${value}`, subject: toSubject(String(value)) };
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
