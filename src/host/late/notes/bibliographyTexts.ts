/** The texts of bibliographies and of what leads to them: as an editor has them, else read once and kept until they change. */
import * as vscode from 'vscode';
import { toMessage } from '../../errors';
import type { FolderChange } from '../../folderChange';
import type { Log } from '../../log';

const bytesAtMost = 50_000_000;

export class BibliographyTexts implements vscode.Disposable {
  private readonly log: Log;
  /** What was read of files, by address; a file that is not there is null. Kept until it changes. */
  private readonly texts = new Map<string, Promise<string | null>>();
  /** What notes have named, with the watchers of what lies outside the workspace, whose own watcher does not see it. */
  private readonly named = new Map<string, vscode.Disposable | null>();
  /** Told of a change outside the workspace. */
  private readonly changed: (uri: vscode.Uri) => void;

  constructor(log: Log, changed: (uri: vscode.Uri) => void) {
    this.log = log;
    this.changed = changed;
  }

  /** The text of a file; null where there is none to be had. Never rejects. */
  of(uri: vscode.Uri): Promise<string | null> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open !== undefined) return Promise.resolve(open.getText());
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = this.load(uri);
    // What is not watched is read each time.
    if (this.isFollowed(uri)) this.texts.set(key, text);
    return text;
  }

  /** Whether a change of a file is told of: it lies in the workspace, or a note names it. */
  isFollowed(uri: vscode.Uri): boolean {
    return this.isNamed(uri) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  }

  isNamed(uri: vscode.Uri): boolean {
    return this.named.has(uri.toString());
  }

  /** A note names a file: it is followed from now on, wherever it lies. */
  follow(uri: vscode.Uri): void {
    const key = uri.toString();
    if (!this.named.has(key))
      this.named.set(key, vscode.workspace.getWorkspaceFolder(uri) === undefined ? this.watch(uri) : null);
  }

  forget(uri: vscode.Uri): void {
    this.texts.delete(uri.toString());
  }

  /** Forgets the files in some places (null: everywhere); gives, by address, what they said. */
  forgetAll(change: FolderChange | null): readonly (readonly [string, Promise<string | null>])[] {
    const known = [...this.texts].filter(([address]) => change?.covers(address) ?? true);
    for (const [address] of known) this.texts.delete(address);
    return known;
  }

  /** Other folders are open: what lies outside them is another question now. */
  clear(): void {
    this.texts.clear();
    for (const watcher of this.named.values()) watcher?.dispose();
    this.named.clear();
  }

  dispose(): void {
    this.clear();
  }

  private async load(uri: vscode.Uri): Promise<string | null> {
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > bytesAtMost) {
        this.log.warn('a bibliography is too long to be read');
        return null;
      }
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      // That a file is not there is an answer; it is looked for in several places.
      this.log.trace(`no bibliography there: ${toMessage(error)}`);
      return null;
    }
  }

  private watch(uri: vscode.Uri): vscode.Disposable {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?[\]{}]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    const changed = () => this.changed(uri);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }
}
