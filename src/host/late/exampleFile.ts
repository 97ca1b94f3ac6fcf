/** A small listing written into the folder, for who has none yet and wants to see what one is. */
import * as vscode from 'vscode';
import { exampleListing } from '../../core/listing/exampleListing';
import { HumanError, toMessage } from '../errors';
import { viewIds } from '../ids';
import type { Sources } from '../sources';
import { readIfThere } from '../storageFolder';
import { fileName } from './fileNames';
import { askWhereToKeep } from './listingQuestions';

const name = 'example.papers';

/** Writes it, opens it, and shows its papers. A file of that name that is there is opened as it is. */
export async function writeExample({ sources }: { readonly sources: Sources }): Promise<void> {
  const file = await exampleFile();
  if (file === undefined) return;
  try {
    if ((await readIfThere(file)) === null)
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(exampleListing));
  } catch (error) {
    throw new HumanError(vscode.l10n.t('{0} could not be written: {1}', fileName(file), toMessage(error)));
  }
  await sources.refresh();
  // The setting may name other files.
  if (!sources.has(file)) await sources.add(file);
  await vscode.window.showTextDocument(file, { preview: false });
  await vscode.commands.executeCommand(`${viewIds.papers}.focus`);
}

/** In the folder; where none is open, wherever the person says. */
async function exampleFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder === undefined ? askWhereToKeep() : vscode.Uri.joinPath(folder.uri, name);
}
