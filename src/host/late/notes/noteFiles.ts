/** The notes of the workspace that are not open: found, read in slices, and watched. Begun when somebody first needs them. */
import * as vscode from 'vscode';
import { notesLanguageOf } from '../../../core/citation/notesLanguage';
import { typstLabels } from '../../../core/notes/typstLabels';
import { toMessage } from '../../errors';
import type { Log } from '../../log';
import { nextTurn } from '../../nextTurn';
import { notePattern } from '../../noteSelector';
import type { NoteIndex } from './noteIndex';

/** More files than this are no notes of one person. */
const filesAtMost = 10_000;
/** Longer files are written by programs. */
const bytesAtMost = 8_000_000;
const readAtOnce = 16;
/** Milliseconds of reading before the editor has its turn. */
const slice = 10;
/** What people keep beside their notes and never write in. */
const foreign = '**/{node_modules,.git,.venv,site-packages}/**';
const foreignPath = /\/(?:node_modules|\.git|\.venv|site-packages)\//;

export class NoteFiles implements vscode.Disposable {
  private readonly notes: NoteIndex;
  private readonly log: Log;
  private readonly owned: vscode.Disposable[] = [];
  private readonly labels = new Map<string, ReadonlySet<string>>();
  private reading: Promise<void> | null = null;
  private disposed = false;

  constructor(notes: NoteIndex, log: Log) {
    this.notes = notes;
    this.log = log;
  }

  /** Whether all files have been read at least once. */
  isRead = false;

  /** Resolves when the files have been read. */
  read(): Promise<void> {
    this.reading ??= this.begin().catch((error: unknown) => {
      this.log.error(`the notes of the folder could not be read: ${toMessage(error)}`);
    });
    return this.reading;
  }

  /** Whether some Typst file that is not open has a label of this name: other files of the same text refer to it. */
  isLabel(name: string): boolean {
    for (const labels of this.labels.values()) if (labels.has(name)) return true;
    return false;
  }

  dispose(): void {
    this.disposed = true;
    vscode.Disposable.from(...this.owned).dispose();
  }

  private async begin(): Promise<void> {
    this.watch();
    await this.readAll();
    this.isRead = true;
  }

  private async readAll(): Promise<void> {
    const files = await vscode.workspace.findFiles(notePattern(), foreign, filesAtMost);
    if (files.length === filesAtMost)
      this.log.warn(`only the first ${filesAtMost} notes of the folder are looked at for citations`);
    let until = Date.now() + slice;
    for (let from = 0; from < files.length && !this.disposed; from += readAtOnce) {
      const texts = await Promise.all(files.slice(from, from + readAtOnce).map((uri) => this.textOf(uri)));
      for (const [at, text] of texts.entries()) {
        const uri = files[from + at];
        if (uri !== undefined) this.take(uri, text);
        if (Date.now() < until) continue;
        await nextTurn();
        until = Date.now() + slice;
      }
    }
  }

  private watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher(notePattern());
    const changed = (uri: vscode.Uri) => void this.readOne(uri, false);
    this.owned.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate((uri) => void this.readOne(uri, true)),
      watcher.onDidDelete((uri) => this.take(uri, null)),
      this.notes.onDidClose(changed),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.forget(uri.toString());
        void this.readAll();
      }),
    );
  }

  private async readOne(uri: vscode.Uri, isNew: boolean): Promise<void> {
    if (foreignPath.test(uri.path) || (isNew && !(await isWanted(uri)))) return;
    // What was open and lies elsewhere is no note of this folder.
    const isHere = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    this.take(uri, isHere ? await this.textOf(uri) : null);
  }

  /** Null of a file that is gone, too long, or cannot be read just now. */
  private async textOf(uri: vscode.Uri): Promise<string | null> {
    if (this.notes.isOpen(uri.toString())) return null;
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > bytesAtMost) return null;
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch {
      return null;
    }
  }

  private take(uri: vscode.Uri, text: string | null): void {
    const key = uri.toString();
    this.known.add(key);
    const language = notesLanguageOf('', uri.path);
    if (text === null || language === 'plain') {
      this.notes.dropFile(key);
      this.labels.delete(key);
      return;
    }
    this.notes.setFile(key, text, language);
    if (language === 'typst') this.labels.set(key, typstLabels(text));
  }

  private readonly known = new Set<string>();

  private forget(folder: string): void {
    for (const key of this.known) {
      if (!key.startsWith(`${folder}/`)) continue;
      this.notes.dropFile(key);
      this.labels.delete(key);
      this.known.delete(key);
    }
  }
}

/** Whether a new file is one that `files.exclude` leaves in. */
async function isWanted(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const path = uri.path.slice(folder.uri.path.length + 1).replace(/[*?[\]{}]/g, '?');
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, path), foreign, 1);
  return found.length > 0;
}
