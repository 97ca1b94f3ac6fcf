/** What is shown of a paper when the pointer rests on its row. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import { toLegibleText } from '../../core/formulaText';
import { topicOf } from '../../core/listing/categories';
import { startOf } from '../../core/startOf';
import type { Mark } from '../../core/marks/mark';
import type { Paper } from '../../core/paper';
import { people, plainTitle, rowDescription } from '../rowText';
import { dayWord, topicWord } from '../words';

const abstractStart = 400;

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
  if (paper.abstract !== null) line(startOf(toLegibleText(paper.abstract), abstractStart));
  return tooltip;
}
