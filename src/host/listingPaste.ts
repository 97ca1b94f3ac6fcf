/** A listing taken from the clipboard: shown before it is taken, then written to a listing file of the folder. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import { identify } from '../core/library/identity';
import { legible } from '../core/card';
import type { PaperId } from '../core/paper';
import { HumanError } from './errors';
import { dayOf, toListingOptions } from './listingFile';
import type { Parts } from './parts';
import type { PapersView } from './papersView';
import { setting } from './settings';
import type { Sources } from './sources';
import { readIfThere } from './storageFolder';

export interface PasteParts {
  readonly sources: Sources;
  readonly library: LibraryStore;
  readonly view: PapersView;
  readonly parts: Parts;
}

interface PastedEntry {
  readonly paper: PaperId;
  readonly title: string;
  /** As it will be written, without line ends around it. */
  readonly text: string;
  readonly known: boolean;
}

export async function pasteListing(parts: PasteParts): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  const entries = await readPasted(text, parts);
  if (entries.length === 0) {
    throw new HumanError(
      vscode.l10n.t('The clipboard holds no listing. Copy entries from a papers page and paste again.'),
    );
  }
  const chosen = await confirm(entries);
  if (chosen === undefined || chosen.length === 0) return;
  const file = await pasteFile();
  if (file === undefined) return;
  await append(file, chosen.map((entry) => entry.text).join('\n'));
  await parts.sources.add(file);
  const [first] = chosen;
  if (first !== undefined) await parts.view.reveal(first.paper, { focus: true });
  void vscode.window.showInformationMessage(
    chosen.length === 1
      ? vscode.l10n.t('One paper written to {0}.', vscode.workspace.asRelativePath(file))
      : vscode.l10n.t('{0} papers written to {1}.', chosen.length, vscode.workspace.asRelativePath(file)),
  );
}

/** A listing leaves out the year of its own year; written out now, the dates stay right when the file is read later. */
async function readPasted(text: string, { library, parts }: PasteParts): Promise<readonly PastedEntry[]> {
  const { completeDates, readListing } = await parts.listing();
  const today = dayOf(Date.now());
  const dated = completeDates(text, today);
  const { entries } = readListing(dated, toListingOptions(today, await parts.chooseBoundary()));
  const seen = new Set<PaperId>();
  return entries.flatMap((entry) => {
    const paper = identify(entry);
    if (seen.has(paper)) return [];
    seen.add(paper);
    const { start, end } = entry.spans.entry;
    const known = library.library.byId.has(paper);
    return [{ paper, title: entry.title, text: dated.slice(start, end).trim(), known }];
  });
}

/** The entries to write; undefined where the person left. */
async function confirm(entries: readonly PastedEntry[]): Promise<readonly PastedEntry[] | undefined> {
  const fresh = entries.filter(({ known }) => !known);
  const known = entries.length - fresh.length;
  const message = vscode.l10n.t(
    'The clipboard holds {0} papers: {1} new, {2} already in your list.',
    entries.length,
    fresh.length,
    known,
  );
  if (fresh.length === 0) {
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const titles = fresh.slice(0, 8).map(({ title }) => `• ${legible(title)}`);
  if (fresh.length > titles.length)
    titles.push(vscode.l10n.t('… and {0} more', fresh.length - titles.length));
  const add = vscode.l10n.t('Add {0} New', fresh.length);
  const answer = await vscode.window.showInformationMessage(
    message,
    { modal: true, detail: titles.join('\n') },
    add,
  );
  return answer === add ? fresh : undefined;
}

/** The file to write to: the setting's, or asked for once and then the setting's. Undefined where the person left. */
async function pasteFile(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    return vscode.window.showSaveDialog({
      title: vscode.l10n.t('Where to keep the listing'),
      filters: { Papers: ['papers'] },
    });
  }
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
    throw new HumanError(vscode.l10n.t('The listing could not be written: its file cannot be changed.'));
  }
}

function joined(before: string, addition: string): string {
  const gap = before === '' || /[\r\n]$/.test(before) ? '' : '\n';
  return `${before}${gap}${addition}\n`;
}
