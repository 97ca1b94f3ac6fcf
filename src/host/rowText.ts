/** What a row of the tree says: its title, the facts after it, and what a screen reader reads. */
import * as vscode from 'vscode';
import { legible } from '../core/card';
import { toLegibleText } from '../core/formulaText';
import type { Mark } from '../core/marks/mark';
import type { Paper } from '../core/paper';
import { dayWord, statusWord } from './words';

const { t } = vscode.l10n;

/** The title in one line, its TeX as plain as it gets: rows and tabs cannot show formulas. */
export function plainTitle(paper: Pick<Paper, 'title'>): string {
  return toLegibleText(legible(paper.title));
}

/** After the title: score, code, status where it is not `new`, note, tags. Words and signs, never colour alone. */
export function rowDescription(paper: Paper, mark: Mark): string {
  return [
    mark.status === 'new' ? null : statusWord(mark.status),
    paper.score === null ? null : `★ ${paper.score}`,
    paper.code ? t('code') : null,
    mark.note.trim() === '' ? null : t('note'),
    ...mark.tags.map((tag) => `#${legible(tag)}`),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The row in full, for a screen reader. */
export function rowSpoken(paper: Paper, mark: Mark): string {
  return [
    plainTitle(paper),
    people(paper),
    paper.date === null ? null : dayWord(paper.date),
    t('status: {0}', statusWord(mark.status)),
    paper.score === null ? null : t('score {0}', paper.score),
    paper.code ? t('code available') : null,
    mark.note.trim() === '' ? null : t('has a note'),
    mark.tags.length === 0 ? null : t('tags: {0}', mark.tags.map(legible).join(', ')),
  ]
    .filter((part) => part !== null && part !== '')
    .join('. ');
}

export function people(paper: Pick<Paper, 'authors' | 'etAl'>): string {
  const names = paper.authors.map(legible).join(', ');
  return paper.etAl ? t('{0} et al.', names) : names;
}
