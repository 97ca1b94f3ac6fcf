/** The journal's folder, reached through the editor's file system: works on desktop, remote and in the browser. */
import * as vscode from 'vscode';
import { temporaryName, withHalfRenamed } from '../core/marks/halfRenamed';
import type { FolderEntry, JournalFolder } from '../core/marks/journalFolder';
import { isNotFound, readIfThere, writeAtomically } from './storageFolder';

/** The folder need not exist: it is made with the first file. */
export function openMarkFolder(folder: vscode.Uri): JournalFolder {
  const { fs } = vscode.workspace;
  const file = (name: string) => vscode.Uri.joinPath(folder, name);
  const seen = new Set<string>();
  return {
    async list() {
      const names = await listIfThere(folder);
      const entries = await Promise.all(names.map(([name, type]) => entryOf(file(name), name, type)));
      const there = withHalfRenamed(
        entries.filter((entry) => entry !== null),
        seen,
        Date.now(),
      );
      for (const { name } of there) seen.add(name);
      return there;
    },
    async read(name) {
      const bytes = (await readIfThere(file(name))) ?? (await fs.readFile(file(name)));
      return new TextDecoder().decode(bytes);
    },
    writeAtomically: (name, text) => writeAtomically(file(name), new TextEncoder().encode(text)),
    async remove(name) {
      try {
        await fs.delete(file(name));
      } catch (error) {
        if (!isNotFound(error)) throw error;
        // It was listed for what lies ready in its place.
        await fs.delete(file(temporaryName(name)));
      }
    },
  };
}

async function listIfThere(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

/** Null where the file has gone since the folder was listed, as temporary files do. */
async function entryOf(uri: vscode.Uri, name: string, type: vscode.FileType): Promise<FolderEntry | null> {
  // A link to a file has both bits; the journal only cares what lies behind it.
  const kind = type & vscode.FileType.File ? 'file' : type & vscode.FileType.Directory ? 'folder' : 'other';
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return { name, kind, size, modified: mtime };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
