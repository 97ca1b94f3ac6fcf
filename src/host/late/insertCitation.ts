/** Puts citations into an editor: at every cursor, as one undo step. */
import * as vscode from 'vscode';
import { citationEdits, type CitationEdit } from '../../core/citation/citationEdit';
import type { CitationStyle, CitedWork } from '../../core/citation/citationStyle';
import type { Paper } from '../../core/paper';
import type { Citekeys } from '../citekeys';
import { HumanError } from '../errors';
import { languageOf } from './citationSetting';

/** Where a citation goes: kept while the person is asked, for the editor may be hidden meanwhile. */
export interface CitationPlace {
  readonly document: vscode.TextDocument;
  readonly selections: readonly vscode.Selection[];
  readonly viewColumn: vscode.ViewColumn | undefined;
}

/** Throws, for the person, where it is known already that nothing can be written there. */
export async function placeOf({
  document,
  selections,
  viewColumn,
}: vscode.TextEditor): Promise<CitationPlace> {
  if (await isReadOnly(document.uri)) throw cannotBeChanged(document);
  return { document, selections, viewColumn };
}

/** As far as the file says it. What only the editor holds to be read-only shows when something is to be written. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  // Of a new document and of a notebook's cell it is not known.
  const isWritable = fs.isWritableFileSystem(uri.scheme);
  if (isWritable !== true) return isWritable === false;
  try {
    return (await fs.stat(uri)).permissions === vscode.FilePermission.Readonly;
  } catch {
    // Deleted or moved meanwhile: the editor can be written in all the same.
    return false;
  }
}

function cannotBeChanged({ uri }: vscode.TextDocument): HumanError {
  const name = vscode.workspace.asRelativePath(uri);
  return new HumanError(vscode.l10n.t('Nothing was cited: {0} is read-only.', name));
}

/**
 * Cites papers at a place, in its language; false where it cites them already. Throws, for the person, where the document
 * cannot be changed.
 */
export async function insertCitation(
  place: CitationPlace,
  papers: readonly Paper[],
  style: CitationStyle,
  keys: Pick<Citekeys, 'of' | 'isKnown'>,
): Promise<boolean> {
  const editor = await editorAt(place);
  const { document } = editor;
  const edits = citationEdits(
    document.getText(),
    editor.selections.map((selection) => document.offsetAt(selection.active)),
    worksOf(papers, keys),
    languageOf(document),
    { style, isKnownKey: keys.isKnown },
  );
  const isCited = edits.every(({ start, end, text }) => text === '' && start === end);
  const { version } = document;
  const isTaken =
    isCited ||
    (await editor.edit((builder) => {
      for (const { start, end, text } of edits) builder.replace(rangeOf(document, start, end), text);
    }));
  // The editor takes an edit of a read-only document, and leaves the document as it is.
  if (!isTaken || (!isCited && document.version === version)) throw cannotBeChanged(document);
  placeCursors(editor, edits);
  await vscode.window.showTextDocument(document, at(editor.viewColumn));
  return !isCited;
}

export function worksOf(papers: readonly Paper[], keys: Pick<Citekeys, 'of'>): readonly CitedWork[] {
  return papers.map((paper) => ({ key: keys.of(paper), paper }));
}

export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The editor of a place; shown again where another has come before it. */
async function editorAt({ document, selections, viewColumn }: CitationPlace): Promise<vscode.TextEditor> {
  if (document.isClosed)
    throw new HumanError(vscode.l10n.t('The note was closed, so nothing was cited in it.'));
  const open = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const same = open.find((editor) => editor.viewColumn === viewColumn) ?? open[0];
  if (same !== undefined) return same;
  const editor = await vscode.window.showTextDocument(document, at(viewColumn));
  editor.selections = selections;
  return editor;
}

function at(viewColumn: vscode.ViewColumn | undefined): vscode.TextDocumentShowOptions {
  return viewColumn === undefined ? {} : { viewColumn };
}

/** Behind each citation, so that writing goes on. */
function placeCursors(editor: vscode.TextEditor, edits: readonly CitationEdit[]): void {
  if (edits.length === 0) return;
  editor.selections = edits.map(({ cursor }) => {
    const position = editor.document.positionAt(cursor);
    return new vscode.Selection(position, position);
  });
}
