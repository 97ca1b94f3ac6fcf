/** Entries of bibliographies that nothing cites: faded where that is sure, and removed on request. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, writeText } from './lectern';

const bib = [
  '@misc{uncitedone, title = {Nobody cites it}}',
  '@misc{citedone, crossref = {parentone}}',
  '@misc{macroone, title = {Cited by a macro}}',
  '@misc{bookone, title = {Cited in a notebook}}',
  '@misc{uncitedtwo, title = {Nor this}}',
  '@misc{parentone, title = {Referred to}}',
  '',
].join('\n\n');

function faded(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ code, tags }) => code === 'uncited-entry' && tags?.includes(vscode.DiagnosticTag.Unnecessary))
    .map(({ message }) => /“(.*)”/.exec(message)?.[1] ?? '');
}

async function fades(uri: vscode.Uri, ...expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await eventually(`faded ${wanted}`, () => JSON.stringify(faded(uri)) === wanted).catch(() =>
    assertEqual(faded(uri), expected, 'faded'),
  );
}

/** The actions at an entry, when what is known of the text is up to date. */
async function offered(document: vscode.TextDocument, key: string): Promise<readonly vscode.CodeAction[]> {
  let found: readonly vscode.CodeAction[] = [];
  await eventually(`actions at ${key}`, async () => (found = await removals(document, key)).length > 0);
  return found;
}

async function removals(document: vscode.TextDocument, key: string): Promise<readonly vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(key));
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    vscode.CodeActionKind.QuickFix.value,
    10,
  );
  return actions.filter(({ title }) => title.startsWith('Remove '));
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  if (action?.edit === undefined) throw new Error('no edit');
  await vscode.workspace.applyEdit(action.edit);
}

export function describeUncited(): void {
  describe('an entry that nothing cites', () => {
    const uri = () => fileUri('uncited/refs.bib');
    let document: vscode.TextDocument;
    before(async () => {
      await writeText('uncited/note.md', '---\nbibliography: refs.bib\n---\n\nSee [@citedone].\n');
      await writeText('uncited/macros.tex', '\\newcommand{\\mine}[1]{\\cite{#1}}\nSee \\mine{macroone}.\n');
      await writeText('uncited/book.ipynb', '{"cells": [{"source": ["See {cite}`bookone`\\n"]}]}\n');
      await writeText('uncited/refs.bib', bib);
      document = await vscode.workspace.openTextDocument(uri());
      await vscode.window.showTextDocument(document);
    });
    after(async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('citation.fadeUncited', undefined, vscode.ConfigurationTarget.Global);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(fileUri('uncited'), { recursive: true });
    });

    it('is faded, and none that a macro, a notebook or another entry has', async () => {
      await fades(uri(), 'uncitedone', 'uncitedtwo');
    });

    it('is as ever once a note cites it, and faded again when that is gone', async () => {
      await writeText('uncited/other.org', 'See [cite:@uncitedtwo].\n');
      await fades(uri(), 'uncitedone');
      await vscode.workspace.fs.delete(fileUri('uncited/other.org'));
      await fades(uri(), 'uncitedone', 'uncitedtwo');
    });

    it('is not told while a document has all of the file listed, but while one has another file’s', async () => {
      await writeText('uncited/all.tex', '\\nocite{*}\n\\bibliography{refs}\n');
      await fades(uri());
      await writeText('uncited/all.tex', '\\nocite{*}\n\\bibliography{elsewhere}\n');
      await writeText('uncited/elsewhere.bib', '@misc{x}\n');
      await fades(uri(), 'uncitedone', 'uncitedtwo');
      await vscode.workspace.fs.delete(fileUri('uncited/all.tex'));
    });

    it('is none where the project’s own file or another bibliography has it', async () => {
      await writeText('uncited/_quarto.yml', "nocite: '@uncitedtwo'\n");
      await fades(uri(), 'uncitedone');
      await vscode.workspace.fs.delete(fileUri('uncited/_quarto.yml'));
      await fades(uri(), 'uncitedone', 'uncitedtwo');
      await writeText('uncited/elsewhere.bib', '@misc{x, crossref = {uncitedone}}\n');
      await fades(uri(), 'uncitedtwo');
      await writeText('uncited/elsewhere.bib', '@misc{x}\n');
      await fades(uri(), 'uncitedone', 'uncitedtwo');
    });

    it('is not told where the setting says so', async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('citation.fadeUncited', false, vscode.ConfigurationTarget.Global);
      await fades(uri());
      await settings.update('citation.fadeUncited', undefined, vscode.ConfigurationTarget.Global);
      await fades(uri(), 'uncitedone', 'uncitedtwo');
    });

    it('is removed, alone or with all others, the rest of the file staying as it was', async () => {
      const [one, all, ...more] = await offered(document, 'uncitedone');
      assertEqual(
        [one, all, ...more].map((action) => action?.title),
        ['Remove “uncitedone”, which nothing cites', 'Remove all 2 entries that nothing cites'],
      );
      await apply(one);
      const [first = '', ...rest] = bib.split('\n\n');
      assertEqual(document.getText(), rest.join('\n\n'));
      await vscode.commands.executeCommand('undo');
      assertEqual(document.getText(), bib);
      await fades(uri(), 'uncitedone', 'uncitedtwo');
      await apply((await offered(document, 'uncitedone'))[1]);
      assertEqual(document.getText(), bib.replace(`${first}\n\n`, '').replace(/@misc\{uncitedtwo.*\n\n/, ''));
      await vscode.commands.executeCommand('undo');
      await fades(uri(), 'uncitedone', 'uncitedtwo');
    });

    it('stays where it has been cited since, unheard', async () => {
      const [one] = await offered(document, 'uncitedone');
      assertEqual(one?.edit?.size, 1);
      await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Now [@uncitedone].\n' }),
      );
      const [late] = await removals(document, 'uncitedone');
      assertEqual(late?.edit?.size ?? 0, 0);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    it('is faded in CSL-JSON that an open note names', async () => {
      await writeText('uncited/refs.json', '[\n  {"id": "jsonone"},\n  {"id": "citedone"}\n]\n');
      await writeText('uncited/json.md', '---\nbibliography: refs.json\n---\n\nSee [@citedone].\n');
      const note = await vscode.workspace.openTextDocument(fileUri('uncited/json.md'));
      await vscode.window.showTextDocument(note);
      const json = await vscode.workspace.openTextDocument(fileUri('uncited/refs.json'));
      await fades(json.uri, 'jsonone');
      await apply((await offered(json, 'jsonone'))[0]);
      assertEqual(json.getText(), '[\n  {"id": "citedone"}\n]\n');
      await vscode.window.showTextDocument(json);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.window.showTextDocument(note);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  });
}
