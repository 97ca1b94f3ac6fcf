/** Bibliographies that a person has open while entries come into them, and the fix that asks for them. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

const folder = 'tabs';

async function stored(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(`${folder}/${name}`)));
}

async function show(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(`${folder}/${name}`));
  return vscode.window.showTextDocument(document, { preview: false });
}

async function set(name: string, value: string | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('lectern')
    .update(name, value, vscode.ConfigurationTarget.Workspace);
}

async function missing(document: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  const found = () =>
    vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'missing-entry');
  await eventually('the missing entry', () => found().length > 0);
  return found();
}

/** Runs the fix that the editor would show, as choosing it does. */
async function run(document: vscode.TextDocument, range: vscode.Range, title: string): Promise<void> {
  const fixes = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const fix = fixes.find((each) => each.title === title);
  if (fix?.command === undefined)
    throw new Error(`no ${title} in ${fixes.map((each) => each.title).join(', ')}`);
  const given: readonly unknown[] = fix.command.arguments ?? [];
  await vscode.commands.executeCommand(fix.command.command, ...given);
}

export function describeBibliographyTabs(): void {
  describe('a bibliography that is open', () => {
    before(async () => {
      await set('citation.bibliography', 'keep');
    });
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await set('citation.bibliography', undefined);
    });

    it('is saved with its new entry where it had no changes', async () => {
      await writeText(`${folder}/clean.bib`, '@misc{a}\n');
      await writeText(`${folder}/clean.md`, '---\nbibliography: clean.bib\n---\n\n');
      const { document } = await show('clean.bib');
      const note = await show('clean.md');
      note.selection = new vscode.Selection(4, 0, 4, 0);
      await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled('Attention')));
      await eventually('the entry on disk', async () =>
        (await stored('clean.bib')).startsWith('@misc{a}\n\n@misc{vaswani2017attention,'),
      );
      assertEqual(document.getText(), await stored('clean.bib'));
      // The disk has it before the editor says so.
      await eventually('it to be saved', () => !document.isDirty);
      // The note is the person's to save.
      assertEqual(note.document.isDirty, true);
      await note.document.save();
    });

    it('is left to be saved where it had some', async () => {
      await writeText(`${folder}/dirty.bib`, '@misc{a}\n');
      await writeText(`${folder}/dirty.md`, '---\nbibliography: dirty.bib\n---\n\n');
      const bibliography = await show('dirty.bib');
      await bibliography.edit((builder) => builder.insert(new vscode.Position(0, 0), '% mine\n'));
      const note = await show('dirty.md');
      note.selection = new vscode.Selection(4, 0, 4, 0);
      await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled('Attention')));
      await eventually('the entry in the editor', () =>
        bibliography.document.getText().startsWith('% mine\n@misc{a}\n\n@misc{vaswani2017attention,'),
      );
      assertEqual(bibliography.document.isDirty, true);
      assertEqual(await stored('dirty.bib'), '@misc{a}\n');
      await note.document.save();
      await bibliography.document.save();
    });

    it('gets what the fix of a missing entry adds, one or all, and the problem goes', async () => {
      await writeText(`${folder}/fix.bib`, '@misc{a}\n');
      await writeText(
        `${folder}/fix.md`,
        '---\nbibliography: fix.bib\n---\n\n[@vaswani2017attention; @devlin2018bert; @kingma2014adam; @a]\n',
      );
      const { document } = await show('fix.md');
      const [first] = await missing(document);
      if (first === undefined) throw new Error('no problem');
      assertEqual(document.getText(first.range), 'vaswani2017attention');
      await run(document, first.range, 'Add “vaswani2017attention” to the bibliography');
      const one = await stored('fix.bib');
      assertEqual(one.startsWith('@misc{a}\n\n@misc{vaswani2017attention,'), true, one);
      assertEqual(/devlin|kingma/.test(one), false, one);
      await eventually('two problems', async () => (await missing(document)).length === 2);
      const [second] = await missing(document);
      if (second === undefined) throw new Error('no problem');
      await run(document, second.range, 'Add all 2 missing entries to the bibliography');
      const all = await stored('fix.bib');
      assertEqual(
        all.startsWith(one.trimEnd()) && /@misc\{devlin2018bert,[^@]*@misc\{kingma2014adam,/.test(all),
        true,
        all,
      );
      await eventually('no problem', () =>
        vscode.languages.getDiagnostics(document.uri).every(({ source }) => source !== 'Lectern'),
      );
      assertEqual(document.isDirty, false);
    });
  });
}
