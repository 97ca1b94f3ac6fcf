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
import { BibliographyTexts } from './bibliographyTexts';
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

const filesAtMost = 200;
const projectNames: ReadonlySet<string> = new Set(projectFileNames);
/** Bibliographies, the files of projects, and documents that others are part of. */
const watchedPattern = `**/*.{bib,bibtex,biblatex,json,csljson,yml,yaml,py,tex,ltx,latex,typ}`;

export class Bibliographies implements vscode.Disposable {
  private readonly folders: FolderWatch;
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly owned: { dispose(): void }[] = [this.changed];
  private readonly texts: BibliographyTexts;
  private readonly scans = new Map<string, BibliographyText>();
  /** The files of the documents that parts belong to, until one of these changes. */
  private readonly mains = new Map<string, Promise<FoundFiles>>();
  private found: Promise<readonly vscode.Uri[]> | null = null;
  /** The addresses of those that were found last. */
  private foundThere: ReadonlySet<string> = new Set();
  private waiting: ReturnType<typeof setTimeout> | null = null;

  readonly onDidChange = this.changed.event;

  constructor(folders: FolderWatch, log: Log) {
    this.folders = folders;
    this.texts = new BibliographyTexts(log, (uri) => this.forget(uri));
    const { workspace } = vscode;
    const watcher = workspace.createFileSystemWatcher(watchedPattern);
    this.owned.push(
      this.texts,
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
        // Of those in a folder that was closed nobody would tell any more; what is still named is read anew.
        this.scans.clear();
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
    for (const { uri } of this.scans.values()) if (this.texts.isFollowed(uri)) uris.set(uri.toString(), uri);
    const files = await Promise.all([...uris.values()].map((uri) => this.read(uri)));
    return files.filter((file) => file !== null);
  }

  /** Whether a file has been read as one. */
  has(uri: vscode.Uri): boolean {
    return this.scans.has(uri.toString());
  }

  /** One file; null where it is none, or cannot be read. */
  async read(uri: vscode.Uri): Promise<BibliographyText | null> {
    const text = await this.texts.of(uri);
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
    const known = this.texts.forgetAll(change);
    const before = this.found === null ? null : this.foundThere;
    this.found = null;
    const hadMains = this.mains.size > 0;
    this.mains.clear();
    const texts = await Promise.all(
      known.map(async ([address, text]) => (await text) === (await this.texts.of(vscode.Uri.parse(address)))),
    );
    if (before === null && known.length === 0) return;
    const now = new Set((await this.find()).map((uri) => uri.toString()));
    const isSame = before?.size === now.size && [...now].every((address) => before.has(address));
    if (hadMains || !isSame || texts.includes(false)) this.tellSoon();
  }

  private async find(): Promise<readonly vscode.Uri[]> {
    const found = (this.found ??= this.search());
    try {
      const uris = await found;
      if (found === this.found) this.foundThere = new Set(uris.map((uri) => uri.toString()));
      return uris;
    } catch (error) {
      // A search that failed is not kept: whoever asks next has another.
      if (found === this.found) this.found = null;
      throw error;
    }
  }

  private search(): Promise<readonly vscode.Uri[]> {
    return this.folders.find('**/*.{bib,bibtex,biblatex}', foreignFiles, null, filesAtMost);
  }

  private readonly reading: FileReading = {
    textOf: (uri) => this.texts.of(uri),
    isThere: async (uri) => {
      this.texts.follow(uri);
      return (await this.texts.of(uri)) !== null;
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
    found.catch(() => {
      if (this.mains.get(key) === found) this.mains.delete(key);
    });
    return found;
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
    this.texts.forget(uri);
    // Typing in a part does not change what it is part of.
    if (isMain(uri))
      for (const part of this.mains.keys()) if (!part.startsWith(`${key} `)) this.mains.delete(part);
    if (this.scans.has(key) || this.texts.isNamed(uri) || projectNames.has(name) || /\.bib/.test(name))
      this.tellSoon();
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
