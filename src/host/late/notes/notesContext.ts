/** What the features of citations in notes share. */
import * as vscode from 'vscode';
import type { Span } from '../../../core/problem';
import type { Cited } from '../../cited';
import type { Log } from '../../log';
import type { Marking } from '../../marking';
import type { Bibliographies } from './bibliographies';
import type { CitableSearch } from './citableSearch';
import type { NoteFiles } from './noteFiles';
import type { NoteIndex } from './noteIndex';
import type { PaperKeys } from './paperKeys';

export interface NotesContext {
  readonly notes: NoteIndex;
  readonly files: NoteFiles;
  readonly bibliographies: Bibliographies;
  readonly papers: PaperKeys;
  readonly search: CitableSearch;
  readonly marking: Marking;
  readonly cited: Cited;
  readonly log: Log;
}

export function rangeIn(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The text of a document or file as it stands, saved or not; null where it cannot be read. */
export async function currentText(uri: vscode.Uri): Promise<string | null> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open !== undefined) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
