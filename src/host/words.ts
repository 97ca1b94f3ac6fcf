/** The names of statuses, groups, orders and dates in the person's language. */
import * as vscode from 'vscode';
import type { Day } from '../core/calendar';
import type { Grouping, SortOrder } from '../core/library/arrangement';
import type { GroupSubject } from '../core/library/groupKey';
import type { Status } from '../core/marks/mark';

const { t } = vscode.l10n;

export function statusWord(status: Status): string {
  switch (status) {
    case 'new':
      return t('new');
    case 'queued':
      return t('queued');
    case 'reading':
      return t('reading');
    case 'read':
      return t('read');
    case 'dropped':
      return t('dropped');
    default:
      return status satisfies never;
  }
}

export const statusIcons = {
  new: 'circle-large-outline',
  queued: 'inbox',
  reading: 'book',
  read: 'pass-filled',
  dropped: 'circle-slash',
} satisfies Record<Status, string>;

export function groupingWord(grouping: Grouping): string {
  switch (grouping) {
    case 'topic':
      return t('Topic and date');
    case 'date':
      return t('Date');
    case 'status':
      return t('Status');
    case 'tag':
      return t('Tag');
    case 'author':
      return t('Author');
    case 'organisation':
      return t('Organisation');
    case 'flat':
      return t('No groups');
    default:
      return grouping satisfies never;
  }
}

export function sortWord(order: SortOrder): string {
  switch (order) {
    case 'date':
      return t('Date, newest first');
    case 'score':
      return t('Score, highest first');
    case 'title':
      return t('Title');
    case 'status':
      return t('Status, in hand first');
    default:
      return order satisfies never;
  }
}

export function groupWord(subject: GroupSubject): string {
  switch (subject.kind) {
    case 'topic':
      return subject.topic.id === 'none' ? t('No topic') : topicWord(subject.topic);
    case 'year':
      return String(subject.year);
    case 'month':
      return monthWord(subject.year, subject.month);
    case 'undated':
      return t('No date');
    case 'status':
      return capitalized(statusWord(subject.status));
    case 'tag':
      return subject.tag;
    case 'untagged':
      return t('No tags');
    case 'author':
    case 'organisation':
      return subject.name;
    case 'anonymous':
      return t('No authors');
    case 'independent':
      return t('No organisation');
    default:
      return subject satisfies never;
  }
}

export function topicWord(topic: { readonly id: string; readonly name: string }): string {
  return topic.name === topic.id ? topic.id : `${topic.name} · ${topic.id}`;
}

/** A day as people write it where they are, `4 April 2025`. */
export function dayWord(day: Day): string {
  return format({ day: 'numeric', month: 'long', year: 'numeric' }, new Date(`${day}T00:00:00Z`));
}

function monthWord(year: number, month: number): string {
  return format({ month: 'long', year: 'numeric' }, new Date(Date.UTC(year, month - 1, 1)));
}

function format(options: Intl.DateTimeFormatOptions, at: Date): string {
  return new Intl.DateTimeFormat(vscode.env.language, { ...options, timeZone: 'UTC' }).format(at);
}

function capitalized(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase(vscode.env.language) + word.slice(1);
}
