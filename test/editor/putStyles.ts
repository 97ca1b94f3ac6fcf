/** How citations are written: the forms and notes of each language, at every cursor, and where nothing can be written. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, paperCalled, rowOf, writeText } from './lectern';

/** The first line of a new note after citing at its end. */
async function cited(
  name: string,
  text: string,
  style: unknown,
  ...starts: readonly string[]
): Promise<string> {
  await writeText(`put/${name}`, `${text}\n`);
  const document = await vscode.workspace.openTextDocument(fileUri(`put/${name}`));
  const editor = await vscode.window.showTextDocument(document);
  await eventually('the note as it was written', () => document.lineAt(0).text === text);
  editor.selection = new vscode.Selection(0, text.length, 0, text.length);
  const rows = await Promise.all(starts.map(async (start) => rowOf(await paperCalled(start))));
  await vscode.commands.executeCommand('lectern.insertCitation', rows[0], rows, style);
  await document.save();
  return document.lineAt(0).text;
}

const papers = ['Attention', 'BERT'] as const;
const noted = { prefix: 'see', locator: 'p. 3' } as const;

export function describeCitationStyles(): void {
  describe('a citation in a form', () => {
    const rows: readonly (readonly [string, unknown, string])[] = [
      ['a.md', { form: 'textual' }, '@vaswani2017attention; @devlin2018bert'],
      ['b.md', { form: 'yearOnly' }, '[-@vaswani2017attention; -@devlin2018bert]'],
      ['c.md', noted, '[see @vaswani2017attention; @devlin2018bert, p. 3]'],
      ['d.tex', noted, 'see \\cite[p. 3]{vaswani2017attention,devlin2018bert}'],
      ['e.typ', { locator: 'p. 3' }, '@vaswani2017attention @devlin2018bert[p. 3]'],
      ['f.org', { form: 'yearOnly', ...noted }, '[cite/na:see @vaswani2017attention;@devlin2018bert p. 3]'],
      ['g.adoc', noted, 'cite:see[vaswani2017attention,devlin2018bert(p. 3)]'],
      ['h.rst', { form: 'textual', ...noted }, ':cite:t:`{see}vaswani2017attention,devlin2018bert{p. 3}`'],
      ['i.txt', { form: 'yearOnly' }, '(2017); (2018)'],
    ];
    for (const [name, style, expected] of rows) {
      it(`is ${expected} in ${name}`, async () => {
        assertEqual(await cited(name, 'As', style, ...papers), `As ${expected}`);
      });
    }

    it('joins the one at the cursor, with its notes', async () => {
      assertEqual(
        await cited('j.md', 'As [@devlin2018bert]', noted, 'Adam'),
        'As [@devlin2018bert; see @kingma2014adam, p. 3]',
      );
    });

    it('joins the one at the cursor in its own form, where a key can have one', async () => {
      const style = { form: 'yearOnly' };
      assertEqual(
        await cited('l.md', 'As [@devlin2018bert]', style, 'Adam'),
        'As [@devlin2018bert; -@kingma2014adam]',
      );
      assertEqual(
        await cited('m.typ', 'As @devlin2018bert', style, 'Adam'),
        'As @devlin2018bert #cite(<kingma2014adam>, form: "year")',
      );
      assertEqual(
        await cited('n.org', 'As [cite:@devlin2018bert]', style, 'Adam'),
        'As [cite:@devlin2018bert;@kingma2014adam]',
      );
    });

    it('leaves out what it is told and does not know', async () => {
      assertEqual(
        await cited('k.md', 'As', { form: 'loud', prefix: 7, locator: null }, 'Adam'),
        'As [@kingma2014adam]',
      );
    });
  });
}
