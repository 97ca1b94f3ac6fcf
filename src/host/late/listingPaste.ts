/** A listing taken from the clipboard: shown before it is taken, then written to a listing file of the folder. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../../core/library/libraryStore';
import { toPaper } from '../../core/library/library';
import type { Paper, PaperId } from '../../core/paper';
import { HumanError } from '../errors';
import { dayOf } from '../day';
import { toListingOptions } from '../listingFile';
import type { Parts } from '../parts';
import { askWhereToKeep } from './listingQuestions';
import { sayWhatItIs } from './noListing';
import { askWhatToTake, readPasted, type PastedChange, type PastedEntry } from './pastedListing';
import type { PapersView } from '../papersView';
import { setting } from '../settings';
import type { Sources } from '../sources';
import { readIfThere } from '../storageFolder';

export interface PasteParts {
  readonly sources: Sources;
  readonly library: LibraryStore;
  readonly view: PapersView;
  readonly parts: Parts;
}

export async function pasteListing(parts: PasteParts): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  const pasted = await readPasted(text, parts.library, parts.parts);
  if (pasted.fresh.length + pasted.changed.length + pasted.same === 0) return sayWhatItIs(text);
  const take = await askWhatToTake(pasted);
  if (take === undefined) return;
  const fresh = await addFresh(pasted.fresh, parts);
  const updated = take === 'all' ? await updateEntries(pasted.changed, parts) : 0;
  const first = pasted.fresh[0] ?? pasted.changed[0];
  if (first !== undefined) await parts.view.reveal(first.paper.id, { focus: true });
  const counts =
    updated === 0
      ? fresh === 1
        ? vscode.l10n.t('1 paper added.')
        : vscode.l10n.t('{0} papers added.', fresh)
      : fresh === 0
        ? vscode.l10n.t('{0} updated.', updated)
        : fresh === 1
          ? vscode.l10n.t('1 paper added, {0} updated.', updated)
          : vscode.l10n.t('{0} papers added, {1} updated.', fresh, updated);
  if (fresh + updated > 0) void vscode.window.showInformationMessage(counts);
}

/** Adds what a text brings that the list does not have; gives all its papers as the list has them then, in order. */
export async function takeListing(text: string, parts: Omit<PasteParts, 'view'>): Promise<readonly Paper[]> {
  const { fresh, all } = await readPasted(text, parts.library, parts.parts);
  const added = await addFresh(fresh, parts);
  if (added < fresh.length) throw new vscode.CancellationError();
  const papers = all.flatMap((id) => parts.library.library.byId.get(id) ?? []);
  // Citing only those that happened to be there would look as if that were all.
  if (papers.length < all.length)
    throw new HumanError(
      vscode.l10n.t('Nothing was cited: the papers of the listing could not be added to your list.'),
    );
  return papers;
}

/** Writes new entries to the listing file for pasting; gives how many. None where the person left. */
async function addFresh(
  fresh: readonly PastedEntry[],
  { sources }: Pick<PasteParts, 'sources'>,
): Promise<number> {
  if (fresh.length === 0) return 0;
  const file = await pasteFile();
  if (file === undefined) return 0;
  await append(file, fresh.map((entry) => entry.text).join('\n'));
  await sources.add(file);
  return fresh.length;
}

/** Puts changed entries in the place of the old ones, each in the file it stands in; gives how many. */
async function updateEntries(changed: readonly PastedChange[], parts: PasteParts): Promise<number> {
  const bySource = new Map<string, Map<PaperId, string>>();
  for (const { change, paper, text } of changed) {
    const texts = bySource.get(change.before.source) ?? new Map<PaperId, string>();
    bySource.set(change.before.source, texts.set(paper.id, text));
  }
  const { readListing } = await parts.parts.listing();
  const chooseBoundary = await parts.parts.chooseBoundary();
  let count = 0;
  for (const [source, texts] of bySource) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
    // Read anew from the editor's text: the file may have changed since, and an open one may not be saved yet.
    const reading = readListing(document.getText(), toListingOptions(dayOf(Date.now()), chooseBoundary));
    const edit = new vscode.WorkspaceEdit();
    for (const entry of reading.entries) {
      const span = entry.spans.entry;
      const [named] = parts.library.named([toPaper(entry, source, span)]);
      const text = named === undefined ? undefined : texts.get(named.id);
      if (named === undefined || text === undefined) continue;
      texts.delete(named.id);
      const { start, end } = span;
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
        text,
      );
      count += 1;
    }
    if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) throw cannotWrite();
    await parts.sources.read(document.uri);
  }
  return count;
}

/** The file to write to: the setting's, or asked for once and then the setting's. Undefined where the person left. */
async function pasteFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return askWhereToKeep();
  const known = setting('pasteFile', folder.uri).trim();
  if (known !== '') return insideFolder(folder.uri, known);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Paste Listing'),
    prompt: vscode.l10n.t(
      'The file in this folder that pasted papers are written to. Asked once; a setting afterwards.',
    ),
    value: 'reading-list.papers',
    valueSelection: [0, 'reading-list'.length],
    validateInput: (value) =>
      isInside(value) ? undefined : vscode.l10n.t('A path inside the folder, please.'),
  });
  if (name === undefined) return undefined;
  const file = insideFolder(folder.uri, name.trim());
  await vscode.workspace
    .getConfiguration('lectern', folder.uri)
    .update('pasteFile', name.trim(), vscode.ConfigurationTarget.Workspace);
  return file;
}

function insideFolder(folder: vscode.Uri, path: string): vscode.Uri {
  if (!isInside(path))
    throw new HumanError(vscode.l10n.t('The setting “lectern.pasteFile” names no path inside the folder.'));
  return vscode.Uri.joinPath(folder, path);
}

/** A relative path that stays inside: a setting that came with a cloned folder must not make us write elsewhere. */
function isInside(path: string): boolean {
  const steps = path.trim().split(/[\\/]/);
  return (
    steps.every((step) => step !== '' && step !== '.' && step !== '..') &&
    !/^[a-zA-Z]:|[\0<>:"|?*]/.test(path)
  );
}

async function append(file: vscode.Uri, addition: string): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file.toString());
  if (open !== undefined) {
    await appendToDocument(open, addition);
    return;
  }
  const bytes = await readIfThere(file);
  const before = bytes === null ? '' : new TextDecoder().decode(bytes);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(joined(before, addition)));
}

/** Through the editor where the file is open there, so that neither side's text is lost. */
async function appendToDocument(document: vscode.TextDocument, addition: string): Promise<void> {
  const before = document.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.insert(
    document.uri,
    document.positionAt(before.length),
    joined(before, addition).slice(before.length),
  );
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw cannotWrite();
  }
}

function cannotWrite(): HumanError {
  return new HumanError(vscode.l10n.t('The listing could not be written: its file cannot be changed.'));
}

function joined(before: string, addition: string): string {
  const gap = before === '' || /[\r\n]$/.test(before) ? '' : '\n';
  return `${before}${gap}${addition}\n`;
}
