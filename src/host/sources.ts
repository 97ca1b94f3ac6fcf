/** The listing files of the workspace: found, watched, read, and handed to the library as they are read. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { AddedListings } from './addedListings';
import type { Corrections } from './corrections';
import { toMessage } from './errors';
import type { FolderChange } from './folderChange';
import type { FolderWatch } from './folderWatch';
import type { ListingChanges } from './listingChanges';
import type { ListingDates } from './listingDates';
import type { Log } from './log';
import type { PapersView } from './papersView';
import type { Parts, ReadingPart } from './parts';
import { onDidChangeSettings, setting } from './settings';
import { isNotFound } from './storageFolder';

type ListingReader = InstanceType<ReadingPart['ListingReader']>;

export interface SourcesParts {
  readonly library: LibraryStore;
  readonly added: AddedListings;
  readonly parts: Parts;
  readonly changes: ListingChanges;
  readonly corrections: Corrections;
  readonly dates: ListingDates;
  readonly folders: FolderWatch;
  readonly log: Log;
  readonly view: PapersView;
  /** Where Lectern keeps what it stores. */
  readonly storage: vscode.Uri;
}

export class Sources implements vscode.Disposable {
  private readonly parts: SourcesParts;
  private readonly subscriptions: vscode.Disposable[] = [];
  private watchers: vscode.Disposable[] = [];
  /** The newest read of each file, so that a slow older one does not overwrite it. */
  private readonly newestRead = new Map<string, number>();
  private reads = 0;
  /** The reads under way, the newest of each file. */
  private readonly running = new Map<string, Promise<void>>();
  /** Reads what is found: loaded with the first listing. */
  private reader: Promise<ListingReader> | null = null;
  /** Files that the setting names, as against files added by hand. */
  private readonly matching = new Set<string>();

  constructor(parts: SourcesParts) {
    this.parts = parts;
    const corrected = parts.corrections.onDidChange(() => void this.readAgain());
    const failed = (error: unknown) => parts.log.error(toMessage(error));
    const refresh = () => void this.refresh().catch(failed);
    this.subscriptions.push(
      onDidChangeSettings(['sources', 'referenceDate'], refresh),
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
      parts.folders.onDidChange((change) => void this.lookAt(change).catch(failed)),
      parts.folders.onDidRename(({ from, to }) => void this.follow(from, to).catch(failed)),
      new vscode.Disposable(() => corrected.dispose()),
    );
  }

  /** Finds the listings anew and reads each; resolves when all have been read. */
  async refresh(): Promise<void> {
    try {
      // While the editor searches: at a start that takes it longer than all the rest before reading.
      const [found] = await Promise.all([this.findAndWatch(), this.showFirst()]);
      const wanted = new Set(found.map((uri) => uri.toString()));
      for (const known of [...this.newestRead.keys()]) {
        if (!wanted.has(known)) await this.drop(vscode.Uri.parse(known));
      }
      await Promise.all(found.map((uri) => this.read(uri)));
    } finally {
      this.parts.view.showStarted();
    }
  }

  /** Reads a file as a listing from now on. */
  async add(uri: vscode.Uri): Promise<void> {
    if (!this.matching.has(uri.toString())) await this.parts.added.add(uri);
    this.watch();
    await this.read(uri);
  }

  /** Reads an added file no longer; its papers leave the tree, their marks stay. */
  async remove(uri: vscode.Uri): Promise<void> {
    await this.parts.added.remove(uri);
    this.watch();
    if (!this.matching.has(uri.toString())) await this.drop(uri);
  }

  has(uri: vscode.Uri): boolean {
    return this.newestRead.has(uri.toString());
  }

  /**
   * Reads one file now, as when it has just been written; resolves when the library has what the file says. `put-right`
   * where the person made it read otherwise: what comes, goes and gets another date by that is no news of the listing.
   */
  async read(uri: vscode.Uri, why: 'changed' | 'put-right' = 'changed'): Promise<void> {
    const key = uri.toString();
    let reading = this.readOnce(uri, why);
    this.running.set(key, reading);
    for (;;) {
      await reading;
      const newest = this.running.get(key);
      if (newest === undefined || newest === reading) break;
      // It has taken this one's place, as when the watcher tells of a file that was just written.
      reading = newest;
    }
    this.running.delete(key);
  }

