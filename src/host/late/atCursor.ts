/**
 * What can be done with the papers that are cited at the cursor. A bundle of its own, loaded when somebody asks for that.
 */
import * as vscode from 'vscode';
import type { NoteHandlers } from '../citedNotes';
import { HumanError } from '../errors';
import { targetPaper, type TargetParts } from '../targets';
import type { NotesContext } from './notes/notesContext';
import { chooseAction } from './paperActions';
import { openPage, webPagesOf } from './paperPages';

export { chooseAmong } from './paperChoice';

export interface AtCursorParts {
  readonly context: NotesContext;
  readonly targets: TargetParts;
  readonly manifest: unknown;
}

export function atCursorHandlers({ context, targets, manifest }: AtCursorParts): NoteHandlers {
  return {
    'lectern.paperAtCursor': async () => {
      const papers = await targets.atCursor({ several: true, isTold: false });
      if (papers.length === 0)
        throw new HumanError(vscode.l10n.t('Put the cursor on the citation of a paper in your list.'));
      const chosen = await chooseAction(papers, { context, manifest });
      const rows = papers.map(({ id }) => ({ kind: 'paper', paper: { id } }));
      if (chosen !== null) await vscode.commands.executeCommand(chosen, rows[0], rows);
    },
    'lectern.openWebPage': async (args) => {
      const paper = await targetPaper(args, targets);
      await openPage(paper, await webPagesOf(paper, context));
    },
  };
}
