/** How a folder stands, told without a watcher: which files lie in it and below, and when each was written. */
import * as vscode from 'vscode';
import { checksum } from '../core/checksum';
import { foreignPath } from './foreignFiles';
import type { Look, Survey } from './lateFolders';

/** A look at a folder, in as many steps as it takes. None of them rejects. */
export class FolderSurvey implements Survey {
  /** Folders that are still to be listed. */
  private readonly folders: vscode.Uri[];
  /** What is still to be looked at of the one that was listed last. */
  private entries: [uri: vscode.Uri, type: vscode.FileType][] = [];
  private state = '';
  private seen = 0;
  private isFlat = true;

  constructor(folder: string) {
    this.folders = [vscode.Uri.parse(folder)];
  }

  async goOn(atMost: number): Promise<Look> {
    const before = this.seen;
    try {
      while (this.seen - before < atMost) {
        const entry = this.entries.pop();
        if (entry !== undefined) await this.take(...entry);
        else if (!(await this.list()))
          return { kind: 'seen', entries: this.seen - before, state: this.state, isFlat: this.isFlat };
      }
      return { kind: 'more', entries: this.seen - before };
    } catch {
      // While it was looked at: a watcher tells of that.
      return { kind: 'gone', entries: this.seen - before };
    }
  }

  /** Lists the next folder; false where there is none. */
  private async list(): Promise<boolean> {
    const folder = this.folders.pop();
    if (folder === undefined) return false;
    const entries = await vscode.workspace.fs.readDirectory(folder);
    // Always in the same order, whatever the file system's.
    entries.sort(([one], [other]) => (one < other ? 1 : -1));
    this.entries = entries.map(([name, type]) => [vscode.Uri.joinPath(folder, name), type]);
    return true;
  }

  private async take(uri: vscode.Uri, type: vscode.FileType): Promise<void> {
    this.seen++;
    if (foreignPath.test(uri.path)) return;
    // What a link leads to lies elsewhere, and may lead back.
    if (type === vscode.FileType.Directory) {
      this.isFlat = false;
      this.folders.push(uri);
      this.add(uri.path);
    } else if (type === vscode.FileType.File) {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      this.add(`${uri.path} ${mtime} ${size}`);
    }
  }

  private add(line: string): void {
    this.state = `${this.seen} ${checksum(`${this.state}\n${line}`)}`;
  }
}
