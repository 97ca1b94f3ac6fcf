/** Links and listings pasted into notes as citations, and the Markdown preview's. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, writeText } from './lectern';

const bibliography = `@article{attention, title = {Attention is all you need}, eprint = {1706.03762}, doi = {10.5555/3295222.3295349}}`;
const listing = `CLMay 1, 2021
Pasted Papers Are Papers TooGrace Hopper, Alan Turing
What is pasted is kept.
LGDec 22, 2014
Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba
Step sizes follow running means of the gradient and of its square.
`;

/** The text of a new note after pasting at its end, in one of the ways the editor offers. */
async function pasted(name: string, clipboard: string, kind: string): Promise<string> {
  await writeText(`put/${name}`, 'As \n');
  const document = await vscode.workspace.openTextDocument(fileUri(`put/${name}`));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(0, 3, 0, 3);
  await vscode.env.clipboard.writeText(clipboard);
  await vscode.commands.executeCommand('editor.action.pasteAs', { kind });
  await new Promise((resolve) => setTimeout(() => resolve(undefined), 300));
  const text = document.getText();
  await document.save();
  return text;
}

export function describePasting(): void {
  describe('what is pasted into a note', () => {
    before(() => writeText('put/refs.bib', bibliography));
    after(async () => {
      await vscode.workspace.fs.delete(fileUri('put/refs.bib'));
    });

    it('is cited where it is the link of a paper in the list', async () => {
      for (const [name, link] of [
        ['p1.md', 'https://arxiv.org/abs/1706.03762v5'],
        ['p2.md', '1706.03762'],
        ['p3.md', 'https://doi.org/10.5555/3295222.3295349'],
      ] as const) {
        assertEqual(await pasted(name, link, 'lectern'), 'As [@vaswani2017attention]\n', link);
      }
    });

    it('stays what it is where it is another link, or pasted as text', async () => {
      assertEqual(await pasted('p4.md', 'https://arxiv.org/abs/2401.00001', 'lectern'), 'As \n');
      assertEqual(await pasted('p5.md', '1706.03762', 'text'), 'As 1706.03762\n');
    });

    it('is cited and added to the list where it is a listing', async () => {
      const settings = () => vscode.workspace.getConfiguration('lectern');
      await settings().update('pasteFile', 'put/pasted.papers', vscode.ConfigurationTarget.Workspace);
      assertEqual(await pasted('p6.tex', listing, 'lectern'), 'As \\cite{hopper2021pasted,kingma2014adam}\n');
      await paperCalled('Pasted Papers');
      await vscode.workspace.fs.delete(fileUri('put/pasted.papers'));
      await eventually('the listing gone', async () =>
        (await lectern()).papers().every(({ title }) => !title.startsWith('Pasted Papers')),
      );
      await settings().update('pasteFile', undefined, vscode.ConfigurationTarget.Workspace);
    });
  });
}

export function describePreview(): void {
  describe('the Markdown preview', () => {
    const render = async (text: string) => {
      const html = await vscode.commands.executeCommand('markdown.api.render', text);
      return typeof html === 'string' ? html : '';
    };

    it('shows citations by author and year, and references at the end', async () => {
      await paperCalled('Attention');
      const text = 'As [see @vaswani2017attention, p. 3] and @kingma2014adam say.';
      await eventually('citations', async () => (await render(text)).includes('lectern-citation'));
      const html = await render(text);
      assertEqual(
        html
          .replace(/<section.*/s, '')
          .replace(/<[^>]*>/g, '')
          .trim(),
        'As (see Vaswani et al., 2017, p. 3) and Kingma and Ba (2014) say.',
      );
      assertEqual(html.includes('title="Attention Is All You Need"'), true, html);
      assertEqual(/<h2[^>]*>References<\/h2>.*Kingma.*Vaswani/s.test(html), true, html);
    });

    it('says which keys are unknown, and leaves code and people alone', async () => {
      const html = await render('[@nobody2020nothing] `[@kingma2014adam]`');
      assertEqual(/lectern-unknown[^>]*>@nobody2020nothing\?</.test(html), true, html);
      assertEqual(html.includes('<code>[@kingma2014adam]</code>'), true, html);
      assertEqual((await render('Thanks to @alice')).includes('lectern'), false);
    });
  });
}
