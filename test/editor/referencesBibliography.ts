/** Bibliography files kept in step with what is cited: found from each notes language, changed by the least edit. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

const folder = 'bibliography';

/** Opens a new note of the folder, cites papers at its end, and gives it. */
async function citeIn(
  name: string,
  text: string,
  ...starts: readonly string[]
): Promise<vscode.TextDocument> {
  await writeText(`${folder}/${name}`, text);
  const document = await vscode.workspace.openTextDocument(fileUri(`${folder}/${name}`));
  const editor = await vscode.window.showTextDocument(document);
  const at = document.positionAt(text.indexOf('|') + 1);
  editor.selection = new vscode.Selection(at, at);
  for (const start of starts)
    await vscode.commands.executeCommand('lectern.insertCitation', rowOf(await paperCalled(start)));
  return document;
}

async function stored(name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(fileUri(`${folder}/${name}`)),
    );
  } catch {
    return '';
  }
}

async function untilStored(name: string, part: string): Promise<string> {
  await eventually(`${part} in ${name}`, async () => (await stored(name)).includes(part));
  return stored(name);
}

async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export function describeBibliographies(): void {
  describe('the bibliography of a document', () => {
    before(() =>
      vscode.workspace
        .getConfiguration('lectern')
        .update('citation.bibliography', 'keep', vscode.ConfigurationTarget.Workspace),
    );
    after(async () => {
      await closeAll();
      await vscode.workspace
        .getConfiguration('lectern')
        .update('citation.bibliography', undefined, vscode.ConfigurationTarget.Workspace);
    });

    it('gets the entry of what is cited in Markdown, and keeps every byte it had', async () => {
      const before = '\uFEFF% mine, do not touch\r\n@book{zebra,\r\n\ttitle = {Z}   \r\n}\r\n';
      await writeText(`${folder}/own.bib`, before);
      await citeIn('pandoc.md', '---\nbibliography: own.bib\n---\n\nA |\n', 'Attention');
      const after = await untilStored('own.bib', '@misc{vaswani2017attention,');
      assertEqual(after.startsWith(before.trimEnd()), true, after);
      assertEqual(after.includes('\r\n\r\n@misc{vaswani2017attention,\r\n'), true, after);
      assertEqual(after.endsWith('}\r\n'), true, after);
    });

    it('is left as it is where the entry is there', async () => {
      const before = '@article{vaswani2017attention, title = {My own words}}\n';
      await writeText(`${folder}/there.bib`, before);
      await citeIn('there.md', '---\nbibliography: there.bib\n---\n\n|\n', 'Attention', 'BERT');
      const after = await untilStored('there.bib', 'devlin2018bert');
      assertEqual(after.startsWith(before), true, after);
      assertEqual(after.split('vaswani2017attention').length, 2, after);
    });

    it('is LaTeX’s, from the document or the one that it is part of', async () => {
      await writeText(`${folder}/tex.bib`, '');
      await writeText(
        `${folder}/main.tex`,
        '\\begin{document}\n\\input{part}\n\\bibliography{tex}\n\\end{document}\n',
      );
      await citeIn('part.tex', 'See |\n', 'Attention');
      await untilStored('tex.bib', '@misc{vaswani2017attention,');
      await writeText(`${folder}/resource.bib`, '');
      await citeIn('latex.tex', '\\addbibresource{resource.bib}\n|\n', 'BERT');
      await untilStored('resource.bib', '@misc{devlin2018bert,');
    });

    it('is Typst’s, in BibTeX or in its own format', async () => {
      await writeText(`${folder}/works.yml`, 'zebra:\n  type: book\n  title: Z\n');
      await citeIn('typst.typ', 'A |\n\n#bibliography("works.yml")\n', 'Attention');
      const after = await untilStored('works.yml', 'vaswani2017attention:\n  type: article\n');
      assertEqual(after.startsWith('zebra:\n  type: book\n  title: Z\n'), true, after);
    });

    it('is Org’s and AsciiDoc’s', async () => {
      await writeText(`${folder}/org.bib`, '');
      await citeIn('org.org', '#+bibliography: org.bib\n|\n', 'Attention');
      await untilStored('org.bib', '@misc{vaswani2017attention,');
      await writeText(`${folder}/adoc.bib`, '');
      await citeIn('asciidoc.adoc', ':bibtex-file: adoc.bib\n\n|\n', 'Attention');
      await untilStored('adoc.bib', '@misc{vaswani2017attention,');
    });

    it('is Quarto’s project’s, in CSL-JSON too', async () => {
      await writeText(`${folder}/book/_quarto.yml`, 'project:\n  type: book\nbibliography: items.json\n');
      await writeText(`${folder}/book/items.json`, '[{"id":"zebra","type":"book"}]');
      await citeIn('book/chapters/one.qmd', 'A |\n', 'Attention');
      const after = await untilStored('book/items.json', 'vaswani2017attention');
      assertEqual(after.startsWith('[{"id":"zebra","type":"book"},'), true, after);
    });

    it('is changed in its editor, and not saved, where a person has it open and changed', async () => {
      await writeText(`${folder}/open.bib`, '@misc{a}\n');
      const bibliography = await vscode.workspace.openTextDocument(fileUri(`${folder}/open.bib`));
      const editor = await vscode.window.showTextDocument(bibliography, { preview: false });
      await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '% half a thought\n'));
      await citeIn('open.md', '---\nbibliography: open.bib\n---\n\n|\n', 'Attention');
      await eventually('the entry in the editor', () =>
        bibliography.getText().includes('@misc{vaswani2017attention,'),
      );
      assertEqual(bibliography.getText().startsWith('% half a thought\n@misc{a}\n\n@misc{'), true);
      assertEqual(bibliography.isDirty, true);
      assertEqual(await stored('open.bib'), '@misc{a}\n');
      await vscode.window.showTextDocument(bibliography);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });

    it('gets the entries that a quick fix asks for, and no key that the list does not know', async () => {
      await writeText(`${folder}/fix.bib`, '');
      await writeText(`${folder}/fix.md`, '---\nbibliography: fix.bib\n---\n\n[@devlin2018bert; @nobody]\n');
      await vscode.commands.executeCommand(
        'lectern.addToBibliography',
        fileUri(`${folder}/fix.md`).toString(),
        ['devlin2018bert', 'nobody'],
      );
      assertEqual(/^@misc\{devlin2018bert,\n[^@]*\}\n$/.test(await stored('fix.bib')), true);
    });

    it('stays as it is where it is not UTF-8 or cannot be read as one', async () => {
      await vscode.workspace.fs.writeFile(fileUri(`${folder}/latin.bib`), new Uint8Array([0x40, 0xe9, 0x0a]));
      await citeIn('latin.md', '---\nbibliography: latin.bib\n---\n\n|\n', 'Attention');
      await writeText(`${folder}/after.bib`, '');
      await citeIn('after.md', '---\nbibliography: after.bib\n---\n\n|\n', 'Attention');
      await untilStored('after.bib', 'vaswani2017attention');
      const bytes = await vscode.workspace.fs.readFile(fileUri(`${folder}/latin.bib`));
      assertEqual([...bytes], [0x40, 0xe9, 0x0a]);
    });

    it('is not touched where the setting says so', async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('citation.bibliography', 'off', vscode.ConfigurationTarget.Workspace);
      await writeText(`${folder}/off.bib`, '@misc{a}\n');
      await citeIn('off.md', '---\nbibliography: off.bib\n---\n\n|\n', 'Attention');
      await settings.update('citation.bibliography', 'keep', vscode.ConfigurationTarget.Workspace);
      await citeIn('on.md', '---\nbibliography: off.bib\n---\n\n|\n', 'BERT');
      const after = await untilStored('off.bib', 'devlin2018bert');
      assertEqual(after.includes('vaswani'), false, after);
    });

    it('is created and named after the person was asked once', async () => {
      const settings = vscode.workspace.getConfiguration('lectern');
      await settings.update('citation.bibliography', 'ask', vscode.ConfigurationTarget.Workspace);
      const document = await citeIn('asked/new.md', '# New\n\nA |\n', 'Attention', 'BERT');
      await eventually('the question is answered', async () => {
        await vscode.commands.executeCommand('notification.acceptPrimaryAction');
        return (await stored('asked/references.bib')).includes('devlin2018bert');
      });
      assertEqual(
        document.getText(),
        '---\nbibliography: references.bib\n---\n\n# New\n\nA |[@vaswani2017attention; @devlin2018bert]\n',
      );
    });
  });
}
