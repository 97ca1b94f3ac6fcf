/** The bibliography files of notes: those a note or its project names, and those of the folder; read once, watched. */
import * as vscode from 'vscode';
import type { BibliographyEntry, BibliographyFormat } from '../../../core/bibliography/bibliographyEntry';
import { bibliographyFormatOf, scanBibliography } from '../../../core/bibliography/bibliographyFile';
import { rootPath } from '../../../core/bibliography/includedFiles';
import { projectFileNames } from '../../../core/bibliography/projectBibliography';
import { notesLanguageOf } from '../../../core/citation/notesLanguage';
import { hiddenIn } from '../../../core/citation/scanCitations';
import { toMessage } from '../../errors';
import type { FolderChange } from '../../folderChange';
import type { FolderWatch } from '../../folderWatch';
import { foreignFiles } from '../../foreignFiles';
import type { Log } from '../../log';
import { findBibliographies, type FileReading, type FoundFiles, type NoteText } from '../bibliographyFinder';
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
  /** The note, or what it is part of, names files; else they are those of the folder. */
  readonly isNamed: boolean;
  /** Every file that is named could be read. */
  readonly isComplete: boolean;
}

/** A note as far as its bibliographies are asked for. */
interface CitingNote extends Pick<OpenNote, 'text' | 'language' | 'isOpaque'> {
  readonly document: { readonly uri: vscode.Uri };
}

const bytesAtMost = 50_000_000;
const filesAtMost = 200;
const projectNames: ReadonlySet<string> = new Set(projectFileNames);
/** Bibliographies, the files of projects, and documents that others are part of. */
const watchedPattern = `**/*.{bib,bibtex,biblatex,json,csljson,yml,yaml,py,tex,ltx,latex,typ}`;

export class Bibliographies implements vscode.Disposable {
  private readonly folders: FolderWatch;
  private readonly log: Log;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly owned: { dispose(): void }[] = [this.changed];
  /** What was read of files, by address; a file that is not there is null. Kept until it changes. */
  private readonly texts = new Map<string, Promise<string | null>>();
  private readonly scans = new Map<string, BibliographyText>();
  private readonly watched = new Set<string>();
  /** The files of the documents that parts belong to, until one of these changes. */
  private readonly mains = new Map<string, Promise<FoundFiles>>();
  private found: Promise<readonly vscode.Uri[]> | null = null;
  /** The addresses of those that were found last. */
  private foundThere: ReadonlySet<string> = new Set();
  private waiting: ReturnType<typeof setTimeout> | null = null;

  readonly onDidChange = this.changed.event;

