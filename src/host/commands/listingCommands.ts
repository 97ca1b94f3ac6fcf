/** Commands that bring listings in: adding and removing files, pasting, reading again. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { AddedListings } from '../addedListings';
import type { Handlers } from '../commandRegistry';
import { HumanError } from '../errors';
import type { ListingChanges } from '../listingChanges';
import type { Parts } from '../parts';
import type { PapersView } from '../papersView';
import type { Sources } from '../sources';
import { viewIds } from '../ids';

type ListingCommand =
  | 'lectern.addListing'
  | 'lectern.removeListing'
  | 'lectern.pasteListing'
  | 'lectern.writeExample'
  | 'lectern.refresh'
  | 'lectern.showListingChanges';

export interface ListingParts {
  readonly sources: Sources;
  readonly added: AddedListings;
  readonly library: LibraryStore;
  readonly view: PapersView;
  readonly parts: Parts;
  readonly changes: ListingChanges;
}

export function listingCommands(parts: ListingParts): Handlers<ListingCommand> {
  return {
    'lectern.addListing': async (args) => {
      const given = urisOf(args);
      const uris = given.length > 0 ? given : await (await parts.parts.listingUpdate()).askForFiles();
      await addListings(uris, parts);
    },
    'lectern.removeListing': async () => (await parts.parts.listingUpdate()).removeListing(parts),
    'lectern.pasteListing': async () => (await parts.parts.listingUpdate()).pasteListing(parts),
    'lectern.writeExample': async () => (await parts.parts.listingUpdate()).writeExample(parts),
    'lectern.showListingChanges': async () => {
      const { showChanges } = await parts.parts.listingUpdate();
      const paper = await showChanges(parts.changes.latest);
      if (paper !== undefined) await parts.view.reveal(paper.id, { focus: true });
    },
    'lectern.refresh': async () => {
      await vscode.window.withProgress({ location: { viewId: viewIds.papers } }, () =>
        parts.sources.refresh(),
      );
    },
  };
}

/** Adds files as listings and says how many papers they brought. */
export async function addListings(
  uris: readonly vscode.Uri[],
  parts: Pick<ListingParts, 'sources' | 'library'>,
): Promise<void> {
  if (uris.length === 0) return;
  const before = parts.library.library.papers.length;
  for (const uri of uris) await parts.sources.add(uri);
  const more = parts.library.library.papers.length - before;
  const missing = uris.filter((uri) => !parts.sources.has(uri));
  if (missing.length > 0) throw new HumanError(vscode.l10n.t('{0} could not be read.', nameOf(missing)));
  await vscode.commands.executeCommand(`${viewIds.papers}.focus`);
  const addresses = new Set(uris.map(String));
  const isEmpty = more === 0 && !parts.library.library.papers.some(({ source }) => addresses.has(source));
  void vscode.window.showInformationMessage(
    isEmpty
      ? vscode.l10n.t(
          'No papers were found in {0}. “Paste Listing” takes more kinds of copies than a file may be.',
          nameOf(uris),
        )
      : more === 0
        ? vscode.l10n.t('{0} brought no new papers.', nameOf(uris))
        : more === 1
          ? vscode.l10n.t('{0} brought 1 new paper.', nameOf(uris))
          : vscode.l10n.t('{0} brought {1} new papers.', nameOf(uris), more),
  );
}

/** The files a command was given: one of the explorer's, or all selected there. Anything that is no address is left out. */
function urisOf(args: readonly unknown[]): readonly vscode.Uri[] {
  const [one, all] = args;
  const many = Array.isArray(all) ? all.filter((each) => each instanceof vscode.Uri) : [];
  if (many.length > 0) return many;
  return one instanceof vscode.Uri ? [one] : [];
}

function nameOf(uris: readonly vscode.Uri[]): string {
  return uris.map((uri) => uri.path.slice(uri.path.lastIndexOf('/') + 1)).join(', ');
}
