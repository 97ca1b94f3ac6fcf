/** The notes of the workspace that are not open: found, read in slices, and watched. Begun when somebody first needs them. */
import * as vscode from 'vscode';
import { notesLanguageOf, type NotesLanguage } from '../../../core/citation/notesLanguage';
import { typstLabels } from '../../../core/notes/typstLabels';
import { toMessage } from '../../errors';
import type { FolderChange } from '../../folderChange';
import type { FolderWatch } from '../../folderWatch';
import { foreignFiles, foreignPath } from '../../foreignFiles';
import type { Log } from '../../log';
import { nextTurn } from '../../nextTurn';
import { notePattern } from '../../noteSelector';
import { once } from '../../once';
import type { NoteIndex } from './noteIndex';

/** More files than this are no notes of one person. */
const filesAtMost = 10_000;
/** Longer files are written by programs. */
const bytesAtMost = 8_000_000;
const readAtOnce = 16;
/** More new files than this are not asked for one by one. */
const askedAtMost = 4;
/** Milliseconds in which new files are gathered. */
const gathering = 50;
/** Some file systems count two seconds as one moment. */
const coarsestClock = 2000;
/** Milliseconds of reading before the editor has its turn. */
const slice = 10;

export class NoteFiles implements vscode.Disposable {
  private readonly notes: NoteIndex;
  private readonly folders: FolderWatch;
  private readonly log: Log;
  private readonly owned: vscode.Disposable[] = [];
  private readonly labels = new Map<string, ReadonlySet<string>>();
  /** How each file was when it was read; null of one that may have been written since at the same time. */
  private readonly known = new Map<string, string | null>();
  /** The last reading of a file that is under way: one waits for the other, so that none brings back an older text. */
  private readonly running = new Map<string, Promise<void>>();
  private came = new Map<string, vscode.Uri>();
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private disposed = false;

  constructor(notes: NoteIndex, folders: FolderWatch, log: Log) {
    this.notes = notes;
    this.folders = folders;
    this.log = log;
  }

  /** Whether all files have been read at least once. */
  isRead = false;

  /** Resolves when the files have been read; with false where they could not be, and the next call tries again. */
  async read(): Promise<boolean> {
    try {
      await this.begin();
    } catch (error) {
      this.failed(error);
    }
    return this.isRead;
  }

  /**
   * Finds all files anew and reads those that are new or otherwise: for what must not miss one of which no watcher has
   * told. Resolves when the notes are as they lie on disk.
   */
  async lookAnew(): Promise<void> {
    const isFirst = this.owned.length === 0;
    await this.read();
    if (!isFirst) await this.lookOrTell(null);
  }

  /** Whether some Typst file that is not open has a label of this name: other files of the same text refer to it. */
  isLabel(name: string): boolean {
    for (const labels of this.labels.values()) if (labels.has(name)) return true;
    return false;
  }

  dispose(): void {
    this.disposed = true;
    if (this.waiting !== null) clearTimeout(this.waiting);
    vscode.Disposable.from(...this.owned).dispose();
  }

  private readonly begin = once(async () => {
    // Before the search, which may have passed the place of a file that comes while it goes on.
    if (this.owned.length === 0) this.watch();
    await this.look(null);
    this.isRead = true;
  });

  private failed(error: unknown): void {
    this.log.error(`the notes of the folder could not be read: ${toMessage(error)}`);
  }

  /** Resolves also where it fails. */
  private lookOrTell(change: FolderChange | null): Promise<void> {
    return this.look(change).catch((error: unknown) => this.failed(error));
  }

  /** Reads what is new or otherwise in some places, and drops what is gone; null: everywhere. */
  private async look(change: FolderChange | null): Promise<void> {
    const found = await this.folders.find(notePattern(), foreignFiles, change, filesAtMost);
    if (found.length === filesAtMost)
      this.log.warn(`only the first ${filesAtMost} notes of the folder are looked at for citations`);
    const files = new Map(found.map((uri) => [uri.toString(), uri]));
    for (const address of this.known.keys())
      if (change?.covers(address) ?? true)
        files.set(address, files.get(address) ?? vscode.Uri.parse(address));
    await this.readMany([...files.values()]);
  }

