/** Puts citations into an editor: at every cursor, as one undo step. */
import * as vscode from 'vscode';
import type { CitationEdit } from '../core/citation/citationEdit';
import type { CitedWork } from '../core/citation/citationStyle';
import type { Paper } from '../core/paper';
import type { Citekeys } from './citekeys';
import { HumanError } from './errors';
import type { CitingPart } from './parts';
import { setting } from './settings';

/** Cites papers in an editor, in its language. Throws, for the person, where the document cannot be changed. */
export async function insertCitation(
  editor: vscode.TextEditor,
  papers: readonly Paper[],
  keys: Pick<Citekeys, 'of' | 'isKnown'>,
  { citationEdits, notesLanguageOf }: CitingPart,
): Promise<void> {
  const { document } = editor;
  const works = papers.map((paper): CitedWork => ({ key: keys.of(paper), paper }));
  const offsets = editor.selections.map((selection) => document.offsetAt(selection.active));
  const language = notesLanguageOf(document.languageId, document.uri.path);
  const latexCommand = setting('citation.latexCommand', document.uri);
  const style = { form: 'parenthetical', latexCommand } as const;
  const edits = citationEdits(document.getText(), offsets, works, language, {
    style,
    isKnownKey: keys.isKnown,
  });
  const changed = await editor.edit((builder) => {
    for (const { start, end, text } of edits) builder.replace(rangeOf(document, start, end), text);
  });
  if (!changed)
    throw new HumanError(vscode.l10n.t('The citation could not be put in: this document cannot be changed.'));
  placeCursors(editor, edits);
  await vscode.window.showTextDocument(document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
  });
}

/** Behind each citation, so that writing goes on. */
function placeCursors(editor: vscode.TextEditor, edits: readonly CitationEdit[]): void {
  if (edits.length === 0) return;
  editor.selections = edits.map(({ cursor }) => {
    const at = editor.document.positionAt(cursor);
    return new vscode.Selection(at, at);
  });
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
