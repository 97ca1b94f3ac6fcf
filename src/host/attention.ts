/** What a person turned to last: the list of papers, or a text. The editor tells of neither whether it has the focus. */
import * as vscode from 'vscode';

export class Attention implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  /** A window opens with a text in front, if with any. */
  isAtText = true;

  /** `onDidSelect` tells of the papers that are selected in the list. */
  constructor(onDidSelect: vscode.Event<readonly unknown[]>) {
    const { window } = vscode;
    this.subscriptions = vscode.Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.isAtText = true;
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor !== undefined) this.isAtText = true;
      }),
      onDidSelect((rows) => {
        // Rows that move elsewhere are not selected any more, which nobody did.
        if (rows.length > 0) this.isAtText = false;
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
