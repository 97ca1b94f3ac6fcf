/** Commands that change marks: status, tags, undo. They act on every paper selected. */
import * as vscode from 'vscode';
import { statuses, type Status } from '../../core/marks/mark';
import type { PaperId } from '../../core/paper';
import type { Handler, Handlers } from '../commandRegistry';
import type { Marking } from '../marking';
import { pickTags } from '../tagPick';
import { targetPapers, type TargetParts } from '../targets';
import { statusIcons, statusWord } from '../words';

type MarkCommand =
  | 'lectern.setStatus'
  | 'lectern.markNew'
  | 'lectern.markQueued'
  | 'lectern.markReading'
  | 'lectern.markRead'
  | 'lectern.markDropped'
  | 'lectern.editTags'
  | 'lectern.undo'
  | 'lectern.undoMarks'
  | 'lectern.redo';

export function markCommands(marking: Marking, targets: TargetParts): Handlers<MarkCommand> {
  const setTo =
    (status: Status): Handler =>
    async (args) => {
      const papers = await targetPapers(args, targets);
      await marking.apply(papers.map(({ id }) => ({ kind: 'status', paper: id, status })));
    };
  return {
    'lectern.setStatus': async (args) => {
      const papers = await targetPapers(args, targets);
      const status = await pickStatus(papers.map(({ id }) => marking.markOf(id).status));
      if (status !== undefined)
        await marking.apply(papers.map(({ id }) => ({ kind: 'status', paper: id, status })));
    },
    'lectern.markNew': setTo('new'),
    'lectern.markQueued': setTo('queued'),
    'lectern.markReading': setTo('reading'),
    'lectern.markRead': setTo('read'),
    'lectern.markDropped': setTo('dropped'),
    'lectern.editTags': async (args) => {
      const papers = (await targetPapers(args, targets)).map(({ id }) => id);
      const change = await pickTags(papers.map(marking.markOf), marking.tags());
      if (change === undefined) return;
      await marking.apply([
        ...edits(papers, change.added, 'addTag'),
        ...edits(papers, change.removed, 'removeTag'),
      ]);
    },
    'lectern.undo': () => marking.undo(),
    // For the menu of an editor, where undo and its key are the text's.
    'lectern.undoMarks': () => marking.undo(),
    'lectern.redo': () => marking.redo(),
  };
}

function edits<Kind extends 'addTag' | 'removeTag'>(
  papers: readonly PaperId[],
  tags: readonly string[],
  kind: Kind,
) {
  return papers.flatMap((paper) => tags.map((tag) => ({ kind, paper, tag })));
}

async function pickStatus(current: readonly Status[]): Promise<Status | undefined> {
  const items = statuses.map((status) => ({
    status,
    label: statusWord(status),
    iconPath: new vscode.ThemeIcon(statusIcons[status]),
    ...(current.includes(status) ? { description: vscode.l10n.t('current') } : {}),
  }));
  const title =
    current.length === 1 ? vscode.l10n.t('Status') : vscode.l10n.t('Status of {0} papers', current.length);
  return (await vscode.window.showQuickPick(items, { title }))?.status;
}
