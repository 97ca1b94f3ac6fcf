/** Parts of the addresses of files. */
import * as vscode from 'vscode';

/** The folder a file lies in. */
export function folderOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..');
}

/** The last part of an address, for messages: `note.md`. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
