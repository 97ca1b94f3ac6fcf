/** The files of a pattern, everywhere or in the folders of a change only. */
import * as vscode from 'vscode';
import type { FolderChange } from './folderChange';

/** More folders than this are searched as one. */
const searchesAtMost = 4;

/** The files of a pattern in the folders of a change; in all that are open, where none is given. */
export async function findInFolders(
  pattern: string,
  exclude: string,
  change: FolderChange | null,
  atMost?: number,
): Promise<readonly vscode.Uri[]> {
  const { workspace } = vscode;
  if (change === null) return workspace.findFiles(pattern, exclude, atMost);
  const { folders } = change;
  if (folders.length === 0) return [];
  // Only a pattern of names means the same in a folder as above it.
  if (folders.length > searchesAtMost || !/^\*\*\/[^/]*$/.test(pattern))
    return (await workspace.findFiles(pattern, exclude, atMost)).filter((uri) =>
      change.covers(uri.toString()),
    );
  const found = folders.map((folder) =>
    workspace.findFiles(new vscode.RelativePattern(vscode.Uri.parse(folder), pattern), exclude, atMost),
  );
  return (await Promise.all(found)).flat();
}
