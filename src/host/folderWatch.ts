/**
 * Tells of folders that come, go, or are renamed together with what lies in them. Watchers of files do not: of a folder
 * that is moved in, unpacked or checked out they tell the folder's own name, and of what lies in it little or nothing,
 * depending on how fast it was filled; of one that goes, nothing else. On Linux they also stay deaf to what happens later
 * in the folders within that one.
 */
import * as vscode from 'vscode';
import { liesIn, topmost } from '../core/addresses';

/** Places to be looked at anew. */
export class FolderChange {
  private readonly all: ReadonlySet<string>;
  /** Folders in which anything may be otherwise. */
  readonly folders: readonly string[];

  /** @param gone where a file or a folder was that is no longer there */
  constructor(folders: readonly string[], gone: readonly string[] = []) {
    this.folders = folders;
    this.all = new Set([...folders, ...gone]);
  }

  /** Whether a file is one of those that may have come, gone or changed. */
  covers(address: string): boolean {
    return liesIn(this.all, address);
  }
}

/** Where programs keep what no person reads: thousands of files of an installation are none of ours. */
const foreignPath = /\/(?:node_modules|\.git|\.hg|\.svn|\.venv|site-packages)(?:\/|$)/;
/** Milliseconds in which what happens at once is gathered. */
const gathering = 150;
/** When a folder that came is looked at again, in seconds: it may still be being filled, unheard. */
const looksAgain = [1, 3, 10];
/** What came of a terminal's command is there by then, in milliseconds. */
const afterCommand = 300;
/** However often the person comes and goes, or however many commands there are, in milliseconds. */
const betweenLooks = 3000;
/** More places than this are not asked one by one what they are. */
const placesAtMost = 200;
/** More folders than this are searched as one. */
const searchesAtMost = 4;

export class FolderWatch implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<FolderChange>();
  private readonly renamed = new vscode.EventEmitter<{
    readonly from: vscode.Uri;
    readonly to: vscode.Uri;
  }>();
  private readonly listening: vscode.Disposable;
  private heard = new Set<string>();
  /** Folders that came since the window opened: what happens in the folders within them is not always heard. */
  private late: readonly string[] = [];
  /** Folders that came just now, with the seconds since. */
  private readonly fresh = new Map<string, number>();
  private gather: ReturnType<typeof setTimeout> | null = null;
  private tick: ReturnType<typeof setTimeout> | null = null;
  private look: ReturnType<typeof setTimeout> | null = null;
  private lookedAt = 0;
  private isFocused = vscode.window.state.focused;

  readonly onDidChange = this.changed.event;
  /** A file or folder was renamed or moved in the editor. */
  readonly onDidRename = this.renamed.event;

  constructor() {
    const { window, workspace } = vscode;
    const hear = (uri: vscode.Uri) => this.hear(uri);
    // One for all: each of these is asked about each event.
    const watcher = workspace.createFileSystemWatcher('**');
    this.listening = vscode.Disposable.from(
      this.changed,
      this.renamed,
      watcher,
      watcher.onDidCreate(hear),
      // A folder that went and came again at once.
      watcher.onDidChange(hear),
      watcher.onDidDelete(hear),
      workspace.onDidCreateFiles(({ files }) => files.forEach(hear)),
      workspace.onDidDeleteFiles(({ files }) => files.forEach(hear)),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.renamed.fire({ from: oldUri, to: newUri });
          [oldUri, newUri].forEach(hear);
        }
      }),
      window.onDidChangeWindowState(({ focused }) => {
        // Who comes back may have worked on the files elsewhere.
        if (focused && !this.isFocused) this.lookAtLate(0);
        this.isFocused = focused;
      }),
      window.onDidEndTerminalShellExecution(() => this.lookAtLate(afterCommand)),
    );
  }

  /** The files of a pattern in some folders; in all that are open, where none are given. */
  async find(
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

  dispose(): void {
    for (const timer of [this.gather, this.tick, this.look]) if (timer !== null) clearTimeout(timer);
    this.listening.dispose();
  }

  private hear(uri: vscode.Uri): void {
    if (foreignPath.test(uri.path)) return;
    this.heard.add(uri.toString());
    this.gather ??= setTimeout(() => {
      this.gather = null;
      void this.take();
    }, gathering);
  }

  private async take(): Promise<void> {
    const places = topmost(this.heard);
    this.heard = new Set();
    if (places.length > placesAtMost) {
      this.takeAll();
      return;
    }
    const kinds = await Promise.all(places.map(kindOf));
    const folders = places.filter((_, at) => kinds[at] === 'folder');
    const gone = places.filter((_, at) => kinds[at] === 'gone');
    for (const folder of folders) this.fresh.set(folder, 0);
    const left = new Set(gone);
    this.late = topmost([...this.late, ...folders]).filter((folder) => !liesIn(left, folder));
    if (this.late.length > placesAtMost) this.late = openFolders();
    if (folders.length + gone.length === 0) return;
    this.changed.fire(new FolderChange(folders, gone));
    this.lookAgain();
  }

  /** So much has happened that the watcher itself may have lost some of it. */
  private takeAll(): void {
    const folders = openFolders();
    this.late = folders;
    // As long as it goes on, the looks that are to come will do.
    if (folders.every((folder) => this.fresh.has(folder))) return;
    for (const folder of folders) this.fresh.set(folder, 0);
    this.changed.fire(new FolderChange(folders));
    this.lookAgain();
  }

  private lookAgain(): void {
    this.tick ??= setTimeout(() => {
      this.tick = null;
      const due: string[] = [];
      for (const [folder, age] of this.fresh) {
        if (looksAgain.includes(age + 1)) due.push(folder);
        if (age + 1 < Math.max(...looksAgain)) this.fresh.set(folder, age + 1);
        else this.fresh.delete(folder);
      }
      if (due.length > 0) this.changed.fire(new FolderChange(topmost(due)));
      if (this.fresh.size > 0) this.lookAgain();
    }, 1000);
  }

  private lookAtLate(delay: number): void {
    if (this.late.length === 0) return;
    this.look ??= setTimeout(
      () => {
        this.look = null;
        this.lookedAt = Date.now();
        this.changed.fire(new FolderChange(this.late));
      },
      Math.max(delay, this.lookedAt + betweenLooks - Date.now()),
    );
  }
}

function openFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

async function kindOf(address: string): Promise<'folder' | 'gone' | 'other'> {
  try {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.parse(address));
    return (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
  } catch {
    return 'gone';
  }
}
