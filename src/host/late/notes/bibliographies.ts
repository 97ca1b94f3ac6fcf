/** The bibliography files of notes: those a note or its project names, and those of the folder; read once, watched. */
import * as vscode from 'vscode';
import type { BibliographyEntry, BibliographyFormat } from '../../../core/bibliography/bibliographyEntry';
import { bibliographyFormatOf, scanBibliography } from '../../../core/bibliography/bibliographyFile';
import { documentBibliographies } from '../../../core/bibliography/documentBibliography';
import { projectBibliographies, projectFileNames } from '../../../core/bibliography/projectBibliography';
import { toMessage } from '../../errors';
import type { Log } from '../../log';
import type { OpenNote } from './noteIndex';

/** One file as it stands, saved or not. */
export interface BibliographyText {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly format: BibliographyFormat;
  readonly entries: readonly BibliographyEntry[];
  /** The first entry of each key. */
  readonly byKey: ReadonlyMap<string, BibliographyEntry>;
}

/** What a note can cite from. */
export interface NoteBibliographies {
  readonly files: readonly BibliographyText[];
  /** The note or its project names files; else they are those of the folder. */
  readonly isNamed: boolean;
  /** Every file that is named could be read. */
  readonly isComplete: boolean;
}

const bytesAtMost = 50_000_000;
const filesAtMost = 200;
const projectNames: ReadonlySet<string> = new Set(projectFileNames);
const watchedPattern = `**/*.{bib,bibtex,biblatex,json,csljson,yml,yaml}`;
const foreign = '**/{node_modules,.git,.venv,site-packages}/**';

export class Bibliographies implements vscode.Disposable {
  private readonly log: Log;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly owned: { dispose(): void }[] = [this.changed];
  /** What was read of files, by address; a file that is not there is null. Kept until it changes. */
  private readonly texts = new Map<string, Promise<string | null>>();
  private readonly scans = new Map<string, BibliographyText>();
  private readonly watched = new Set<string>();
  private found: Promise<readonly vscode.Uri[]> | null = null;
  private waiting: ReturnType<typeof setTimeout> | null = null;

  readonly onDidChange = this.changed.event;

  constructor(log: Log) {
    this.log = log;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(watchedPattern);
    this.owned.push(
      watcher,
      watcher.onDidChange((uri) => this.forget(uri)),
      watcher.onDidCreate((uri) => this.appeared(uri)),
      watcher.onDidDelete((uri) => this.appeared(uri)),
      workspace.onDidChangeTextDocument(({ document }) => this.forget(document.uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.found = null;
        this.texts.clear();
        this.tellSoon();
      }),
    );
  }

  /** The files of a note. */
  async of(note: OpenNote): Promise<NoteBibliographies> {
    const folders = foldersAbove(note.document.uri);
    const own = documentBibliographies(note.text, note.language, note.isOpaque).map(({ path }) => path);
    const named = own.length > 0 ? own : await this.projectPaths(folders);
    if (named.length === 0) return { files: await this.all(), isNamed: false, isComplete: true };
    const files = await Promise.all(named.map((path) => this.resolve(path, folders)));
    const found = files.filter((file) => file !== null);
    return { files: found, isNamed: true, isComplete: found.length === files.length };
  }

  /** The bibliographies that lie in the workspace, and those that notes have named so far. */
  async all(): Promise<readonly BibliographyText[]> {
    this.found ??= this.find();
    const uris = new Map((await this.found).map((uri) => [uri.toString(), uri]));
    for (const { uri } of this.scans.values()) uris.set(uri.toString(), uri);
    const files = await Promise.all([...uris.values()].map((uri) => this.read(uri)));
    return files.filter((file) => file !== null);
  }