  private async readMany(files: readonly vscode.Uri[]): Promise<void> {
    let until = Date.now() + slice;
    for (let from = 0; from < files.length && !this.disposed; from += readAtOnce) {
      await Promise.all(files.slice(from, from + readAtOnce).map((uri) => this.readOne(uri)));
      if (Date.now() < until) continue;
      await nextTurn();
      until = Date.now() + slice;
    }
  }

  private watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher(notePattern());
    const changed = (uri: vscode.Uri) => void this.readOne(uri);
    this.owned.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate((uri) => this.appeared(uri)),
      watcher.onDidDelete(changed),
      this.notes.onDidClose((uri) => {
        // What counted was the text in the editor, which need not be the file's.
        this.known.delete(uri.toString());
        changed(uri);
      }),
      this.folders.onDidChange((change) => void this.lookOrTell(change)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.lookOrTell(null)),
    );
  }

  private appeared(uri: vscode.Uri): void {
    if (foreignPath.test(uri.path)) return;
    this.came.set(uri.toString(), uri);
    this.waiting ??= setTimeout(() => {
      this.waiting = null;
      const came = this.came;
      this.came = new Map();
      wantedOf(came)
        .then((wanted) => this.readMany(wanted))
        .catch((error: unknown) => this.failed(error));
    }, gathering);
  }

  private readOne(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const reading = (this.running.get(key) ?? Promise.resolve()).then(() => this.readNow(uri));
    this.running.set(key, reading);
    return reading.finally(() => {
      if (this.running.get(key) === reading) this.running.delete(key);
    });
  }

  /** Takes in a file as it is, unless it is as it was; drops one that is open, gone, or cannot be read just now. */
  private async readNow(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    // What was open and lies elsewhere is no note of this folder.
    const isHere = () => vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    const language = notesLanguageOf('', uri.path);
    if (!isHere() || foreignPath.test(uri.path) || language === 'plain' || this.notes.isOpen(key)) {
      this.drop(key);
      return;
    }
    try {
      const { size, mtime, ctime } = await vscode.workspace.fs.stat(uri);
      const state = `${ctime} ${mtime} ${size}`;
      if (this.known.get(key) === state) return;
      const isSettled = mtime < Date.now() - coarsestClock;
      const bytes = size > bytesAtMost ? new Uint8Array() : await vscode.workspace.fs.readFile(uri);
      // Its folder may have been closed meanwhile.
      if (!isHere()) this.drop(key);
      else this.take(key, new TextDecoder().decode(bytes), language, isSettled ? state : null);
    } catch {
      this.drop(key);
    }
  }

  private take(key: string, text: string, language: NotesLanguage, state: string | null): void {
    this.known.set(key, state);
    this.notes.setFile(key, text, language);
    if (language === 'typst') this.labels.set(key, typstLabels(text));
  }

  private drop(key: string): void {
    this.notes.dropFile(key);
    this.labels.delete(key);
    this.known.delete(key);
  }
}

/** The new files that `files.exclude` leaves in. */
async function wantedOf(came: ReadonlyMap<string, vscode.Uri>): Promise<readonly vscode.Uri[]> {
  const files = [...came.values()];
  if (files.length > askedAtMost) {
    const all = await vscode.workspace.findFiles(notePattern(), foreignFiles, filesAtMost);
    return all.filter((uri) => came.has(uri.toString()));
  }
  const wanted = await Promise.all(files.map(isWanted));
  return files.filter((_, at) => wanted[at] === true);
}

async function isWanted(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const path = uri.path.slice(folder.uri.path.length + 1).replace(/[*?[\]{}]/g, '?');
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, path), foreignFiles, 1);
  return found.length > 0;
}
