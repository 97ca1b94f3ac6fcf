/** Where Lectern keeps what it stores: the workspace's storage folder, reached through the editor's file system only. */
import * as vscode from 'vscode';
import { temporaryName } from '../core/marks/halfRenamed';
import { sharedStoragePath } from '../core/marks/storagePath';

/** The storage of this workspace; without a folder open, one shared by all windows without a folder. */
export function storageRoot(context: vscode.ExtensionContext): vscode.Uri {
  const { storageUri, globalStorageUri } = context;
  if (storageUri === undefined) return vscode.Uri.joinPath(globalStorageUri, 'no-folder');
  return storageUri.with({ path: sharedStoragePath(storageUri.path) });
}

/**
 * Writes a file so that `readIfThere` sees the old bytes or the new ones, never a part: a sibling first, then a rename.
 * The editor's rename takes the old file away first; in between the sibling has the bytes.
 */
export async function writeAtomically(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const sibling = siblingOf(file);
  await vscode.workspace.fs.writeFile(sibling, bytes);
  await vscode.workspace.fs.rename(sibling, file, { overwrite: true });
}

/** A file's bytes, or null where there is no such file. Other failures are thrown: unreadable is not empty. */
export async function readIfThere(file: vscode.Uri): Promise<Uint8Array | null> {
  return (await readOrNull(file)) ?? (await readOrNull(siblingOf(file))) ?? readOrNull(file);
}

async function readOrNull(file: vscode.Uri): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

function siblingOf(file: vscode.Uri): vscode.Uri {
  return file.with({ path: temporaryName(file.path) });
}

export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
