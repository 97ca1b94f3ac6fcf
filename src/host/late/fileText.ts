/** Reading and changing text files the way a person would want: in the editor where they are open, else on disk byte for byte. */
import * as vscode from 'vscode';
import { changedSpan } from '../../core/changedSpan';
import { HumanError } from '../errors';
import { isNotFound } from '../storageFolder';

/** More than any bibliography or note has. */
const limit = 50_000_000;

/** A file's text as the editor has it, else as it lies on disk; null where there is none. */
export async function readText(file: vscode.Uri): Promise<string | null> {
  return openDocument(file)?.getText() ?? readStored(file);
}

/** The last change of each file that is still being made. */
const changing = new Map<string, Promise<unknown>>();

/**
 * Changes a file, or makes it: `change` takes its text (null where there is no file) and gives the new one, or null for
 * none. One that a person has open is changed in the editor, and saved where they had no changes of their own in it.
 * One change after the other, so that none is lost. Gives whether it changed. Throws, for the person, where it cannot be.
 */
export async function changeFile(
  file: vscode.Uri,
  change: (text: string | null) => string | null,
): Promise<boolean> {
  const address = file.toString();
  const before = changing.get(address) ?? Promise.resolve();
  const done = before.then(() => changeNow(file, change));
  const settled = done.catch(() => undefined);
  changing.set(address, settled);
  try {
    return await done;
  } finally {
    if (changing.get(address) === settled) changing.delete(address);
  }
}

async function changeNow(file: vscode.Uri, change: (text: string | null) => string | null): Promise<boolean> {
  const open = openDocument(file);
  if (open !== undefined) {
    const after = change(open.getText());
    const { isDirty, version } = open;
    if (after === null || !(await changeDocument(open, after))) return false;
    // What a person typed meanwhile is theirs to save.
    const isOurs = !isDirty && open.version === version + 1;
    if (isOurs && !(await open.save()))
      throw new HumanError(vscode.l10n.t('{0} could not be saved.', nameOf(file)));
    return true;
  }
  const before = await readStored(file);
  const after = change(before);
  if (after === null || after === before) return false;
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(after));
  } catch (error) {
    throw cannotChange(file, error);
  }
  return true;
}

/** Changes what differs in an open document, as one step to undo. Gives whether anything did. */
export async function changeDocument(document: vscode.TextDocument, after: string): Promise<boolean> {
  const changed = changedSpan(document.getText(), after);
  if (changed === null) return false;
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(changed.start), document.positionAt(changed.end));
  edit.replace(document.uri, range, changed.text);
  if (!(await vscode.workspace.applyEdit(edit))) throw cannotChange(document.uri);
  return true;
}

/** A name for messages: the path within the folder. */
export function nameOf(file: vscode.Uri): string {
  return vscode.workspace.asRelativePath(file, false);
}

/** The document of a file that a person has in a tab, or has changed. */
function openDocument(file: vscode.Uri): vscode.TextDocument | undefined {
  const address = file.toString();
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  return document !== undefined && (document.isDirty || isInTab(address)) ? document : undefined;
}

function isInTab(address: string): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === address;
      return input instanceof vscode.TabInputTextDiff && input.modified.toString() === address;
    }),
  );
}

async function readStored(file: vscode.Uri): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw new HumanError(vscode.l10n.t('{0} could not be read.', nameOf(file)), { cause: error });
  }
  if (bytes.length > limit) throw new HumanError(vscode.l10n.t('{0} is too large.', nameOf(file)));
  try {
    // The mark at the beginning stays: what is written back is what was there.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new HumanError(vscode.l10n.t('{0} is not text in UTF-8, and is left as it is.', nameOf(file)), {
      cause: error,
    });
  }
}

function cannotChange(file: vscode.Uri, cause?: unknown): HumanError {
  const message = vscode.l10n.t('{0} cannot be changed, and is left as it is.', nameOf(file));
  return new HumanError(message, { cause });
}
