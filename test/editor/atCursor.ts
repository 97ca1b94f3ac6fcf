/** Commands for the paper that is cited at the cursor, in notes of every language. */
import * as vscode from 'vscode';
import { languages, openWith } from './citingNotes';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, untilDone, writeText } from './lectern';

const [attention, bert, adam] = ['vaswani2017attention', 'devlin2018bert', 'kingma2014adam'] as const;
/** The key of Adam, the cursor within. */
const atAdam = adam.replace('2014', '20|14');
const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** A note with the cursor at `|`, or a selection between two. */
async function cursorIn(path: string, marked: string): Promise<vscode.TextDocument> {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|') - 1;
  const [document] = await openWith(path, marked.replaceAll('|', ''));
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) throw new Error('the note is not in front');
  editor.selection = new vscode.Selection(document.positionAt(from), document.positionAt(Math.max(from, to)));
  return document;
}

async function statusesOf(...starts: readonly string[]): Promise<readonly string[]> {
  return Promise.all(starts.map(async (start) => (await paperCalled(start)).status));
}

const titles = ['Attention Is All', 'BERT', 'Adam'] as const;

export function describeAtCursor(): void {
  describe('the paper at the cursor', () => {
    const allNew = ['new', 'new', 'new'];
    let found: readonly string[] = [];
    const setTo = async (statuses: readonly string[]) => {
      for (const [at, title] of titles.entries()) {
        const status = statuses[at] ?? '';
        const command = `lectern.mark${status.charAt(0).toUpperCase()}${status.slice(1)}`;
        await vscode.commands.executeCommand(command, rowOf(await paperCalled(title)));
      }
    };
    before(async () => {
      found = await statusesOf(...titles);
    });
    beforeEach(async () => {
      await setTo(allNew);
      assertEqual(await statusesOf(...titles), allNew);
    });
    // Other tests have marked them, too.
    after(() => setTo(found));

    for (const { name, path, cite } of languages)
      it(`is marked, and the mark undone, in ${name}`, async () => {
        const text = `Text\n\nSee ${cite(attention, adam)} there.\n`;
        await cursorIn(path, text.replace('2014', '20|14'));
        await vscode.commands.executeCommand('lectern.markReading');
        assertEqual(await statusesOf(...titles), ['new', 'new', 'reading']);
        await vscode.commands.executeCommand('lectern.undo');
        assertEqual(await statusesOf(...titles), allNew);
      });

    it('is all papers of a selection', async () => {
      await cursorIn('cites/note.md', `See |[@${attention}; @${adam}]. Not| @${bert}.\n`);
      await vscode.commands.executeCommand('lectern.markQueued');
      assertEqual(await statusesOf(...titles), ['queued', 'new', 'queued']);
      await vscode.commands.executeCommand('lectern.undo');
      assertEqual(await statusesOf(...titles), allNew);
    });

    it('is asked for where the cursor is in a group, on no key', async () => {
      await cursorIn('cites/note.md', `See [|see @${attention}; @${adam}].\n`);
      await untilDone(vscode.commands.executeCommand('lectern.markRead'), accept);
      assertEqual(await statusesOf(...titles), ['read', 'new', 'read']);
    });

    it('is what the editor’s own menu means, whatever is selected in the list', async () => {
      const document = await cursorIn('cites/note.md', `See @${atAdam}.\n`);
      await vscode.commands.executeCommand('lectern.revealPaper', rowOf(await paperCalled('BERT')));
      await vscode.commands.executeCommand('lectern.markRead', document.uri);
      assertEqual(await statusesOf(...titles), ['new', 'new', 'read']);
    });

    it('gives way to the list when a row was selected since, until the cursor moves', async () => {
      await cursorIn('cites/note.md', `See @${atAdam}.\n`);
      await vscode.commands.executeCommand('lectern.revealPaper', rowOf(await paperCalled('Attention')));
      await vscode.commands.executeCommand('lectern.revealPaper', rowOf(await paperCalled('BERT')));
      await vscode.commands.executeCommand('lectern.markRead');
      assertEqual(await statusesOf(...titles), ['new', 'read', 'new']);
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await vscode.commands.executeCommand('cursorRight');
      await vscode.commands.executeCommand('lectern.markRead');
      assertEqual(await statusesOf(...titles), ['new', 'read', 'read']);
    });

    it('is the one of an entry in a bibliography', async () => {
      await writeText(
        'cites/cursor.bib',
        `@misc{${bert},\n  title = {BERT}\n}\n\n@misc{${adam},\n  year = 2014\n}\n`,
      );
      const document = await vscode.workspace.openTextDocument(fileUri('cites/cursor.bib'));
      const editor = await vscode.window.showTextDocument(document);
      const at = document.positionAt(document.getText().indexOf('year'));
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('lectern.markRead');
      assertEqual(await statusesOf(...titles), ['new', 'new', 'read']);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(document.uri);
    });

    it('has its key copied, and its entry shown', async () => {
      await cursorIn('cites/note.tex', `See \\cite{${atAdam}}.\n`);
      await vscode.commands.executeCommand('lectern.copyCitekey');
      assertEqual(await vscode.env.clipboard.readText(), adam);
      await vscode.commands.executeCommand('lectern.goToEntry');
      const editor = vscode.window.activeTextEditor;
      const line = editor?.document.lineAt(editor.selection.active.line + 1).text;
      assertEqual(line?.startsWith('Adam: A Method'), true, line);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('has its actions in a pick, of which one is taken', async () => {
      await cursorIn('cites/note.typ', `See @${atAdam}.\n`);
      // The first of them.
      await untilDone(vscode.commands.executeCommand('lectern.paperAtCursor'), accept);
      const readers = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(({ label }) => label.startsWith('Adam: A Method'));
      await eventually('the large reader', () => readers().length === 1);
      await vscode.window.tabGroups.close(readers());
    });
  });
}