  private async readOnce(uri: vscode.Uri, why: 'changed' | 'put-right'): Promise<void> {
    const key = uri.toString();
    const turn = ++this.reads;
    this.newestRead.set(key, turn);
    const isNewest = () => this.newestRead.get(key) === turn;
    try {
      await (await this.loadReader()).read(uri, { why, isNewest });
    } catch (error) {
      if (!isNewest()) return;
      if (isNotFound(error)) await this.drop(uri);
      // What was read before stays: a file that cannot be read just now is not an empty one.
      else this.parts.log.error(`a listing could not be read: ${toMessage(error)}`);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.watchers, ...this.subscriptions).dispose();
    void this.reader?.then((reader) => reader.dispose());
  }

  private async showFirst(): Promise<void> {
    const { added, dates } = this.parts;
    // What the first rows depend on is read while what reads them is on its way. Neither rejects.
    void added.load();
    void dates.load();
    await (await this.loadReader()).showFirst();
  }

  private loadReader(): Promise<ListingReader> {
    this.reader ??= this.parts.parts.reading().then(({ ListingReader }) => new ListingReader(this.parts));
    return this.reader;
  }

  /** What was read with other corrections than there are now. */
  private async readAgain(): Promise<void> {
    const addresses = (await this.reader)?.toPutRight() ?? [];
    await Promise.all(addresses.map((address) => this.read(vscode.Uri.parse(address), 'put-right')));
  }

  /** What comes after the search is told of by the watchers: nothing may happen between the two. */
  private async findAndWatch(): Promise<readonly vscode.Uri[]> {
    const found = await this.find();
    this.watch();
    return found;
  }

  private async find(): Promise<readonly vscode.Uri[]> {
    const [found] = await Promise.all([this.findMatching(null), this.parts.added.load()]);
    this.matching.clear();
    for (const uri of found) this.matching.add(uri.toString());
    const byAddress = new Map([...found, ...this.parts.added.all()].map((uri) => [uri.toString(), uri]));
    return [...byAddress.values()];
  }

  private async findMatching(change: FolderChange | null): Promise<readonly vscode.Uri[]> {
    const { folders } = this.parts;
    const found = setting('sources').map((pattern) => folders.find(pattern, '**/node_modules/**', change));
    return (await Promise.all(found)).flat();
  }

  /** Reads what is in folders that came, and drops what was in those that went. */
  private async lookAt(change: FolderChange): Promise<void> {
    const found = await this.findMatching(change);
    for (const uri of found) this.matching.add(uri.toString());
    const here = new Set([...found, ...this.parts.added.all()].map((uri) => uri.toString()));
    const wanted = [...here].filter((address) => change.covers(address));
    const gone = [...this.newestRead.keys()].filter((known) => !here.has(known) && change.covers(known));
    // A folder that was renamed has its papers under the new name first. Where a file is there still, it stays.
    for (const addresses of [wanted, gone])
      await Promise.all(
        addresses.map(async (address) => {
          // A long reading goes on to its end: whether the file is otherwise by then costs nothing to tell.
          await this.running.get(address);
          await this.read(vscode.Uri.parse(address));
        }),
      );
  }

  /** A file that was added by hand goes on being one where it, or a folder above it, is renamed in the editor. */
  private async follow(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const { added } = this.parts;
    const [before, after] = [from.toString(), to.toString()];
    const moved = added.all().filter((uri) => `${uri.toString()}/`.startsWith(`${before}/`));
    for (const uri of moved) {
      await this.add(vscode.Uri.parse(after + uri.toString().slice(before.length)));
      await this.remove(uri);
    }
  }

  private async drop(uri: vscode.Uri): Promise<void> {
    this.newestRead.delete(uri.toString());
    const reader = await this.reader;
    reader?.drop(uri);
    await this.parts.library.settled();
  }

  private watch(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = [
      ...setting('sources').map((pattern) =>
        this.watchPattern(pattern, (uri) => this.matching.add(uri.toString())),
      ),
      ...this.parts.added.all().map((uri) => this.watchPattern(patternOf(uri), () => undefined)),
    ];
  }

  private watchPattern(pattern: vscode.GlobPattern, onCreate: (uri: vscode.Uri) => void): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    watcher.onDidCreate((uri) => {
      onCreate(uri);
      void this.read(uri);
    });
    watcher.onDidChange((uri) => void this.read(uri));
    watcher.onDidDelete((uri) => void this.drop(uri));
    return watcher;
  }
}

/** A watch on one file, which may lie outside the workspace. */
function patternOf(uri: vscode.Uri): vscode.RelativePattern {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  // A name is no pattern: what would act as one is matched by any character.
  return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replace(/[*?[\]{}]/g, '?'));
}
