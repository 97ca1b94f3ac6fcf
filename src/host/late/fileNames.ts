/** Names of files, for messages. */
import type * as vscode from 'vscode';

/** The last part of an address: `note.md`. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
