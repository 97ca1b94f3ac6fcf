/** Listings that were added by hand, and are to be read no longer. */
import * as vscode from 'vscode';
import type { ListingParts } from '../commands/listingCommands';
import { HumanError } from '../errors';

/** Asks which; nothing where the person leaves. */
export async function removeListing({
  added,
  sources,
}: Pick<ListingParts, 'added' | 'sources'>): Promise<void> {
  const uris = added.all();
  if (uris.length === 0) {
    throw new HumanError(
      vscode.l10n.t(
        'No listing was added by hand. Files that match the setting “lectern.sources” are read by themselves.',
      ),
    );
  }
  const items = uris.map((uri) => ({ uri, label: vscode.workspace.asRelativePath(uri) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Remove from the reading list'),
    placeHolder: vscode.l10n.t('The file itself, and what you marked in it, stay.'),
  });
  if (picked !== undefined) await sources.remove(picked.uri);
}
