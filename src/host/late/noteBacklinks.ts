/** Keeps the list of what cites a paper up to date in the paper's own note, wherever that lies, and touches nothing else. */
import * as vscode from 'vscode';
import { citedInText, linkPath, type CitingPlace } from '../../core/notes/citedIn';
import { namedPaper, noteKeyOf, type NoteKey } from '../../core/notes/noteKey';
import { knownValues, noteValues, type NoteValues } from '../../core/notes/noteValues';
import { blockNames, defaultNoteTemplate, refreshField } from '../../core/notes/paperNote';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { CitedNotes, NotesChange } from '../citedNotes';
import type { Citekeys } from '../citekeys';
import { toMessage } from '../errors';
import type { Log } from '../log';
import type { Marking } from '../marking';
import { folderOf } from './fileNames';
import { changeFile, readText } from './fileText';
import { templateText } from './noteTemplate';
import { referenceSetting } from './referenceSettings';

export interface NoteBacklinkParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cites: CitedNotes;
  readonly log: Log;
}

/** Whose note a file is, as it was last read, and its blocks. */
interface Known extends NoteKey {
  readonly blocks: string;
}

/** Files are written when citations were left alone for so long. */
const rest = 600;
/** A note that is being typed in cannot be changed just then. */
const triesAtMost = 3;

export class NoteBacklinks implements vscode.Disposable {
  private readonly parts: NoteBacklinkParts;
  private readonly listening: vscode.Disposable;
  private readonly known = new Map<string, Known | null>();
  private readonly tries = new Map<string, number>();
  private uris = new Set<string>();
  private keys = new Set<string>();
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private last: Promise<void> = Promise.resolve();
  private disposed = false;

  constructor(parts: NoteBacklinkParts) {
    this.parts = parts;
    const all = () => {
      this.known.clear();
      this.soon();
    };
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidGrantWorkspaceTrust(all),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.notes')) all();
      }),
    );
  }

  /** Notes have changed, or what cites papers. */
  follow({ uris, keys }: NotesChange): void {
    for (const uri of uris) this.uris.add(uri);
    for (const key of keys) this.keys.add(key);
    this.soon();
  }

  /** The list for a note at a place: of files of the folder, the note itself left out. Empty where that is not wanted. */
  textFor(key: string, note: vscode.Uri): string {
    const { cites } = this.parts.cites;
    if (cites === null || !referenceSetting('notes.citedIn', note)) return '';
    const own = note.toString();
    const files = new Map<string, Pick<CitingPlace, 'name' | 'link'> | null>();
    return citedInText(
      cites.citesOf(key).flatMap(({ uri, heading }) => {
        let file = files.get(uri);
        if (file === undefined)
          files.set(uri, (file = uri === own ? null : placeOf(vscode.Uri.parse(uri), note)));
        return file === null ? [] : [{ ...file, heading }];
      }),
    );
  }

  dispose(): void {
    this.disposed = true;
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private isDisposed(): boolean {
    return this.disposed;
  }

  private soon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.last = this.last
        .then(() => this.run())
        .catch((error: unknown) => this.parts.log.error(`note files could not be kept: ${toMessage(error)}`));
    }, rest);
  }

  private async run(): Promise<void> {
    const { cites } = this.parts.cites;
    // What a folder that is not trusted says is not to write in it by itself.
    if (cites === null || !vscode.workspace.isTrusted) return;
    const { uris, keys } = this;
    this.uris = new Set();
    this.keys = new Set();
    for (const uri of this.known.keys()) if (!cites.marked.has(uri)) this.known.delete(uri);
    for (const uri of [...cites.marked]) {
      if (this.isDisposed()) return;
      const before = this.known.get(uri);
      const isNew = before === undefined || (uris.has(uri) && (await this.isAnother(uri, before)));
      const note = isNew ? await this.read(uri) : before;
      if (note === null) continue;
      const key = this.keyOf(note);
      if (key !== null && (isNew || keys.has(key))) await this.bringUpToDate(vscode.Uri.parse(uri), key);
    }
  }

  /**
   * Whether a note has become another paper's, or has blocks it had not. Other changes of a note are no reason to look
   * at its list: who undoes ours is not to get it again at once.
   */
  private async isAnother(uri: string, before: Known | null): Promise<boolean> {
    const note = await this.read(uri);
    return (
      note?.citekey !== before?.citekey || note?.paper !== before?.paper || note?.blocks !== before?.blocks
    );
  }

  private async read(uri: string): Promise<Known | null> {
    const text = await readText(vscode.Uri.parse(uri)).catch(() => null);
    const note = text === null ? null : { ...noteKeyOf(text), blocks: blockNames(text).join(' ') };
    this.known.set(uri, note);
    return note;
  }

  private keyOf(note: NoteKey): string | null {
    const listed = namedPaper(note, this.parts.library.library);
    return listed === undefined ? note.citekey : this.parts.citekeys.of(listed);
  }

  private async bringUpToDate(file: vscode.Uri, key: string): Promise<void> {
    if (!referenceSetting('notes.citedIn', file)) return;
    const address = file.toString();
    const folder = vscode.workspace.getWorkspaceFolder(file)?.uri;
    if (folder === undefined) return;
    const template = await templateText(folder).catch(() => defaultNoteTemplate);
    const values = { ...this.valuesOf(key), citedIn: this.textFor(key, file) };
    try {
      await changeFile(file, (text) =>
        text === null ? null : refreshField(text, 'citedIn', values, template),
      );
      this.tries.delete(address);
    } catch (error) {
      const tries = (this.tries.get(address) ?? 0) + 1;
      this.tries.set(address, tries);
      this.parts.log.warn(`a note file could not be kept: ${toMessage(error)}`);
      if (tries >= triesAtMost) return;
      this.known.delete(address);
      this.soon();
    }
  }

  /** What else a block may say that a template has made. */
  private valuesOf(key: string): NoteValues {
    const paper = this.parts.cites.cites?.paperOf(key) ?? null;
    return paper === null
      ? {}
      : knownValues(noteValues(paper, this.parts.marking.markOf(paper.id), key, null));
  }
}

/** A file that cites, as seen from a note; null of what is no file of the folder. */
function placeOf(file: vscode.Uri, note: vscode.Uri): Pick<CitingPlace, 'name' | 'link'> | null {
  if (file.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(file) === undefined) return null;
  const isNear =
    file.scheme === note.scheme && file.authority === note.authority && driveOf(file) === driveOf(note);
  const link = isNear ? linkPath(folderOf(note).path, file.path) : file.toString();
  return { name: vscode.workspace.asRelativePath(file), link };
}

function driveOf({ path }: vscode.Uri): string {
  return /^\/([A-Za-z]):/.exec(path)?.[1]?.toLowerCase() ?? '';
}
