/** Citations into notes of each language, and to the clipboard. */
import * as vscode from 'vscode';
import { assertEqual, fileUri, paperCalled, rowOf } from './lectern';

/** Puts a citation of one paper after the word "Attention" of a note, and gives that line. */
async function citedIn(path: string, ...starts: readonly string[]): Promise<string> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(document.getText().indexOf('Attention ') + 'Attention '.length);
  editor.selection = new vscode.Selection(at, at);
  for (const start of starts)
    await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled(start)));
  return document.lineAt(at.line).text;
}

export function describeCiting(): void {
  describe('a citation', () => {
    it('is Pandoc’s in Markdown, and a second one joins it', async () => {
      assertEqual(
        await citedIn('notes/note.md', 'Attention', 'BERT'),
        'Attention [@vaswani2017attention; @devlin2018bert]',
      );
    });

    it('is a command in LaTeX', async () => {
      assertEqual(await citedIn('notes/paper.tex', 'Attention'), 'Attention \\cite{vaswani2017attention}');
    });

    it('is a reference in Typst', async () => {
      assertEqual(await citedIn('notes/draft.typ', 'Attention'), 'Attention @vaswani2017attention');
    });

    it('is a citation in Org', async () => {
      assertEqual(await citedIn('notes/notes.org', 'Attention'), 'Attention [cite:@vaswani2017attention]');
    });

    it('is in words in plain text', async () => {
      assertEqual(await citedIn('notes/plain.txt', 'Attention'), 'Attention Vaswani et al. (2017)');
    });

    it('goes to every cursor and is one step to undo', async () => {
      const document = await vscode.workspace.openTextDocument({
        language: 'markdown',
        content: 'one \ntwo \n',
      });
      const editor = await vscode.window.showTextDocument(document);
      editor.selections = [new vscode.Selection(0, 4, 0, 4), new vscode.Selection(1, 4, 1, 4)];
      await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled('Adam')));
      assertEqual(document.getText(), 'one [@kingma2014adam]\ntwo [@kingma2014adam]\n');
      await vscode.commands.executeCommand('undo');
      assertEqual(document.getText(), 'one \ntwo \n');
    });

    it('goes to the clipboard as a reference and as BibTeX', async () => {
      const row = rowOf(await paperCalled('Attention'));
      await vscode.commands.executeCommand('lectern.copyBibtex', row);
      const bibtex = await vscode.env.clipboard.readText();
      assertEqual(
        /^@\w+\{vaswani2017attention,/.test(bibtex) && bibtex.includes(' and others'),
        true,
        bibtex,
      );
      await vscode.commands.executeCommand('lectern.copyCitation', row);
      const reference = await vscode.env.clipboard.readText();
      assertEqual(
        reference.includes('Attention Is All You Need') && reference.includes('2017'),
        true,
        reference,
      );
    });
  });
}
