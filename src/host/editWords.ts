/** What a change of marks is called, for the message of undo; and why one was refused. */
import * as vscode from 'vscode';
import type { Edit, EditFault } from '../core/marks/edit';
import { statusWord } from './words';

const { t } = vscode.l10n;

/** One command's edits in words: by the first edit, and how many papers. */
export function editWords(edits: readonly Edit[]): string {
  const [first] = edits;
  if (first === undefined) return '';
  const papers = new Set(edits.map(({ paper }) => paper)).size;
  return papers === 1 ? editWord(first) : t('{0} ({1} papers)', editWord(first), papers);
}

function editWord(edit: Edit): string {
  switch (edit.kind) {
    case 'status':
      return t('marked as {0}', statusWord(edit.status));
    case 'addTag':
      return t('tag “{0}” added', edit.tag);
    case 'removeTag':
      return t('tag “{0}” removed', edit.tag);
    case 'note':
      return t('note changed');
    case 'citekey':
      return t('citation key set');
    case 'rating':
      return t('rating changed');
    case 'correction':
      return t('listing put right');
    case 'seen':
      return t('score seen');
    case 'notSame':
      return edit.value ? t('told apart from another paper') : t('taken for the same paper again');
    case 'about':
      return t('paper described');
    default:
      return edit satisfies never;
  }
}

export function faultWord(fault: EditFault): string {
  switch (fault) {
    case 'bad-tag':
      return t('A tag is one line of at most 100 characters.');
    case 'note-too-long':
      return t('A note has at most a million characters. What was stored before stays.');
    case 'bad-citekey':
      return t('A citation key has no blanks, commas or braces.');
    default:
      return fault satisfies never;
  }
}
