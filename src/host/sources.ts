/** The listing files of the workspace: found, watched, read, and handed to the library as they are read. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { AddedListings } from './addedListings';
import type { Corrections } from './corrections';
import { toMessage } from './errors';
import { foreignFiles } from './foreignFiles';
import type { FolderChange } from './folderChange';
import type { FolderWatch } from './folderWatch';
import { FoundFiles } from './foundFiles';
import type { ListingChanges } from './listingChanges';
import type { ListingDates } from './listingDates';
import { ListingWatchers } from './listingWatchers';
import type { Log } from './log';
import { once } from './once';
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
  private readonly subscriptions: { dispose(): void }[] = [];
  private readonly watchers: ListingWatchers;
  /** The newest read of each file, so that a slow older one does not overwrite it. */
  private readonly newestRead = new Map<string, number>();
  private reads = 0;
  /** The reads under way, the newest of each file. */
  private readonly running = new Map<string, Promise<void>>();
  /** Reads what is found: loaded with the first listing. */
  private reader: ListingReader | null = null;
  /** Files that the setting names, as against files added by hand. */
  private readonly matching = new FoundFiles();
  /** The newest search for everything, and the reading of what it finds. */
  private refreshing: Promise<void> = Promise.resolve();

  constructor(parts: SourcesParts) {
    this.parts = parts;
    const corrected = parts.corrections.onDidChange(() => void this.readAgain());
    const failed = (error: unknown) => parts.log.error(toMessage(error));
    const refresh = () => void this.refresh().catch(failed);
    this.watchers = new ListingWatchers({
      onWritten: (uri, isMatching) => {
        if (isMatching) this.matching.add(uri.toString());
        void this.read(uri);
      },
      onGone: (uri) => void this.drop(uri),
    });
    this.subscriptions.push(
      this.watchers,
      onDidChangeSettings(['sources', 'referenceDate'], refresh),
      vscode.workspace.onDidChangeWorkspaceFolders(refresh),
      parts.folders.onDidChange((change) => void this.lookAt(change).catch(failed)),
      parts.folders.onDidRename(({ from, to }) => void this.follow(from, to).catch(failed)),
      corrected,
    );
  }

  /** Finds the listings anew and reads each; resolves when all have been read. */
  refresh(): Promise<void> {
    this.refreshing = this.refreshNow();
    return this.refreshing;
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
    for (const each of this.subscriptions) each.dispose();
    this.reader?.dispose();
  }

  private async showFirst(): Promise<void> {
    const { added, dates } = this.parts;
    // What the first rows depend on is read while what reads them is on its way. Neither rejects.
    void added.load();
    void dates.load();
    await (await this.loadReader()).showFirst();
  }

  private readonly loadReader = once(async () => {
    const { ListingReader } = await this.parts.parts.reading();
    return (this.reader = new ListingReader(this.parts));
  });

  private async refreshNow(): Promise<void> {
    try {
      await this.readFound();
    } finally {
      this.parts.view.showStarted();
    }
  }

  private async readFound(): Promise<void> {
    const turn = this.matching.begin();
    // Before the search, which may have passed the place of a file that comes while it goes on.
    this.watch();
    // While the editor searches: at a start that takes it longer than all the rest before reading.
    const [found] = await Promise.all([this.findMatching(null), this.parts.added.load(), this.showFirst()]);
    const isNewest = this.matching.end(
      turn,
      found.map((uri) => uri.toString()),
    );
    if (!isNewest) {
      await this.refreshing;
      return;
    }
    this.watch();
    const { added } = this.parts;
    const wanted = new Set([...this.matching.all, ...added.all().map((uri) => uri.toString())]);
    for (const known of [...this.newestRead.keys()]) {
      const uri = vscode.Uri.parse(known);
      // Asked for each anew: it may come again while another is let go of.
      if (!this.matching.has(known) && !added.has(uri)) await this.drop(uri);
    }
    await this.readAll(wanted);
  }

  /** What was read with other corrections than there are now. */
  private async readAgain(): Promise<void> {
    const addresses = this.reader?.toPutRight() ?? [];
    await Promise.all(addresses.map((address) => this.read(vscode.Uri.parse(address), 'put-right')));
  }

  private async findMatching(change: FolderChange | null): Promise<readonly vscode.Uri[]> {
    const { folders } = this.parts;
    const found = setting('sources').map((pattern) => folders.find(pattern, foreignFiles, change));
    // A folder may have been closed while it was searched.
    return (await Promise.all(found))
      .flat()
      .filter((uri) => vscode.workspace.getWorkspaceFolder(uri) !== undefined);
  }

  /** Reads what is in folders that came, and drops what was in those that went. */
  private async lookAt(change: FolderChange): Promise<void> {
    const found = await this.findMatching(change);
    for (const uri of found) this.matching.add(uri.toString());
    const here = new Set([...found, ...this.parts.added.all()].map((uri) => uri.toString()));
    const wanted = [...here].filter((address) => change.covers(address));
    const gone = [...this.newestRead.keys()].filter((known) => !here.has(known) && change.covers(known));
    // A folder that was renamed has its papers under the new name first. Where a file is there still, it stays.
    for (const addresses of [wanted, gone]) await this.readAll(addresses);
  }

  private async readAll(addresses: Iterable<string>): Promise<void> {
    await Promise.all(
      [...addresses].map(async (address) => {
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
    this.matching.delete(uri.toString());
    this.reader?.drop(uri);
    await this.parts.library.settled();
  }

  private watch(): void {
    this.watchers.watch({ patterns: setting('sources'), files: this.parts.added.all() });
  }
}
