/** Where a paper is cited, kept in the note file of the paper: in open and closed notes, and nothing else of them. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

const begin = '<!-- lectern:begin citedIn -->';
const end = '<!-- lectern:end citedIn -->';
const key = 'linked2024';

async function stored(path: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(fileUri(path));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A note of the key, with a list in its block, and words of its own all around. */
function aNote(list: string, eol = '\n'): string {
  const lines = [
    '---',
    'title: mine   ',
    `citekey: ${key}`,
    '---',
    '',
    '# Mine',
    begin,
    ...(list === '' ? [] : [list]),
    end,
  ];
  return `${lines.join(eol)}${eol}My words\t${eol}${eol}${eol}without an end`;
}

async function waitFor(path: string, text: string): Promise<void> {
  await eventually(`${path} to be as it should`, async () => (await stored(path)) === text).catch(async () =>
    assertEqual(await stored(path), text, path),
  );
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(() => resolve(undefined), 2500));
}

async function show(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document, { preview: false });
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function describeBacklinks(): void {
  describe('the list of what cites a paper', () => {
    const settings = () => vscode.workspace.getConfiguration('lectern');

    before(async () => {
      await closeAll();
      // The notes of the folder are read with the first that is opened.
      await show('notes/note.md');
    });
    after(async () => {
      await settings().update('notes.citedIn', undefined, vscode.ConfigurationTarget.Workspace);
      await closeAll();
    });

    it('is in a new note, with links and headings that are text whatever they are', async () => {
      const paper = await paperCalled('Conformer');
      await writeText(
        'links/a (draft).md',
        `# On *stars* <b>\n\n[@${paper.citekey}] and @${paper.citekey}\n`,
      );
      await vscode.commands.executeCommand('lectern.openNoteFile', rowOf(paper));
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined) throw new Error('no note was opened');
      const line = '- [links/a (draft).md](../links/a%20%28draft%29.md) › On \\*stars\\* \\<b>\n';
      await eventually('the link', () => document.getText().includes(line));
      assertEqual(document.getText().includes(`## Cited in\n\n${begin}\n`), true, document.getText());
      await eventually('the note to be saved', () => !document.isDirty);
      await closeAll();
      await vscode.workspace.fs.delete(fileUri('links/a (draft).md'));
      const path = vscode.workspace.asRelativePath(document.uri);
      await eventually('the link to go', async () => !(await stored(path)).includes('links/a'));
      await vscode.workspace.fs.delete(document.uri);
    });

    it('follows in a closed note, which stays byte for byte what it was around it', async () => {
      await writeText('links/note.md', `\uFEFF${aNote('', '\r\n')}`);
      await writeText('links/b.tex', `\\section{One}\n\\cite{${key}}\n`);
      const one = '- [links/b.tex](b.tex) › One';
      await waitFor('links/note.md', `\uFEFF${aNote(one, '\r\n')}`);
      await writeText('links/sub/c.typ', `@${key}\n`);
      await waitFor('links/note.md', `\uFEFF${aNote(`${one}\r\n- [links/sub/c.typ](sub/c.typ)`, '\r\n')}`);
      await vscode.workspace.fs.delete(fileUri('links/b.tex'));
      await vscode.workspace.fs.delete(fileUri('links/sub/c.typ'));
      await waitFor('links/note.md', `\uFEFF${aNote('', '\r\n').replace(end, `\r\n${end}`)}`);
    });

    it('follows what is typed elsewhere, in the editor where the note is open, and saves it there', async () => {
      await writeText('links/note.md', aNote(''));
      await writeText('links/typed.md', '# Typed\n\n');
      const note = await show('links/note.md');
      const other = await show('links/typed.md');
      await other.edit((builder) => builder.insert(new vscode.Position(2, 0), `See [@${key}].`));
      const list = '- [links/typed.md](typed.md) › Typed';
      await eventually('the list in the editor', () => note.document.getText() === aNote(list));
      await waitFor('links/note.md', aNote(list));
      // The disk has it before the editor says so.
      await eventually('the note to be saved', () => !note.document.isDirty);
      assertEqual(other.document.isDirty, true);
      await other.edit((builder) => builder.delete(new vscode.Range(2, 0, 2, 99)));
      await waitFor('links/note.md', aNote('').replace(end, `\n${end}`));
      await other.document.save();
    });

    it('leaves a note that is open and changed for its reader to save', async () => {
      await writeText('links/dirty.md', aNote('').replace('title: mine', 'title: dirty'));
      const before = await stored('links/dirty.md');
      const note = await show('links/dirty.md');
      await note.edit((builder) => builder.insert(new vscode.Position(5, 6), ' own'));
      await writeText('links/typed.md', `# Typed\n\n@${key}\n`);
      await eventually('the list in the editor', () =>
        note.document.getText().includes('(typed.md) › Typed'),
      );
      await pause();
      assertEqual(note.document.isDirty, true);
      assertEqual(await stored('links/dirty.md'), before);
      assertEqual(note.document.getText().includes('# Mine own\n'), true);
      await vscode.window.showTextDocument(note.document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(fileUri('links/dirty.md'));
    });

    it('leaves out the note itself, and writes it once', async () => {
      await closeAll();
      const own = `\n\nI cite it myself: [@${key}].\n`;
      const list = '- [links/typed.md](typed.md) › Typed';
      await writeText('links/note.md', aNote('') + own);
      await waitFor('links/note.md', aNote(list) + own);
      const { mtime } = await vscode.workspace.fs.stat(fileUri('links/note.md'));
      await writeText('links/unrelated.md', '@nobody2000\n');
      await pause();
      assertEqual((await vscode.workspace.fs.stat(fileUri('links/note.md'))).mtime, mtime);
    });

    it('that was deleted stays away, and is not undone against its reader', async () => {
      await writeText('links/note.md', aNote(''));
      const list = '- [links/typed.md](typed.md) › Typed';
      await waitFor('links/note.md', aNote(list));
      const note = await show('links/note.md');
      // The editor may still have the file as it was, and takes what changed on disk a little later.
      await eventually('the list in the editor', () => note.document.getText() === aNote(list));
      const at = note.document.positionAt(note.document.getText().indexOf(begin));
      const to = note.document.positionAt(note.document.getText().indexOf(end) + end.length + 1);
      await note.edit((builder) => builder.delete(new vscode.Range(at, to)));
      assertEqual(await note.document.save(), true);
      const without = note.document.getText();
      await writeText('links/more.md', `# More\n\n@${key}\n`);
      await pause();
      assertEqual(note.document.getText(), without);
      assertEqual(await stored('links/note.md'), without);
      await closeAll();
    });

    it('follows a key that is renamed, with the note that is about it', async () => {
      await writeText('links/about.md', aNote('').replaceAll(key, 'linked2025'));
      await writeText('links/citing.md', '# On\n\n[@linked2025]\n');
      const list = '- [links/citing.md](citing.md) › On';
      await waitFor('links/about.md', aNote(list).replaceAll(key, 'linked2025'));
      const { document } = await show('links/citing.md');
      const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        new vscode.Position(2, 4),
        'linked2026',
      );
      assertEqual(
        edit
          .entries()
          .map(([uri]) => vscode.workspace.asRelativePath(uri))
          .sort(),
        ['links/about.md', 'links/citing.md'],
      );
      await vscode.workspace.applyEdit(edit);
      const about = await vscode.workspace.openTextDocument(fileUri('links/about.md'));
      await about.save();
      await document.save();
      await pause();
      await waitFor('links/about.md', aNote(list).replaceAll(key, 'linked2026'));
      await closeAll();
    });

    it('is left alone where the setting says so, and brought up to date when it no longer does', async () => {
      await settings().update('notes.citedIn', false, vscode.ConfigurationTarget.Workspace);
      await writeText('links/note.md', aNote('mine'));
      await writeText('links/more.md', `# Even more\n\n@${key}\n`);
      await pause();
      assertEqual(await stored('links/note.md'), aNote('mine'));
      await vscode.commands.executeCommand('lectern.openNoteFile', rowOf(await paperCalled('Adam')));
      const made = vscode.window.activeTextEditor?.document;
      assertEqual(made?.getText().includes('lectern:begin abstract'), true);
      assertEqual(made?.getText().includes('citedIn'), false);
      await closeAll();
      if (made !== undefined) await vscode.workspace.fs.delete(made.uri);
      await settings().update('notes.citedIn', undefined, vscode.ConfigurationTarget.Workspace);
      await waitFor(
        'links/note.md',
        aNote('- [links/more.md](more.md) › Even more\n- [links/typed.md](typed.md) › Typed'),
      );
      await vscode.workspace.fs.delete(fileUri('links'), { recursive: true });
    });
  });
}
