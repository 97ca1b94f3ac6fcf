/** What is shown of a paper or an entry where it is cited. Text from outside is shown as text, never read as Markdown. */
import * as vscode from 'vscode';
import type { EntryDetails } from '../../../core/bibliography/bibliographyEntry';
import { legible } from '../../../core/card';
import type { Mark } from '../../../core/marks/mark';
import { toMarkdownText } from '../../../core/markdownText';
import { toLegibleText } from '../../../core/formulaText';
import { startOf } from '../../../core/startOf';
import type { Paper } from '../../../core/paper';
import { people, plainTitle } from '../../rowText';
import { dayWord, statusWord } from '../../words';

const noteStart = 300;
const abstractStart = 1200;

/** People, date and status in one line. */
export function paperLine(paper: Paper, mark: Mark): string {
  const date = paper.date === null ? '' : dayWord(paper.date);
  return [people(paper), date, statusWord(mark.status), ...mark.tags.map((tag) => `#${legible(tag)}`)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** People and year in one line. */
export function entryLine({ authors, etAl, year }: EntryDetails): string {
  return [people({ authors, etAl }), year === null ? '' : String(year)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A paper for a hover: title, the line below it, the start of the reader's note, the abstract. */
export function paperHover(paper: Paper, mark: Mark, where: string): vscode.MarkdownString {
  const shown = titled(plainTitle(paper), paperLine(paper, mark));
  const note = legible(mark.note);
  if (note !== '') quoted(shown, startOf(note, noteStart));
  if (paper.abstract !== null)
    shown.appendMarkdown(toMarkdownText(abstractText(paper.abstract))).appendMarkdown('\n\n');
  return closed(shown, where);
}

export function entryHover(details: EntryDetails, where: string): vscode.MarkdownString {
  return closed(titled(details.title ?? vscode.l10n.t('No title'), entryLine(details)), where);
}

/** The abstract in one piece, its formulas and commands as what they mean. */
export function abstractText(abstract: string): string {
  return startOf(legible(toLegibleText(abstract)), abstractStart);
}

function titled(title: string, line: string): vscode.MarkdownString {
  const shown = new vscode.MarkdownString();
  shown.appendMarkdown('**').appendMarkdown(toMarkdownText(title)).appendMarkdown('**\n\n');
  if (line !== '') shown.appendMarkdown(toMarkdownText(line)).appendMarkdown('\n\n');
  return shown;
}

function quoted(shown: vscode.MarkdownString, text: string): void {
  shown.appendMarkdown('> ').appendMarkdown(toMarkdownText(text)).appendMarkdown('\n\n');
}

function closed(shown: vscode.MarkdownString, where: string): vscode.MarkdownString {
  if (where !== '') shown.appendMarkdown('---\n\n').appendMarkdown(toMarkdownText(where));
  return shown;
}
