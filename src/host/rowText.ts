/** What a row of the tree says: its title, the facts after it, its tooltip, and what a screen reader reads. */
import * as vscode from 'vscode';
import { legible } from '../core/card';
import { toPlainText } from '../core/mathText';
import type { Mark } from '../core/marks/mark';
import type { Paper } from '../core/paper';
import { topicOf } from '../core/listing/categories';
import { dayWord, statusWord, topicWord } from './words';

const { t } = vscode.l10n;
const abstractStart = 400;

/** The title in one line, its TeX as plain as it gets: rows and tabs cannot show formulas. */
export function plainTitle(paper: Pick<Paper, 'title'>): string {
  return toPlainText(legible(paper.title));
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

/** Title, people, organisations, date and the start of the abstract. Text from outside is appended as text, never as Markdown. */
export function rowTooltip(paper: Paper, mark: Mark): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('', true);
  const line = (text: string) => {
    if (text !== '') tooltip.appendText(legible(text)).appendMarkdown('\n\n');
  };
  tooltip.appendMarkdown('**').appendText(plainTitle(paper)).appendMarkdown('**\n\n');
  line(people(paper));
  line(paper.orgs.join(', '));
  line(
    [paper.date === null ? '' : dayWord(paper.date), topicWord(topicOf(paper.category))]
      .filter(Boolean)
      .join(' · '),
  );
  line(rowDescription(paper, mark));
  if (paper.abstract !== null) line(startOf(paper.abstract, abstractStart));
  return tooltip;
}

export function people(paper: Pick<Paper, 'authors' | 'etAl'>): string {
  const names = paper.authors.map(legible).join(', ');
  return paper.etAl ? t('{0} et al.', names) : names;
}

/** The start of a text, cut at a word and marked as cut. */
function startOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}
