/** Asks which of the papers cited in one place a command is for. */
import * as vscode from 'vscode';
import type { Paper } from '../../core/paper';
import { people, plainTitle } from '../rowText';
import { statusIcons, statusWord } from '../words';
import type { NotesContext } from './notes/notesContext';

/** One, or where several will do, some, all of them being ticked at first. Rejects with a cancellation where the person left. */
export async function chooseAmong(
  papers: readonly Paper[],
  several: boolean,
  { marking, papers: keys }: Pick<NotesContext, 'marking' | 'papers'>,
): Promise<readonly Paper[]> {
  const items = papers.map((paper) => {
    const { status } = marking.markOf(paper.id);
    return {
      paper,
      label: plainTitle(paper),
      description: people(paper),
      detail: [keys.keyOf(paper), statusWord(status)].join(' · '),
      iconPath: new vscode.ThemeIcon(statusIcons[status]),
      picked: several,
    };
  });
  const options = { title: vscode.l10n.t('Cited Here'), matchOnDescription: true, matchOnDetail: true };
  const chosen = several
    ? await vscode.window.showQuickPick(items, {
        ...options,
        canPickMany: true,
        placeHolder: vscode.l10n.t('Which of these papers?'),
      })
    : await vscode.window.showQuickPick(items, {
        ...options,
        placeHolder: vscode.l10n.t('Which of these papers?'),
      });
  const chosenItems = chosen === undefined ? [] : 'paper' in chosen ? [chosen] : chosen;
  if (chosenItems.length === 0) throw new vscode.CancellationError();
  return chosenItems.map(({ paper }) => paper);
}
