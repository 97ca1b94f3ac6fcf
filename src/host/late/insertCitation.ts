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

export function placeOf({ document, selections, viewColumn }: vscode.TextEditor): CitationPlace {
  return { document, selections, viewColumn };
}

/** Cites papers at a place, in its language. Throws, for the person, where the document cannot be changed. */
export async function insertCitation(
  place: CitationPlace,
  papers: readonly Paper[],
  style: CitationStyle,
  keys: Pick<Citekeys, 'of' | 'isKnown'>,
): Promise<void> {
  const editor = await editorAt(place);
  const { document } = editor;
  const edits = citationEdits(
    document.getText(),
    editor.selections.map((selection) => document.offsetAt(selection.active)),
    worksOf(papers, keys),
    languageOf(document),
    { style, isKnownKey: keys.isKnown },
  );
  const changed = await editor.edit((builder) => {
    for (const { start, end, text } of edits) builder.replace(rangeOf(document, start, end), text);
  });
  if (!changed)
    throw new HumanError(vscode.l10n.t('The citation could not be put in: this document cannot be changed.'));
  placeCursors(editor, edits);
  await vscode.window.showTextDocument(document, at(editor.viewColumn));
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
