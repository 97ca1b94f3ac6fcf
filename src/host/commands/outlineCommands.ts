/** Commands that lay the tree out: grouping, order, filter, finding a paper. */
import * as vscode from 'vscode';
import { groupings, sortOrders } from '../../core/library/arrangement';
import type { Handlers } from '../commandRegistry';
import { pickPaper } from '../paperPick';
import type { PapersView } from '../papersView';
import type { TargetParts } from '../targets';
import { groupingWord, sortWord } from '../words';

type OutlineCommand =
  'lectern.groupBy' | 'lectern.sortBy' | 'lectern.filter' | 'lectern.clearFilter' | 'lectern.goToPaper';

export function outlineCommands(view: PapersView, targets: TargetParts): Handlers<OutlineCommand> {
  return {
    'lectern.groupBy': async () => {
      const grouping = await pickOne(
        vscode.l10n.t('Group papers by'),
        groupings,
        view.arrangement.grouping,
        groupingWord,
      );
      if (grouping !== undefined) await view.arrange({ grouping });
    },
    'lectern.sortBy': async () => {
      const sortOrder = await pickOne(
        vscode.l10n.t('Sort papers by'),
        sortOrders,
        view.arrangement.sortOrder,
        sortWord,
      );
      if (sortOrder !== undefined) await view.arrange({ sortOrder });
    },
    'lectern.filter': () => askFilter(view),
    'lectern.clearFilter': () => view.arrange({ filter: '' }),
    'lectern.goToPaper': async () => {
      const paper = await pickPaper(targets.pick());
      await view.reveal(paper.id, { focus: true });
    },
  };
}

/** Shows matches while typing; Escape brings back what was shown before. */
async function askFilter(view: PapersView): Promise<void> {
  const before = view.arrangement.filter;
  const box = vscode.window.createInputBox();
  box.title = vscode.l10n.t('Filter papers');
  box.placeholder = vscode.l10n.t('Words in title, people, organisations, tags or abstract');
  box.value = before;
  // One arrangement after the other: the last text typed is the last one shown.
  let showing = Promise.resolve();
  const show = (filter: string) => {
    showing = showing.then(() => (view.arrangement.filter === filter ? undefined : view.arrange({ filter })));
    return showing;
  };
  await new Promise<void>((resolve) => {
    let accepted = false;
    box.onDidChangeValue((text) => void show(text.trim()));
    box.onDidAccept(() => {
      accepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!accepted) void show(before);
      box.dispose();
      resolve();
    });
    box.show();
  });
  await showing;
}

async function pickOne<T extends string>(
  title: string,
  choices: readonly T[],
  current: T,
  toWord: (choice: T) => string,
): Promise<T | undefined> {
  const items = choices.map((choice) => ({
    choice,
    label: toWord(choice),
    iconPath: new vscode.ThemeIcon(choice === current ? 'check' : 'blank'),
    ...(choice === current ? { description: vscode.l10n.t('current') } : {}),
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.choice;
}