  /** One file; null where it is none, or cannot be read. */
  async read(uri: vscode.Uri): Promise<BibliographyText | null> {
    const text = await this.textOf(uri);
    const key = uri.toString();
    const known = this.scans.get(key);
    if (text !== null && known?.text === text) return known;
    const format = text === null ? null : bibliographyFormatOf(uri.path, text);
    if (text === null || format === null) {
      this.scans.delete(key);
      return null;
    }
    const entries = scanBibliography(text, format);
    const byKey = new Map<string, BibliographyEntry>();
    for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry);
    const file = { uri, text, format, entries, byKey };
    this.scans.set(key, file);
    return file;
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    for (const each of this.owned) each.dispose();
  }

  private async find(): Promise<readonly vscode.Uri[]> {
    return vscode.workspace.findFiles('**/*.{bib,bibtex,biblatex}', foreign, filesAtMost);
  }

  /** The paths that the nearest project file with some names, as paths from its folder. */
  private async projectPaths(folders: readonly vscode.Uri[]): Promise<readonly string[]> {
    for (const folder of folders) {
      const named = await Promise.all(
        projectFileNames.map(async (name) => {
          const text = await this.textOf(vscode.Uri.joinPath(folder, name));
          const paths = text === null ? [] : projectBibliographies(name, text);
          return paths.map(({ path }) => (isAbsolute(path) ? path : vscode.Uri.joinPath(folder, path).path));
        }),
      );
      if (named.some((paths) => paths.length > 0)) return named.flat();
    }
    return [];
  }

  /** Beside the note, else in a folder above it: tools differ in which folder a path is from. */
  private async resolve(path: string, folders: readonly vscode.Uri[]): Promise<BibliographyText | null> {
    for (const uri of candidates(path, folders)) {
      this.watch(uri);
      const file = await this.read(uri);
      if (file !== null) return file;
    }
    return null;
  }

  private textOf(uri: vscode.Uri): Promise<string | null> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open !== undefined) return Promise.resolve(open.getText());
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = this.load(uri);
    this.texts.set(key, text);
    return text;
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

  private appeared(uri: vscode.Uri): void {
    this.found = null;
    this.forget(uri);
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    this.texts.delete(key);
    if (this.scans.has(key) || this.watched.has(key) || projectNames.has(name) || /\.bib/.test(name))
      this.tellSoon();
  }

  /** Of files outside the workspace, which its watcher does not see. */
  private watch(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.watched.has(key)) return;
    this.watched.add(key);
    if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?[\]{}]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    const changed = () => this.forget(uri);
    this.owned.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
    );
  }

  private tellSoon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.changed.fire(undefined);
    }, 200);
  }
}

/** The folder of a note, and those above it as far as the workspace goes. */
function foldersAbove(uri: vscode.Uri): readonly vscode.Uri[] {
  const root = (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (uri.scheme === 'untitled') return root === undefined ? [] : [root];
  const folders = [vscode.Uri.joinPath(uri, '..')];
  if (root === undefined || !uri.path.startsWith(`${root.path}/`)) return folders;
  for (
    let [last] = folders;
    last !== undefined && last.path.length > root.path.length && folders.length < 30;
  ) {
    last = vscode.Uri.joinPath(last, '..');
    folders.push(last);
  }
  return folders;
}

function candidates(path: string, folders: readonly vscode.Uri[]): readonly vscode.Uri[] {
  // What is to be fetched is not read.
  if (/^[a-z][a-z+.-]+:\/\//i.test(path)) return [];
  const written = path.replace(/\\/g, '/');
  if (/^[A-Za-z]:\//.test(written)) return [vscode.Uri.file(written)];
  const within = folders.map((folder) => vscode.Uri.joinPath(folder, written));
  const [nearest] = folders;
  if (!written.startsWith('/') || nearest === undefined) return within;
  // `/refs.bib` is the project's for Quarto and Typst, the machine's for everyone else.
  return [nearest.with({ path: written }), ...within.reverse()];
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:|[a-z][a-z+.-]+:\/\/)/i.test(path);
}
