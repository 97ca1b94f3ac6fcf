/** Marks by command, on one paper and on several, and taken back. */
import * as vscode from 'vscode';
import { assertEqual, lectern, paperCalled, rowOf, untilDone } from './lectern';

export function describeMarking(): void {
  describe('marking', () => {
    const statusOf = async (start: string) => (await paperCalled(start)).status;

    it('has a command for every name in the manifest', async () => {
      await lectern();
      const registered = new Set(await vscode.commands.getCommands(true));
      const manifest: unknown = vscode.extensions.getExtension('lectern.lectern')?.packageJSON;
      const contributed = [...JSON.stringify(manifest).matchAll(/"command":"(lectern\.\w+)"/g)].map(
        ([, name]) => name ?? '',
      );
      assertEqual(contributed.length > 20, true);
      assertEqual(
        contributed.filter((name) => !registered.has(name)),
        [],
      );
    });

    it('sets the status of the paper of a row', async () => {
      await vscode.commands.executeCommand('lectern.markReading', rowOf(await paperCalled('Adam')));
      assertEqual(await statusOf('Adam'), 'reading');
    });

    it('sets the status of every selected paper, as one step to undo and redo', async () => {
      const rows = [rowOf(await paperCalled('Adam')), rowOf(await paperCalled('Conformer'))];
      await vscode.commands.executeCommand('lectern.markRead', rows[0], rows);
      assertEqual([await statusOf('Adam'), await statusOf('Conformer')], ['read', 'read']);
      await vscode.commands.executeCommand('lectern.undo');
      assertEqual([await statusOf('Adam'), await statusOf('Conformer')], ['reading', 'new']);
      await vscode.commands.executeCommand('lectern.redo');
      assertEqual([await statusOf('Adam'), await statusOf('Conformer')], ['read', 'read']);
    });

    it('takes no notice of arguments that are no row', async () => {
      const before = await marked();
      const bad = { kind: 'paper', paper: { id: '../../x' } };
      // Without a paper the command asks which is meant; nobody answers, and nothing has changed.
      const asked = vscode.commands.executeCommand('lectern.markDropped', bad, [bad, null, 3]);
      await untilDone(asked, () => vscode.commands.executeCommand('workbench.action.closeQuickOpen'));
      assertEqual(await marked(), before);
    });
  });
}

/** The papers that have marks; a file another test has removed may still be leaving the list. */
async function marked(): Promise<readonly unknown[]> {
  return (await lectern())
    .papers()
    .filter(({ status, tags, note }) => status !== 'new' || tags.length > 0 || note !== '');
}