  constructor(folders: FolderWatch, log: Log) {
    this.folders = folders;
    this.log = log;
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(watchedPattern);
    this.owned.push(
      watcher,
      watcher.onDidChange((uri) => this.stored(uri)),
      watcher.onDidCreate((uri) => this.appeared(uri)),
      watcher.onDidDelete((uri) => this.appeared(uri)),
      folders.onDidChange((change) => {
        this.look(change).catch((error: unknown) => log.error(toMessage(error)));
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.forget(document.uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.found = null;
        this.texts.clear();
        this.mains.clear();
        this.tellSoon();
      }),
    );
  }

  /** The files of a note. */
  async of(note: CitingNote): Promise<NoteBibliographies> {
    const { document, text, language } = note;
    const named = { uri: document.uri, text, language, isHidden: note.isOpaque };
    const found = await findBibliographies(named, this.reading);
    if (!found.isNamed) return { files: await this.all(), isNamed: false, isComplete: true };
    const files = (await Promise.all(found.files.map((uri) => this.read(uri)))).filter(
      (file) => file !== null,
    );
    return { files, isNamed: true, isComplete: found.isComplete && files.length === found.files.length };
  }

  /** Those of a text that need not be open; of one in no notes language all that there are. */
  ofText(uri: vscode.Uri, text: string): Promise<NoteBibliographies> {
    const language = notesLanguageOf('', uri.path);
    return this.of({ document: { uri }, text, language, isOpaque: hiddenIn(text, language) });
  }

  /** The bibliographies that lie in the workspace, and those that notes have named so far. */
  async all(): Promise<readonly BibliographyText[]> {
    const uris = new Map((await this.find()).map((uri) => [uri.toString(), uri]));
    for (const { uri } of this.scans.values()) uris.set(uri.toString(), uri);
    const files = await Promise.all([...uris.values()].map((uri) => this.read(uri)));
    return files.filter((file) => file !== null);
  }

  /** Whether a file has been read as one. */
  has(uri: vscode.Uri): boolean {
    return this.scans.has(uri.toString());
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

  /**
   * Finds and reads all files anew: for what must not miss one of which no watcher has told. Resolves when who asks now
   * is answered by what lies on disk.
   */
  lookAnew(): Promise<void> {
    return this.look(null);
  }

  /** Null: everywhere. */
  private async look(change: FolderChange | null): Promise<void> {
    const known = [...this.texts].filter(([address]) => change?.covers(address) ?? true);
    for (const [address] of known) this.texts.delete(address);
    const before = this.found === null ? null : this.foundThere;
    this.found = null;
    const hadMains = this.mains.size > 0;
    this.mains.clear();
    const texts = await Promise.all(
      known.map(async ([address, text]) => (await text) === (await this.textOf(vscode.Uri.parse(address)))),
    );
    if (before === null && known.length === 0) return;
    const now = new Set((await this.find()).map((uri) => uri.toString()));
    const isSame = before?.size === now.size && [...now].every((address) => before.has(address));
    if (hadMains || !isSame || texts.includes(false)) this.tellSoon();
  }

  private async find(): Promise<readonly vscode.Uri[]> {
    this.found ??= this.folders.find('**/*.{bib,bibtex,biblatex}', foreignFiles, null, filesAtMost);
    const found = this.found;
    const uris = await found;
    if (found === this.found) this.foundThere = new Set(uris.map((uri) => uri.toString()));
    return uris;
  }

  private readonly reading: FileReading = {
    textOf: (uri) => this.textOf(uri),
    isThere: async (uri) => {
      this.watch(uri);
      return (await this.textOf(uri)) !== null;
    },
    ofMain: (part, find) => this.ofMain(part, find),
  };

  private ofMain(part: NoteText, find: () => Promise<FoundFiles>): Promise<FoundFiles> {
    // What lies elsewhere is not watched.
    if (vscode.workspace.getWorkspaceFolder(part.uri) === undefined) return find();
    const key = `${part.uri.toString()} ${rootPath(part.text, part.language) ?? ''}`;
    const known = this.mains.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.mains.set(key, found);
    return found;
  }

  private textOf(uri: vscode.Uri): Promise<string | null> {
    const key = uri.toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (open !== undefined) return Promise.resolve(open.getText());
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = this.load(uri);
    // What is not watched is read each time.
    if (this.watched.has(key) || vscode.workspace.getWorkspaceFolder(uri) !== undefined)
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
    if (/\.bib/.test(uri.path)) this.found = null;
    this.stored(uri);
  }

  /** A file has changed on disk, also where an editor wrote it. */
  private stored(uri: vscode.Uri): void {
    // One that went and came again at once has only changed.
    if (/\.bib/.test(uri.path) && !this.foundThere.has(uri.toString())) this.found = null;
    if (this.mains.size > 0 && isMain(uri)) this.tellSoon();
    this.forget(uri);
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    this.texts.delete(key);
    // Typing in a part does not change what it is part of.
    if (isMain(uri))
      for (const part of this.mains.keys()) if (!part.startsWith(`${key} `)) this.mains.delete(part);
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

/** Whether others can be part of a file. */
function isMain({ path }: vscode.Uri): boolean {
  const language = notesLanguageOf('', path);
  return language === 'latex' || language === 'typst';
}
