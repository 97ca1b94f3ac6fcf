/** How a folder stands, told without a watcher: which files lie in it and below, and when each was written. */
import * as vscode from 'vscode';
import { foreignPath } from './foreignFiles';
import type { Survey } from './lateFolders';

/** Surveys a folder, but no more than so many entries of it. Never rejects. */
export async function survey(folder: string, atMost: number): Promise<Survey> {
  const lines: string[] = [];
  const open = [vscode.Uri.parse(folder)];
  let isFlat = true;
  try {
    for (let uri = open.pop(); uri !== undefined; uri = open.pop()) {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      if (lines.length + entries.length > atMost) return { kind: 'large', entries: lines.length };
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
    // While it was looked at: a watcher tells of that.
    return { kind: 'gone', entries: lines.length };
  }
  return { kind: 'seen', state: lines.sort().join('\n'), entries: lines.length, isFlat };
}
