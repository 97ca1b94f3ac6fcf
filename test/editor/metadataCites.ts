/** Citations in the metadata of a Markdown document: checked, explained and renamed like those of its text. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, writeText } from './lectern';

const path = 'metadata/note.md';
const text = `---
title: "@kingma2014ada"
nocite: |
  @kingma2014adam, @kingma2014ada, @*
abstract: On [@devlin2018bert].
keywords:
  - name: "[@kingma2014ada]" # @kingma2014ada
# @kingma2014ada
---

Text.
`;

export function describeMetadataCites(): void {
  describe('a citation in metadata', () => {
    let document: vscode.TextDocument;
    const placeOf = (part: string) => document.positionAt(document.getText().indexOf(part) + 1);

    before(async () => {
      await writeText(path, text);
      document = await vscode.workspace.openTextDocument(fileUri(path));
      await vscode.window.showTextDocument(document);
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      // It cites all there is.
      await vscode.workspace.fs.delete(fileUri('metadata'), { recursive: true });
    });

    it('is a problem where nobody has the key, in any text; the sign for all entries and comments are none', async () => {
      const found = () =>
        vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Lectern');
      await eventually('the problem', () => found().length > 2);
      assertEqual(
        found().map(({ code, range }) => [code, document.getText(range), range.start.line]),
        [1, 3, 6].map((line) => ['unknown-key', 'kingma2014ada', line]),
      );
    });

    it('tells of its paper', async () => {
      for (const [key, title] of [
        ['kingma2014adam', 'Adam'],
        ['devlin2018bert', 'BERT'],
      ] as const) {
        const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          placeOf(key),
        );
        const shown = hovers
          .flatMap(({ contents }) =>
            contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : '')),
          )
          .join('');
        assertEqual(shown.includes(title), true, shown);
      }
    });

    it('is found and renamed with the others', async () => {
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        placeOf('kingma2014ada, @*'),
        'another2020',
      );
      // Notes of other tests may have the key as well.
      const [, edits] = edit.entries().find(([uri]) => uri.toString() === document.uri.toString()) ?? [];
      assertEqual(
        edits?.map(({ range, newText }) => [document.getText(range), newText, range.start.line]),
        [1, 3, 6].map((line) => ['kingma2014ada', 'another2020', line]),
      );
    });
  });
}
