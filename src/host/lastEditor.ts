/** The text editor a person wrote in last: where a citation goes that is asked for from the side bar. */
import * as vscode from 'vscode';
import { HumanError } from './errors';

export class LastEditor implements vscode.Disposable {
  private last: vscode.TextEditor | undefined = vscode.window.activeTextEditor;
  private readonly subscription = vscode.window.onDidChangeActiveTextEditor((editor) => {
    // Undefined while a view or webview has the focus: the editor is still the one that was meant.
    if (editor !== undefined && isNote(editor)) this.last = editor;
  });

  /** Throws, with a message for the person, where no editor is open any more. */
  get(): vscode.TextEditor {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined && isNote(active)) return active;
    const { last } = this;
    const open = vscode.window.visibleTextEditors;
    // The editor object changes when its tab was hidden meanwhile; its document is still the one.
    const again =
      open.find((editor) => editor === last) ?? open.find((editor) => editor.document === last?.document);
    if (again !== undefined) return again;
    const notes = open.filter(isNote);
    if (notes.length === 1 && notes[0] !== undefined) return notes[0];
    throw new HumanError(
      vscode.l10n.t('Open the note the citation is for, and put the cursor where it goes.'),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

/** Output channels and the like are text editors too, but nobody writes in them. */
function isNote(editor: vscode.TextEditor): boolean {
  return !['output', 'debug', 'vscode-scm', 'comment', 'search-editor'].includes(editor.document.uri.scheme);
}
