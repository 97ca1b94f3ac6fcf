/** A note file for each paper that is wanted one: made from a template, found again, brought up to date. */
import * as vscode from 'vscode';
import { noteFileName } from '../../core/notes/noteFileName';
import { namedPaper, noteKeyOf } from '../../core/notes/noteKey';
import { knownValues, noteValues, type NoteValues } from '../../core/notes/noteValues';
import { newNote, refreshNote } from '../../core/notes/paperNote';
import type { LibraryStore } from '../../core/library/libraryStore';
import type { Paper } from '../../core/paper';
import type { Citekeys } from '../citekeys';
import { HumanError } from '../errors';
import type { Marking } from '../marking';
import { fileName } from './fileNames';
import { changeFile, readText } from './fileText';
import { templateText } from './noteTemplate';
import { referenceSetting } from './referenceSettings';

export interface NoteFileParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  /** What a note at a place is to say of where its paper is cited. */
  readonly citedIn: (key: string, note: vscode.Uri) => string;
}

/** More files than this are not searched for a note that was moved. */
const searchedAtMost = 10_000;

export class NoteFiles {
  private readonly library: LibraryStore;
  private readonly marking: Marking;
  private readonly citekeys: Citekeys;
  private readonly citedIn: NoteFileParts['citedIn'];
  /** Where notes were last seen, by key: looked at first, believed only when the file says so. */
  private readonly seen = new Map<string, vscode.Uri>();

  constructor({ library, marking, citekeys, citedIn }: NoteFileParts) {
    this.library = library;
    this.marking = marking;
    this.citekeys = citekeys;
    this.citedIn = citedIn;
  }

  /** Opens the note of a paper, up to date; makes it where there is none. Its key is the paper's for good then. */
  async open(paper: Paper): Promise<void> {
    const folder = folderFor(paper);
    await this.marking.ready();
    await this.citekeys.pin([paper]);
    const template = await templateText(folder);
    const found = await this.find(paper, folder);
    if (found !== null) await this.bringUpToDate(found, paper, template);
    const file = found ?? (await this.make(paper, folder, template));
    this.seen.set(this.citekeys.of(paper), file);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  }

  /** Brings all notes up to date; says how many changed. */
  async refreshAll(): Promise<void> {
    const papers = new Map(this.library.library.papers.map((paper) => [this.citekeys.of(paper), paper]));
    let changed = 0;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const template = await templateText(folder.uri);
      for (const file of await notesIn(folder.uri)) {
        const note = noteKeyOf((await readText(file).catch(() => null)) ?? '');
        const paper = namedPaper(note, this.library.library) ?? papers.get(note.citekey ?? '');
        if (paper !== undefined && (await this.bringUpToDate(file, paper, template))) changed += 1;
      }
    }
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} note files changed.', changed));
  }

  private async find(paper: Paper, folder: vscode.Uri): Promise<vscode.Uri | null> {
    const key = this.citekeys.of(paper);
    const near = [this.seen.get(key), this.placeFor(paper, folder)];
    for (const file of near) if (file !== undefined && (await this.isNoteOf(file, paper))) return file;
    for (const file of await notesIn(null)) if (await this.isNoteOf(file, paper)) return file;
    return null;
  }

  private async isNoteOf(file: vscode.Uri, paper: Paper): Promise<boolean> {
    // A file that cannot be read is no note that could be opened.
    const text = await readText(file).catch(() => null);
    if (text === null) return false;
    const { citekey, paper: id } = noteKeyOf(text);
    return id === paper.id || citekey === this.citekeys.of(paper);
  }

  private placeFor(paper: Paper, folder: vscode.Uri): vscode.Uri {
    const pattern = `${referenceSetting('notes.folder', folder)}/${referenceSetting('notes.fileName', folder)}`;
    return vscode.Uri.joinPath(folder, noteFileName(pattern, this.valuesOf(paper)));
  }

  private async make(paper: Paper, folder: vscode.Uri, template: string): Promise<vscode.Uri> {
    const usual = this.placeFor(paper, folder);
    // Somebody else's file of that name stays what it is.
    for (let count = 1; count < 100; count++) {
      const file = count === 1 ? usual : numbered(usual, count);
      if ((await readText(file).catch(() => '')) !== null) continue;
      const values = { ...this.valuesOf(paper), citedIn: this.citedIn(this.citekeys.of(paper), file) };
      await changeFile(file, (text) => (text === null ? newNote(template, values) : null));
      return file;
    }
    throw new HumanError(vscode.l10n.t('There are too many files named {0}.', fileName(usual)));
  }

  private bringUpToDate(file: vscode.Uri, paper: Paper, template: string): Promise<boolean> {
    return changeFile(file, (text) =>
      text === null ? null : refreshNote(text, knownValues(this.valuesOf(paper)), template),
    );
  }

  private valuesOf(paper: Paper): NoteValues {
    return noteValues(paper, this.marking.markOf(paper.id), this.citekeys.of(paper), null);
  }
}

/** The folder of the paper's listing, where that is open; else the first one. */
function folderFor(paper: Paper): vscode.Uri {
  const own = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(paper.source));
  const folder = own ?? vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new HumanError(vscode.l10n.t('Open a folder first: note files lie in it.'));
  return folder.uri;
}

/** Files that may be notes: of a folder or all, by the ending of their names. */
async function notesIn(folder: vscode.Uri | null): Promise<readonly vscode.Uri[]> {
  const pattern = referenceSetting('notes.fileName', folder ?? undefined);
  const ending = /\.([a-z]{1,10})$/i.exec(pattern)?.[1] ?? 'md';
  const names = ending === 'md' ? '**/*.md' : `**/*.{md,${ending}}`;
  const where = folder === null ? names : new vscode.RelativePattern(folder, names);
  return vscode.workspace.findFiles(where, '**/node_modules/**', searchedAtMost);
}

function numbered(file: vscode.Uri, count: number): vscode.Uri {
  const dot = file.path.lastIndexOf('.');
  return file.with({ path: `${file.path.slice(0, dot)}-${count}${file.path.slice(dot)}` });
}
