/** What groups are: keys that stay the same when labels or order change, subjects, and the order of groups. */
import { topicOf, type Topic } from '../listing/categories';
import { statuses, type Status } from '../marks/mark';

/** What a group stands for; the host turns it into words. */
export type GroupSubject =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'undated' }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'untagged' }
  | { readonly kind: 'author'; readonly name: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'organisation'; readonly name: string }
  | { readonly kind: 'independent' };

/** A group's key (unique among its siblings) and subject. */
export interface GroupKey {
  readonly key: string;
  readonly subject: GroupSubject;
}

/**
 * Orders groups: topics, tags by name; dates newest first; statuses by what is in hand; people and organisations by
 * how many papers, then name; what has no group of its own comes last.
 */
export function compareGroups(a: SizedGroup, b: SizedGroup): number {
  const last = Number(isRest(a.subject)) - Number(isRest(b.subject));
  if (last !== 0) return last;
  return compareSubjects(a, b) || compareText(a.key, b.key);
}

export interface SizedGroup extends GroupKey {
  readonly size: number;
}

/** Text order that is the same everywhere: by code unit, not by the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareSubjects(a: SizedGroup, b: SizedGroup): number {
  const subject = a.subject;
  switch (subject.kind) {
    case 'topic':
      return compareText(subject.topic.name, b.subject.kind === 'topic' ? b.subject.topic.name : '');
    case 'year':
    case 'month':
      return compareText(b.key, a.key);
    case 'status':
      return statusRank(a.key) - statusRank(b.key);
    case 'author':
    case 'organisation':
      return b.size - a.size;
    default:
      return 0;
  }
}

/** In hand first: reading, queued, new; then done. */
const statusOrder: readonly string[] = [
  'reading',
  'queued',
  'new',
  'read',
  'dropped',
] satisfies readonly Status[];

function statusRank(status: string): number {
  const rank = statusOrder.indexOf(status);
  return rank === -1 ? statuses.length : rank;
}

function isRest(subject: GroupSubject): boolean {
  return ['undated', 'untagged', 'anonymous', 'independent'].includes(subject.kind) || isNoTopic(subject);
}

function isNoTopic(subject: GroupSubject): boolean {
  return subject.kind === 'topic' && subject.topic.id === topicOf(null).id;
}
