/** Commands that lay the tree out: grouping, order, filter, finding a paper. */
import * as vscode from 'vscode';
import { groupings, sortOrders } from '../../core/library/arrangement';
import { maxQueryLength } from '../../core/query/queryToken';
import type { Handlers } from '../commandRegistry';
import type { Finding } from '../finding';
import type { Parts } from '../parts';
import type { PapersView } from '../papersView';
import { askForPaper, targetPaper, type TargetParts } from '../targets';
import { groupingWord, sortWord } from '../words';

interface OutlineParts {
  readonly view: PapersView;
  readonly targets: TargetParts;
  readonly finding: Finding;
  readonly parts: Parts;
}

type OutlineCommand =
  | 'lectern.groupBy'
  | 'lectern.sortBy'
  | 'lectern.filter'
  | 'lectern.clearFilter'
  | 'lectern.goToPaper'
  | 'lectern.revealPaper'
  | 'lectern.showMore';

export function outlineCommands({ view, targets, finding, parts }: OutlineParts): Handlers<OutlineCommand> {
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
    'lectern.filter': async ([given]) => {
      // A key binding may say what to filter by.
      if (typeof given === 'string') await view.arrange({ filter: given.trim().slice(0, maxQueryLength) });
      else {
        const { askFilter } = await parts.finding();
        await askFilter(view, await finding.finder());
      }
    },
    'lectern.clearFilter': () => view.arrange({ filter: '' }),
    'lectern.showMore': async ([group]) => {
      if (typeof group === 'string') await view.showMore(group);
    },
    'lectern.goToPaper': async () => {
      const paper = await askForPaper(targets);
      await view.reveal(paper.id, { focus: true });
    },
    'lectern.revealPaper': async (args) => {
      const paper = await targetPaper(args, targets);
      await view.reveal(paper.id, { focus: true });
    },
  };
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
