/** How a folder stands, told without a watcher: which files lie in it and below, and when each was written. */
import * as vscode from 'vscode';

/** Where programs keep what no person reads: thousands of files of an installation are none of ours. */
export const foreignPath = /\/(?:node_modules|\.git|\.hg|\.svn|\.venv|site-packages)(?:\/|$)/;

export interface Survey {
  /** Another text when anything is otherwise. */
  readonly state: string;
  readonly entries: number;
  /** Whether no folder lies in it: a watcher that knows of the folder then misses nothing. */
  readonly isFlat: boolean;
}

/** Surveys a folder; null where it is gone, or holds more than so many entries. */
export async function survey(folder: string, atMost: number): Promise<Survey | null> {
  const lines: string[] = [];
  const open = [vscode.Uri.parse(folder)];
  let isFlat = true;
  try {
    for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      if (lines.length + entries.length > atMost) return null;
      for (const [name, type] of entries) {
        const entry = vscode.Uri.joinPath(uri, name);
        if (foreignPath.test(entry.path)) continue;
        // What a link leads to lies elsewhere, and may lead back.
        if (type === vscode.FileType.Directory) {
          isFlat = false;
          open.push(entry);
          lines.push(entry.path);
        } else if (type === vscode.FileType.File) {
          const { mtime, size } = await vscode.workspace.fs.stat(entry);
          lines.push(`${entry.path} ${mtime} ${size}`);
        }
      }
    }
  } catch {
    // Gone while it was looked at: a watcher tells of that.
    return null;
  }
  return { state: lines.sort().join('\n'), entries: lines.length, isFlat };
}
