/** Commands of views: showing, keeping, removing and ordering them. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Handler } from '../commandRegistry';
import type { ViewCommandName } from '../ids';
import { HumanError } from '../errors';
import type { PapersView } from '../papersView';
import { allViews, type NamedView } from './savedViews';
import { moveView, removeView, saveView } from './viewSetting';

/** A row of the list of views, or a name (from a key binding); only the name is believed. */
const target = z.union([z.string(), z.object({ name: z.string() })]);

export function viewHandlers(view: PapersView): Readonly<Record<ViewCommandName, Handler>> {
  const move = async (args: readonly unknown[], by: 1 | -1) => {
    const { name } = await viewMeant(args, ownViews(), vscode.l10n.t('Move which view?'));
    await moveView(name, by);
  };
  return {
    'lectern.showView': async (args) => {
      const chosen = await viewMeant(args, allViews(), vscode.l10n.t('Show which view?'));
      const { query, grouping, sortOrder } = chosen;
      await view.arrange({
        filter: query,
        ...(grouping === null ? {} : { grouping }),
        ...(sortOrder === null ? {} : { sortOrder }),
      });
    },
    'lectern.saveView': () => save(view),
    'lectern.removeView': async (args) => {
      const { name } = await viewMeant(args, ownViews(), vscode.l10n.t('Remove which view?'));
      await removeView(name);
    },
    'lectern.moveViewUp': (args) => move(args, -1),
    'lectern.moveViewDown': (args) => move(args, 1),
  };
}

function ownViews(): readonly NamedView[] {
  return allViews().filter(({ smart }) => smart === null);
}

async function save(view: PapersView): Promise<void> {
  const { filter, grouping, sortOrder } = view.arrangement;
  const taken = new Set(allViews().flatMap(({ name, smart }) => (smart === null ? [] : [name])));
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Save the filter, groups and order as a view'),
    prompt: vscode.l10n.t('Its name. A view of yours that has it already is replaced.'),
    value: filter,
    validateInput: (text) => {
      if (text.trim() === '') return vscode.l10n.t('A view needs a name.');
      if (text.trim().length > 100) return vscode.l10n.t('At most 100 characters.');
      return taken.has(text.trim())
        ? vscode.l10n.t('This is the name of a view that is always there.')
        : null;
    },
  });
  if (name === undefined) throw new vscode.CancellationError();
  await saveView({ name: name.trim(), query: filter, grouping, sortOrder, smart: null });
}

/** The view a command was given, or the one the person picks. */
async function viewMeant(
  args: readonly unknown[],
  views: readonly NamedView[],
  title: string,
): Promise<NamedView> {
  const parsed = target.safeParse(args[0]);
  const name = !parsed.success ? null : typeof parsed.data === 'string' ? parsed.data : parsed.data.name;
  const given = views.find((view) => view.name === name);
  if (given !== undefined) return given;
  if (views.length === 0) throw new HumanError(vscode.l10n.t('There are no views of yours yet.'));
  const items = views.map((view) => ({ label: view.name, description: view.query, view }));
  const picked = await vscode.window.showQuickPick(items, { title });
  if (picked === undefined) throw new vscode.CancellationError();
  return picked.view;
}
