/** Commands that lead to a paper: its large reader, its note, its entry in the listing, its page elsewhere. */
import * as vscode from 'vscode';
import { lookUpPlaces, type LookUpPlace } from '../../protocol/messages';
import type { Handlers } from '../commandRegistry';
import { viewIds } from '../ids';
import type { PanelDesk } from '../panelDesk';
import type { PaperView } from '../paperView';
import type { ReaderPanels } from '../readerPanels';
import { targetPaper, type TargetParts } from '../targets';

type ReadingCommand =
  'lectern.openPaper' | 'lectern.openShown' | 'lectern.editNote' | 'lectern.goToEntry' | 'lectern.lookUp';

export interface ReadingParts {
  readonly desk: PanelDesk;
  readonly paperView: PaperView;
  readonly readers: ReaderPanels;
  readonly targets: TargetParts;
}

export function readingCommands({
  desk,
  paperView,
  readers,
  targets,
}: ReadingParts): Handlers<ReadingCommand> {
  return {
    'lectern.openPaper': async (args) => readers.show(await targetPaper(args, targets)),
    // The view's own button: neither the selected row nor the cursor, but what it shows.
    'lectern.openShown': async () => readers.show(targets.shown() ?? (await targetPaper([], targets))),
    'lectern.editNote': async (args) => {
      const paper = await targetPaper(args, targets);
      await vscode.commands.executeCommand(`${viewIds.paper}.focus`);
      paperView.focusNote(paper.id);
    },
    'lectern.goToEntry': async (args) => {
      const paper = await targetPaper(args, targets);
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(paper.source));
      const at = document.positionAt(paper.span.start);
      await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
    },
    'lectern.lookUp': async (args) => {
      const paper = await targetPaper(args, targets);
      const where = await pickPlace();
      if (where !== undefined) await desk.lookUp(paper.id, where);
    },
  };
}

async function pickPlace(): Promise<LookUpPlace | undefined> {
  const names = {
    arxiv: 'arXiv',
    semanticScholar: 'Semantic Scholar',
    googleScholar: 'Google Scholar',
  } satisfies Record<LookUpPlace, string>;
  const items = lookUpPlaces.map((where) => ({ where, label: names[where] }));
  const title = vscode.l10n.t('Look the title up at');
  return (await vscode.window.showQuickPick(items, { title }))?.where;
}
