/** Asks what to do with papers: a pick of the same commands as the menu at the cursor has, as package.json lists them. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Status } from '../../core/marks/mark';
import type { Paper } from '../../core/paper';
import { atCursorMenu, type CommandName } from '../ids';
import { people, plainTitle } from '../rowText';
import { statusWord } from '../words';
import type { NotesContext } from './notes/notesContext';
import { webPagesOf } from './paperPages';

interface ActionParts {
  readonly context: NotesContext;
  readonly manifest: unknown;
}

const text = z.string();
const menuItem = z.object({ command: z.optional(text), submenu: z.optional(text), group: z.optional(text) });
const manifestSchema = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: text, title: text, icon: z.optional(z.unknown()) })),
    menus: z.record(text, z.array(menuItem)),
  }),
});

/** Those that are for one paper. */
const ofOne: readonly CommandName[] = [
  'lectern.openPaper',
  'lectern.revealPaper',
  'lectern.openNoteFile',
  'lectern.openWebPage',
  'lectern.goToEntry',
  'lectern.lookUp',
  'lectern.editNote',
];
const openWebPage: CommandName = 'lectern.openWebPage';
const statusOf: ReadonlyMap<string, Status> = new Map<CommandName, Status>([
  ['lectern.markNew', 'new'],
  ['lectern.markQueued', 'queued'],
  ['lectern.markReading', 'reading'],
  ['lectern.markRead', 'read'],
  ['lectern.markDropped', 'dropped'],
]);

interface Action extends vscode.QuickPickItem {
  readonly command: string | null;
}

/** The command that is chosen for papers; null where the person left. */
export async function chooseAction(
  papers: readonly Paper[],
  { context, manifest }: ActionParts,
): Promise<string | null> {
  const [first] = papers;
  if (first === undefined) return null;
  const hasPages = papers.length === 1 && (await webPagesOf(first, context)).length > 0;
  const statuses = new Set(papers.map(({ id }) => context.marking.markOf(id).status));
  const items = actionsOf(manifest).filter(
    ({ command }) =>
      (papers.length === 1 || !ofOne.some((one) => one === command)) && (command !== openWebPage || hasPages),
  );
  const shown = items.map((item) => {
    const status = item.command === null ? undefined : statusOf.get(item.command);
    return status !== undefined && statuses.has(status)
      ? { ...item, description: vscode.l10n.t('current') }
      : item;
  });
  const title = papers.length === 1 ? plainTitle(first) : vscode.l10n.t('{0} papers', papers.length);
  const chosen = await vscode.window.showQuickPick(shown, { title, placeHolder: lineOf(papers, context) });
  return chosen?.command ?? null;
}

/** What is said of the papers above the actions. */
function lineOf(papers: readonly Paper[], { marking, papers: keys }: NotesContext): string {
  const [first] = papers;
  if (papers.length > 1 || first === undefined) return papers.map(keys.keyOf).join(', ');
  const { status } = marking.markOf(first.id);
  return [keys.keyOf(first), people(first), statusWord(status)].filter((part) => part !== '').join(' · ');
}

/** The actions in the menu's order, its groups parted; empty where the manifest is not the one of this version. */
function actionsOf(manifest: unknown): readonly Action[] {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) return [];
  const { commands, menus } = parsed.data.contributes;
  const known = new Map(commands.map((command) => [command.command, command]));
  const ordered = (menu: string) =>
    [...(menus[menu] ?? [])].sort((a, b) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1));
  const actions: Action[] = [];
  let group = '';
  for (const item of ordered(atCursorMenu)) {
    const own = item.group?.split('@')[0] ?? '';
    if (own !== group && actions.length > 0)
      actions.push({ command: null, label: '', kind: vscode.QuickPickItemKind.Separator });
    group = own;
    const within = item.submenu === undefined ? [item] : ordered(item.submenu);
    for (const { command = '' } of within) {
      const found = known.get(command);
      if (found !== undefined) actions.push({ command, label: found.title, ...iconOf(found.icon) });
    }
  }
  return actions;
}

function iconOf(icon: unknown): Pick<vscode.QuickPickItem, 'iconPath'> {
  const name = typeof icon === 'string' ? /^\$\(([\w-]+)\)$/.exec(icon)?.[1] : undefined;
  return { iconPath: new vscode.ThemeIcon(name ?? 'blank') };
}
