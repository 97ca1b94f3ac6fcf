/** The bibliography files of a document: those it names, else its main document's or its project's. One way, for all. */
import * as vscode from 'vscode';
import type { BibliographyPath } from '../../core/bibliography/bibliographyPath';
import { documentBibliographies } from '../../core/bibliography/documentBibliography';
import { includedPaths, rootPath } from '../../core/bibliography/includedFiles';
import { pathPlaces } from '../../core/bibliography/pathPlaces';
import { projectBibliographies, projectFileNames } from '../../core/bibliography/projectBibliography';
import { notesLanguageOf, type NotesLanguage } from '../../core/citation/notesLanguage';
import type { IsHidden } from '../../core/citation/scanCitations';
import { folderOf } from './fileNames';

/** A file that a person writes in: where it lies, its text and language. */
export interface NoteText {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly language: NotesLanguage;
  /** What is in code and comments, where the caller knows. */
  readonly isHidden?: IsHidden;
}

/** How files are read: by who keeps what it has read, or as they are just now. */
export interface FileReading {
  /** Null where there is no text to be had. */
  readonly textOf: (file: vscode.Uri) => Promise<string | null>;
  readonly isThere: (file: vscode.Uri) => Promise<boolean>;
  /** Finds the files of the document that a part belongs to, which takes reading others; or knows them. */
  readonly ofMain: (part: NoteText, find: () => Promise<FoundFiles>) => Promise<FoundFiles>;
}

export interface FoundFiles {
  /** In the order they are named; those that are not there too, where they should be. */
  readonly files: readonly vscode.Uri[];
  /** Something is named, though it may be no file. */
  readonly isNamed: boolean;
  /** Whatever is named can be a file. */
  readonly isComplete: boolean;
}

/** The files of a document; of one that names none, and is part of nothing that does, none. */
export async function findBibliographies(note: NoteText, reading: FileReading): Promise<FoundFiles> {
  const own = await namedIn(note, reading);
  if (own.isNamed) return own;
  return note.language === 'latex' || note.language === 'typst'
    ? reading.ofMain(note, () => ofMainDocument(note, reading))
    : ofProject(note.uri, reading);
}

const nothing: FoundFiles = { files: [], isNamed: false, isComplete: true };

function namedIn({ uri, text, language, isHidden }: NoteText, reading: FileReading): Promise<FoundFiles> {
  return resolveAll(documentBibliographies(text, language, isHidden), foldersAbove(uri), reading);
}

async function ofProject(file: vscode.Uri, reading: FileReading): Promise<FoundFiles> {
  for (const folder of foldersAbove(file)) {
    const found = await Promise.all(
      projectFileNames.map(async (name) => {
        const text = await reading.textOf(vscode.Uri.joinPath(folder, name));
        return text === null ? [] : projectBibliographies(name, text);
      }),
    );
    // A path of the project is from its own folder, not from the document's.
    const named = await resolveAll(found.flat(), [folder], reading);
    if (named.isNamed) return named;
  }
  return nothing;
}

/** Of the document that a part of LaTeX or Typst belongs to: the one it names, or one above it that includes it. */
async function ofMainDocument(part: NoteText, reading: FileReading): Promise<FoundFiles> {
  const root = rootPath(part.text, part.language);
  if (root !== null) {
    const uri = vscode.Uri.joinPath(folderOf(part.uri), root);
    return namedIn({ uri, language: part.language, text: (await reading.textOf(uri)) ?? '' }, reading);
  }
  const others = await notesAbove(part, reading);
  const seen = new Set<string>();
  // Parts of parts: from each to those that include it.
  const open: NoteText[] = [part];
  for (let note = open.shift(); note !== undefined; note = open.shift()) {
    const address = note.uri.toString();
    if (seen.has(address)) continue;
    seen.add(address);
    const found = note === part ? nothing : await namedIn(note, reading);
    if (found.isNamed) return found;
    for (const other of others) if (includes(other, note.uri)) open.push(other);
  }
  return nothing;
}

function includes({ uri, text, language }: NoteText, part: vscode.Uri): boolean {
  const folders = foldersAbove(uri).map(({ path }) => path);
  // Beside the document, or from the top: no folder between.
  const from = (path: string) => (/^[/\\]/.test(path) ? folders : folders.slice(0, 1));
  return includedPaths(text, language).some(
    (path) => pathPlaces(path, from(path))?.places.includes(part.path) === true,
  );
}

async function notesAbove({ uri, language }: NoteText, reading: FileReading): Promise<readonly NoteText[]> {
  const notes: NoteText[] = [];
  for (const folder of foldersAbove(uri)) {
    const names = (await filesIn(folder)).filter((name) => notesLanguageOf('', name) === language);
    for (const name of names.slice(0, 100)) {
      const other = vscode.Uri.joinPath(folder, name);
      const text = other.toString() === uri.toString() ? null : await reading.textOf(other);
      if (text !== null) notes.push({ uri: other, text, language });
    }
  }
  return notes;
}

/** The folder a file lies in and those above it, up to the one that is open; of a file without a place that one. */
function foldersAbove(file: vscode.Uri): readonly vscode.Uri[] {
  const root = (vscode.workspace.getWorkspaceFolder(file) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (file.scheme === 'untitled') return root === undefined ? [] : [root];
  const folders = [folderOf(file)];
  if (root === undefined || !file.path.startsWith(`${root.path}/`)) return folders;
  for (
    let [last] = folders;
    last !== undefined && last.path.length > root.path.length && folders.length < 30;
  ) {
    last = folderOf(last);
    folders.push(last);
  }
  return folders;
}

async function filesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name);
  } catch {
    // A folder that cannot be listed has nothing that could be found in it.
    return [];
  }
}

async function resolveAll(
  paths: readonly BibliographyPath[],
  folders: readonly vscode.Uri[],
  reading: FileReading,
): Promise<FoundFiles> {
  const [base] = folders;
  const files = await Promise.all(
    paths.map(async ({ path }) => {
      const found = pathPlaces(
        path,
        folders.map((folder) => folder.path),
      );
      if (found === null || base === undefined) return null;
      for (const place of found.places) {
        const uri = base.with({ path: place });
        if (await reading.isThere(uri)) return uri;
      }
      return base.with({ path: found.usual });
    }),
  );
  const known = files.filter((file) => file !== null);
  return { files: known, isNamed: paths.length > 0, isComplete: known.length === files.length };
}
