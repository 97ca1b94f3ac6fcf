/** Note files of papers, and drafts of related work. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

async function stored(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));
}

/** Opens the note of a paper, and gives what the editor shows then. */
async function openNote(start: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('lectern.openNoteFile', rowOf(await paperCalled(start)));
  const { activeTextEditor } = vscode.window;
  if (activeTextEditor === undefined) throw new Error('no note was opened');
  return activeTextEditor.document;
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('lectern')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}

export function describeNoteFiles(): void {
  describe('a note file', () => {
    after(async () => {
      await set('notes.folder', undefined);
      await set('notes.template', undefined);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('is made from the template, with the paper’s metadata', async () => {
      const document = await openNote('Attention');
      assertEqual(vscode.workspace.asRelativePath(document.uri), 'papers/vaswani2017attention.md');
      const text = document.getText();
      assertEqual(text.includes('title: Attention Is All You Need\n'), true, text);
      assertEqual(text.includes('citekey: vaswani2017attention\n'), true, text);
      assertEqual(text.includes('<!-- lectern:begin abstract -->'), true, text);
      assertEqual(document.isDirty, false);
    });

    it('is the same one again, its own words untouched, in the editor where it is open', async () => {
      const document = await openNote('Attention');
      const editor = await vscode.window.showTextDocument(document, { preview: false });
      const end = document.positionAt(document.getText().length);
      await editor.edit((builder) => builder.insert(end, 'My own words.\n'));
      await vscode.commands.executeCommand('lectern.markQueued', rowOf(await paperCalled('Attention')));
      const again = await openNote('Attention');
      assertEqual(again.uri.toString(), document.uri.toString());
      assertEqual(again.getText().includes('status: queued\n'), true, again.getText());
      assertEqual(again.getText().endsWith('My own words.\n'), true);
      assertEqual(again.isDirty, true);
      assertEqual((await stored('papers/vaswani2017attention.md')).includes('My own words'), false);
      await again.save();
    });

    it('is found where it was moved to', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.rename(
        fileUri('papers/vaswani2017attention.md'),
        fileUri('archive/transformer.md'),
      );
      const document = await openNote('Attention');
      assertEqual(vscode.workspace.asRelativePath(document.uri), 'archive/transformer.md');
      assertEqual(document.getText().includes('My own words.'), true);
    });

    it('follows the settings, and leaves somebody else’s file of its name alone', async () => {
      await writeText('templates/note.md', '---\ncitekey: {{citekey}}\n---\n{{title}}, {{year}}\n');
      await writeText('reading/devlin2018bert.md', 'Not a note of Lectern.\n');
      await set('notes.folder', 'reading');
      await set('notes.template', 'templates/note.md');
      const document = await openNote('BERT');
      assertEqual(vscode.workspace.asRelativePath(document.uri), 'reading/devlin2018bert-2.md');
      assertEqual(document.getText().startsWith('---\ncitekey: devlin2018bert\n---\nBERT'), true);
      assertEqual(await stored('reading/devlin2018bert.md'), 'Not a note of Lectern.\n');
    });

    it('is brought up to date by command with all others, on disk where it is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await set('notes.template', undefined);
      await vscode.commands.executeCommand('lectern.markRead', rowOf(await paperCalled('Attention')));
      await vscode.commands.executeCommand('lectern.refreshNoteFiles');
      await eventually('the status in the note', async () =>
        (await stored('archive/transformer.md')).includes('status: read\n'),
      );
      await vscode.commands.executeCommand('lectern.undo');
      await vscode.commands.executeCommand('lectern.undo');
    });
  });

  describe('a draft of related work', () => {
    it('cites the papers with their notes in a new Markdown document', async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const rows = [rowOf(await paperCalled('Attention')), rowOf(await paperCalled('BERT'))];
      await vscode.commands.executeCommand('lectern.draftRelatedWork', rows[0], rows);
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      assertEqual(vscode.window.activeTextEditor?.document.isUntitled, true);
      assertEqual(text.startsWith('## Related work\n\n### '), true, text);
      assertEqual(/@vaswani2017attention[^]*@devlin2018bert/.test(text), true, text);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
}
