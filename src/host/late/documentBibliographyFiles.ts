/** The bibliography files of a document: those it names, else its main document's, else its project's. */
import * as vscode from 'vscode';
import type { BibliographyPath } from '../../core/bibliography/bibliographyPath';
import { documentBibliographies } from '../../core/bibliography/documentBibliography';
import { includedPaths, rootPath } from '../../core/bibliography/includedFiles';
import { projectBibliographies, projectFileNames } from '../../core/bibliography/projectBibliography';
import { notesLanguageOf, type NotesLanguage } from '../../core/citation/notesLanguage';
import { readText } from './fileText';

/** A file that a person writes in: where it lies, its text and language. */
interface Note {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly language: NotesLanguage;
}

/** In the order they are named; files that are not there too. */
export async function bibliographyFilesOf(document: vscode.TextDocument): Promise<readonly vscode.Uri[]> {
  const language = notesLanguageOf(document.languageId, document.uri.path);
  const note = { uri: document.uri, text: document.getText(), language };
  const own = await named(note);
  if (own.length > 0) return own;
  return language === 'latex' || language === 'typst' ? ofMainDocument(note) : ofProject(document.uri);
}

/** The folder of a file. */
export function folderOf(file: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(file, '..');
}

async function named({ uri, text, language }: Note): Promise<readonly vscode.Uri[]> {
  return resolveAll(documentBibliographies(text, language), uri);
}

async function ofProject(file: vscode.Uri): Promise<readonly vscode.Uri[]> {
  for (const folder of foldersAbove(file)) {
    const names = await filesIn(folder);
    for (const name of projectFileNames) {
      if (!names.includes(name)) continue;
      const project = vscode.Uri.joinPath(folder, name);
      const found = await resolveAll(projectBibliographies(name, (await textOf(project)) ?? ''), project);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Of the document that a part of LaTeX or Typst belongs to: the one it names, or one above it that includes it. */
async function ofMainDocument(part: Note): Promise<readonly vscode.Uri[]> {
  const root = rootPath(part.text, part.language);
  if (root !== null) {
    const uri = vscode.Uri.joinPath(folderOf(part.uri), root);
    return named({ ...part, uri, text: (await textOf(uri)) ?? '' });
  }
  const others = await notesAbove(part);
  const seen = new Set<string>();
  // Parts of parts: from each to those that include it.
  const open: Note[] = [part];
  for (let note = open.shift(); note !== undefined; note = open.shift()) {
    const address = note.uri.toString();
    if (seen.has(address)) continue;
    seen.add(address);
    const found = note === part ? [] : await named(note);
    if (found.length > 0) return found;
    for (const other of others) if (includes(other, address)) open.push(other);
  }
  return [];
}

function includes({ uri, text, language }: Note, address: string): boolean {
  return includedPaths(text, language).some((path) =>
    placesOf(path, uri).some((place) => place.toString() === address),
  );
}

async function notesAbove({ uri, language }: Note): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const folder of foldersAbove(uri)) {
    const names = (await filesIn(folder)).filter((name) => notesLanguageOf('', name) === language);
    for (const name of names.slice(0, 100)) {
      const other = vscode.Uri.joinPath(folder, name);
      const text = other.toString() === uri.toString() ? null : await textOf(other);
      if (text !== null) notes.push({ uri: other, text, language });
    }
  }
  return notes;
}

/** The folder a file lies in and those above it, up to the one that is open. */
function foldersAbove(file: vscode.Uri): readonly vscode.Uri[] {
  const top = vscode.workspace.getWorkspaceFolder(file)?.uri;
  const folders = [folderOf(file)];
  for (let folder = folders[0]; folder !== undefined && folders.length < 10;) {
    if (top === undefined || folder.toString() === top.toString()) break;
    folder = vscode.Uri.joinPath(folder, '..');
    folders.push(folder);
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

/** Of files that are only looked at: one that cannot be read says nothing. */
async function textOf(file: vscode.Uri): Promise<string | null> {
  return readText(file).catch(() => null);
}

async function resolveAll(
  paths: readonly BibliographyPath[],
  from: vscode.Uri,
): Promise<readonly vscode.Uri[]> {
  const files: vscode.Uri[] = [];
  for (const { path } of paths) {
    const places = placesOf(path, from);
    let found = places[0];
    for (const place of places.slice(1)) if (await isThere(place)) found = place;
    if (found !== undefined) files.push(found);
  }
  return files;
}

/** Where a path may point: a path from the top is the project's in Typst and Quarto, the machine's elsewhere. */
function placesOf(path: string, from: vscode.Uri): readonly vscode.Uri[] {
  if (/^[a-z][a-z+.-]+:/i.test(path)) return [];
  if (/^[a-z]:[\\/]/i.test(path)) return from.scheme === 'file' ? [vscode.Uri.file(path)] : [];
  const steps = path.replace(/\\/g, '/');
  if (!steps.startsWith('/')) return [vscode.Uri.joinPath(folderOf(from), steps)];
  const top = vscode.workspace.getWorkspaceFolder(from)?.uri;
  const machine = from.with({ path: steps });
  return top === undefined ? [machine] : [vscode.Uri.joinPath(top, steps), machine];
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
