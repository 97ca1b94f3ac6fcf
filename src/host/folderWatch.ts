/**
 * Tells of folders that come, go, or are renamed together with what lies in them. Watchers of files do not: of a folder
 * that is moved in, unpacked or checked out they tell the folder's own name, and of what lies in it little or nothing,
 * depending on how fast it was filled; of one that goes, nothing else. On Linux they also stay deaf to what happens later
 * in the folders within that one.
 */
import * as vscode from 'vscode';
import { liesIn, topmost } from '../core/addresses';
import { FolderChange } from './folderChange';
import { findInFolders } from './folderSearch';
import { FolderSurvey } from './folderSurvey';
import { foreignPath } from './foreignFiles';
import { HeardPlaces, type Heard } from './heardPlaces';
import { LateFolders } from './lateFolders';
import { placeKinds } from './placeKinds';

/** What happens at once is gathered; of what is much, such as a checkout, the end is awaited. */
const gathering = { soon: 150, few: 200, quiet: 500, longest: 5000, most: 20_000, clock: Date.now };
/** For so many seconds a folder that came is looked at in each: it may still be being filled, unheard. */
const fillingTime = 10;
/** One that is too large for that is searched anew in these. */
const searchedAt = [1, 3, 10];
/** Milliseconds between two looks at folders that came earlier, while the window has the focus. */
const longPause = 5000;
/** What came of a terminal's command is there by then, in milliseconds. */
const afterCommand = 300;
/** However often the person comes and goes, or however many commands there are, in milliseconds. */
const betweenLooks = 3000;
/** More folders than this are followed as one. */
const foldersAtMost = 200;

export class FolderWatch implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<FolderChange>();
  private readonly renamed = new vscode.EventEmitter<{
    readonly from: vscode.Uri;
    readonly to: vscode.Uri;
  }>();
  private readonly listening: vscode.Disposable;
  private readonly heard = new HeardPlaces(gathering, (heard) => void this.take(heard));
  private readonly late = new LateFolders((folder) => new FolderSurvey(folder));
  /** Those of them that were opened just now: a watcher that has begun tells all of these. */
  private readonly opened = new Set<string>();
  /** The seconds since one came, up to the time in which it may be being filled. */
  private age = fillingTime;
  private tick: ReturnType<typeof setTimeout> | null = null;
  private look: ReturnType<typeof setTimeout> | null = null;
  private lookedAt = 0;
  private isDisposed = false;
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
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.late.has(uri.toString())) this.lookAtLate(0);
      }),
      workspace.onDidChangeWorkspaceFolders(({ added }) => this.open(added.map(({ uri }) => uri.toString()))),
    );
  }

  /** The files of a pattern in the folders of a change; in all that are open, where none is given. */
  readonly find = findInFolders;

  dispose(): void {
    this.isDisposed = true;
    for (const timer of [this.tick, this.look]) if (timer !== null) clearTimeout(timer);
    this.heard.dispose();
    this.listening.dispose();
  }

  private hear(uri: vscode.Uri): void {
    if (!foreignPath.test(uri.path)) this.heard.hear(uri.toString());
  }

  /** The editor begins to watch folders that were opened, but not at once. */
  private open(folders: readonly string[]): void {
    for (const folder of folders) this.opened.add(folder);
    this.late.become(this.together([...this.late.all, ...folders].filter(isOpen)));
    if (folders.length === 0) return;
    this.age = 0;
    this.lookSoon();
  }

  /** Each place once; but what came in a folder that was opened just now is late for longer than that one. */
  private together(folders: readonly string[]): readonly string[] {
    const opened = folders.filter((folder) => this.opened.has(folder));
    return [...new Set([...opened, ...topmost(folders.filter((folder) => !this.opened.has(folder)))])];
  }

  private async take(heard: Heard): Promise<void> {
    const places = heard.kind === 'places' ? topmost(heard.places) : null;
    const kinds = places === null ? null : await placeKinds(places);
    if (places === null || kinds === null) {
      this.takeAll();
      return;
    }
    const { folders, gone } = kinds;
    const left = new Set(gone);
    const late = this.together([...this.late.all, ...folders]).filter((folder) => !liesIn(left, folder));
    this.late.become(late.length > foldersAtMost ? openFolders() : late);
    // Of so much the watchers of files may have lost some.
    const isMuch = places.length > gathering.few;
    if (folders.length + gone.length === 0 && !isMuch) return;
    if (folders.length > 0) this.age = 0;
    const others = folders.length === 0 ? [] : await this.lookAgain(false);
    this.tell(isMuch ? openFolders() : [...folders, ...others], gone);
  }

  /** So much has happened that the watcher itself may have lost some of it. */
  private takeAll(): void {
    const folders = openFolders();
    // As long as it goes on, the looks that are to come will do.
    if (this.age < fillingTime && String(this.late.all) === String(folders)) return;
    this.late.become(folders);
    this.opened.clear();
    this.age = 0;
    this.tell(folders);
    this.lookSoon();
  }

  private lookSoon(): void {
    if (this.tick !== null) clearTimeout(this.tick);
    this.tick = null;
    if (this.late.all.length === 0 || this.isDisposed) return;
    const isFilling = this.age < fillingTime;
    this.tick = setTimeout(
      () => {
        if (isFilling) this.age++;
        if (!isFilling && !this.isFocused) this.lookSoon();
        else
          void this.lookAgain(isFilling && searchedAt.includes(this.age)).then((changed) => {
            if (changed.length > 0) this.tell(changed);
          });
      },
      isFilling ? 1000 : longPause,
    );
  }

  private async lookAgain(withLarge: boolean): Promise<readonly string[]> {
    const changed = await this.late.look({
      withLarge,
      letGo: (folder, isFlat) => this.age >= fillingTime && (isFlat || this.opened.delete(folder)),
    });
    this.lookSoon();
    return changed;
  }

  private tell(folders: readonly string[], gone: readonly string[] = []): void {
    // A search of a folder finds what is in it even where it belongs to the window no longer.
    this.changed.fire(new FolderChange(topmost(folders.filter(isOpen)), gone));
  }

  private lookAtLate(delay: number): void {
    if (this.late.all.length === 0) return;
    this.look ??= setTimeout(
      () => {
        this.look = null;
        this.lookedAt = Date.now();
        this.tell(this.late.all);
      },
      Math.max(delay, this.lookedAt + betweenLooks - Date.now()),
    );
  }
}

function openFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

function isOpen(address: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(address)) !== undefined;
}
