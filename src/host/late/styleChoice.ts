/** Which citation style references are made by: one of ours, or a .csl file of the folder; the last one comes first. */
import * as vscode from 'vscode';
import { builtInStyles, readStyleFile } from '../../core/references/cslStyle';
import { HumanError } from '../errors';
import { nameOf, readText } from './fileText';

/** A style by its name among ours, or by its text. */
export type ChosenStyle =
  { readonly kind: 'builtIn'; readonly id: string } | { readonly kind: 'text'; readonly xml: string };

interface StyleItem extends vscode.QuickPickItem {
  /** The name of a built-in style, or a file's address. */
  readonly id: string;
}

const stateKey = 'referenceStyle';

/** Asks for a style. Rejects with a cancellation where the person leaves, for the person where a file is no style. */
export async function askForStyle(state: vscode.Memento): Promise<ChosenStyle> {
  const files = await vscode.workspace.findFiles('**/*.csl', '**/node_modules/**', 200);
  const items: readonly StyleItem[] = [
    ...builtInStyles.map(({ id, name }) => ({ id, label: name })),
    ...files.map((file) => ({
      id: file.toString(),
      label: nameOf(file),
      description: vscode.l10n.t('style file'),
    })),
  ];
  const last: unknown = state.get(stateKey);
  const picked = await vscode.window.showQuickPick(
    [...items.filter(({ id }) => id === last), ...items.filter(({ id }) => id !== last)],
    { title: vscode.l10n.t('Which citation style?'), placeHolder: vscode.l10n.t('Set by citeproc-js') },
  );
  if (picked === undefined) throw new vscode.CancellationError();
  const style = await readStyle(picked.id);
  await state.update(stateKey, picked.id);
  return style;
}

/** A style by what the picker calls it. */
export async function readStyle(id: string): Promise<ChosenStyle> {
  if (builtInStyles.some((style) => style.id === id)) return { kind: 'builtIn', id };
  const file = vscode.Uri.parse(id);
  const xml = await readText(file);
  if (xml === null) throw new HumanError(vscode.l10n.t('{0} is no longer there.', nameOf(file)));
  const read = readStyleFile(xml);
  switch (read.kind) {
    case 'style':
      return { kind: 'text', xml };
    case 'dependent':
      if (builtInStyles.some((style) => style.id === read.parent))
        return { kind: 'builtIn', id: read.parent };
      throw new HumanError(
        vscode.l10n.t(
          '{0} only points to the style “{1}”: put that one into the folder.',
          nameOf(file),
          read.parent,
        ),
      );
    case 'refused':
      throw new HumanError(
        read.reason === 'not-csl'
          ? vscode.l10n.t('{0} is no citation style with a bibliography.', nameOf(file))
          : vscode.l10n.t('{0} is too large for a citation style.', nameOf(file)),
      );
    default:
      return read satisfies never;
  }
}
