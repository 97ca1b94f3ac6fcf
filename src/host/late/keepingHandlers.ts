/** Commands that look after marks: history, export, import, and papers taken for one that are two. */
import * as vscode from 'vscode';
import type { Handler } from '../commandRegistry';
import type { KeepingCommandName } from '../ids';
import { HumanError } from '../errors';
import { exportMarks, importMarks, type MarksFileParts } from './marksFiles';
import { showHistory } from './marksHistory';
import type { PapersView } from '../papersView';
import { people, plainTitle } from '../rowText';
import { targetPaper, type TargetParts } from '../targets';

export interface KeepingParts extends MarksFileParts {
  readonly view: PapersView;
  readonly targets: TargetParts;
}

export function keepingHandlers(parts: KeepingParts): Readonly<Record<KeepingCommandName, Handler>> {
  return {
    'lectern.showHistory': async () => {
      const paper = await showHistory(parts);
      if (paper !== undefined) await parts.view.reveal(paper, { focus: true });
    },
    'lectern.exportMarks': () => exportMarks(parts),
    'lectern.importMarks': (args) => importMarks(args, parts),
    'lectern.notSamePaper': (args) => tellApart(args, parts),
  };
}

async function tellApart(args: readonly unknown[], { marking, targets }: KeepingParts): Promise<void> {
  const paper = await targetPaper(args, targets);
  const taken = marking.takenFor(paper.id);
  if (taken.length === 0) {
    throw new HumanError(vscode.l10n.t('No other listing entry was taken for “{0}”.', plainTitle(paper)));
  }
  const items = taken.map((other) => ({
    other,
    label: plainTitle(other),
    description: people(other),
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(other.source)),
  }));
  const known = marking.aboutOf(paper.id)?.title ?? paper.title;
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which of these is not “{0}”?', known),
    placeHolder: vscode.l10n.t('It becomes a paper of its own without marks; the marks stay with the other.'),
  });
  if (picked === undefined) return;
  await marking.apply([{ kind: 'notSame', paper: paper.id, other: picked.other.id, value: true }]);
}
