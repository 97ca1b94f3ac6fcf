/** References by citation styles: to the clipboard, and as a list in a document. */
import * as vscode from 'vscode';
import { assertEqual, fileUri, paperCalled, rowOf, untilDone, writeText } from './lectern';

const folder = 'formatted';

async function open(name: string, text: string, at = text.length): Promise<vscode.TextDocument> {
  await writeText(`${folder}/${name}`, text);
  const document = await vscode.workspace.openTextDocument(fileUri(`${folder}/${name}`));
  const editor = await vscode.window.showTextDocument(document);
  const position = document.positionAt(at);
  editor.selection = new vscode.Selection(position, position);
  return document;
}

async function listIn(name: string, text: string, style: string): Promise<string> {
  const document = await open(name, text);
  await vscode.commands.executeCommand('lectern.insertReferenceList', { style });
  return document.getText();
}

export function describeFormattedReferences(): void {
  describe('a formatted reference', () => {
    after(async () => {
      await vscode.commands.executeCommand('workbench.action.files.saveAll');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('goes to the clipboard by the style that is chosen', async () => {
      const copied = vscode.commands.executeCommand(
        'lectern.copyFormattedReference',
        rowOf(await paperCalled('Attention')),
      );
      await untilDone(copied, () =>
        vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      );
      assertEqual(
        await vscode.env.clipboard.readText(),
        'Vaswani, A., Shazeer, N., Parmar, N., et al. (2017). Attention Is All You Need.',
      );
    });

    it('is one of a list in Markdown, which is brought up to date where it stands', async () => {
      const document = await open('list.md', '# A\n\nSee @vaswani2017attention.\n');
      await vscode.commands.executeCommand('lectern.insertReferenceList', { style: 'ieee' });
      const first =
        '# A\n\nSee @vaswani2017attention.\n\n## References\n\n<!-- lectern:begin references -->\n\n' +
        '\\[1\\] A. Vaswani, N. Shazeer, N. Parmar, et al., “Attention Is All You Need,” Jun. 12, 2017.\n\n' +
        '<!-- lectern:end references -->\n';
      assertEqual(document.getText(), first);
      await vscode.commands.executeCommand('lectern.insertReferenceList', { style: 'apa' });
      assertEqual(
        document
          .getText()
          .includes(
            '\n\nVaswani, A., Shazeer, N., Parmar, N., et al. (2017). *Attention Is All You Need*.\n\n',
          ),
        true,
        document.getText(),
      );
      assertEqual(document.getText().split('begin references').length, 2);
    });

    it('says what the document’s bibliography says, in full', async () => {
      await writeText(
        `${folder}/full.bib`,
        '@string{jt = {Journal of {\\"U}ber Things}}\n' +
          '@article{mine, title = {On {DNA} \\& co}, author = {van der Maaten, Laurens and others}, journal = jt, volume = 3, pages = {1--9}, year = 2019, doi = {10.1/x_y}}\n',
      );
      const text = await listIn('full.tex', '\\addbibresource{full.bib}\n\\cite{mine}\n', 'apa');
      assertEqual(
        text.includes(
          'van der Maaten, L., et al. (2019). On DNA \\& co. \\emph{Journal of Über Things}, \\emph{3}, 1–9. https://doi.org/10.1/x\\_y\n',
        ),
        true,
        text,
      );
    });

    it('is in the language of the document', async () => {
      const text = await listIn('deutsch.md', '---\nlang: de\n---\n\n@kingma2014adam\n', 'ieee');
      assertEqual(text.includes('„Adam'), true, text);
    });

    it('is by a style file of the folder, and a broken or hostile one is said to be', async () => {
      const csl = (body: string) =>
        `<?xml version="1.0" encoding="utf-8"?><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title><id>mine</id></info>${body}</style>`;
      const layout = '<layout><text variable="title"/></layout>';
      await writeText(
        `${folder}/mine.csl`,
        csl(
          `<citation>${layout}</citation><bibliography><layout suffix="!"><text variable="title" font-weight="bold"/></layout></bibliography>`,
        ),
      );
      const address = fileUri(`${folder}/mine.csl`).toString();
      const text = await listIn('mine.typ', '@kingma2014adam\n', address);
      assertEqual(text.includes('#strong[Adam: A Method for Stochastic Optimization]!'), true, text);
      for (const hostile of ['<style', csl('<bibliography><text macro="none"/></bibliography>'), csl('')]) {
        await writeText(`${folder}/mine.csl`, hostile);
        const before = '@kingma2014adam\n';
        assertEqual(await listIn('hostile.typ', before, address), before);
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      }
      await vscode.workspace.fs.delete(fileUri(`${folder}/mine.csl`));
    });
  });
}
