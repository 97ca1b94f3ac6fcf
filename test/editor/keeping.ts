/** Marks that cannot be lost: listings copied anew, marks moved to the folder and back, other writers, a disk that refuses. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, rowOf, writeText } from './lectern';

const listing = (title: string) => `91.0CLMay 2, 2024
${title}Ada Doe, Bo Roe et al. · acme
We keep what people have marked wherever the listing goes.
CLMay 3, 2024
Deep Kept Networks IICarl Poe
A second part.
`;

export function describeKeeping(): void {
  describe('keeping marks', () => {
    const statusOf = async (start: string) => (await paperCalled(start)).status;
    const journal = async () => {
      const names = (await vscode.workspace.fs.readDirectory(fileUri('.lectern'))).map(([name]) => name);
      return names.filter((name) => name.endsWith('.jsonl'));
    };
    const stored = async () => {
      const texts = await Promise.all(
        (await journal()).map(async (name) => {
          // For a moment a file that is being replaced is not there.
          for (let tries = 0; ; tries++) {
            try {
              return await vscode.workspace.fs.readFile(fileUri(`.lectern/${name}`));
            } catch (error) {
              if (tries === 20) throw error;
              await new Promise((resolve) => setTimeout(() => resolve(undefined), 20));
            }
          }
        }),
      );
      return texts.map((bytes) => new TextDecoder().decode(bytes)).join('');
    };
    const setLocation = (value: string | undefined) =>
      vscode.workspace
        .getConfiguration('lectern')
        .update('marks.location', value, vscode.ConfigurationTarget.Workspace);
    const has = async (start: string) =>
      (await lectern()).papers().some(({ title }) => title.startsWith(start));

    it('keeps the mark of a paper whose title is cut in a new copy, and gives its sequel none', async () => {
      await writeText('kept.papers', listing('Deep Kept Networks: All That We Know About Keeping Marks'));
      await eventually('the listing', () => has('Deep Kept Networks: All'));
      await vscode.commands.executeCommand(
        'lectern.markRead',
        rowOf(await paperCalled('Deep Kept Networks:')),
      );
      await writeText('kept.papers', listing('Deep Kept Networks: All That We…'));
      await eventually('the new copy', () => has('Deep Kept Networks: All That We…'));
      assertEqual(await statusOf('Deep Kept Networks: All That We…'), 'read');
      assertEqual(await statusOf('Deep Kept Networks II'), 'new');
    });

    it('sets a paper apart that was taken for another one, for good, and takes that back', async () => {
      const row = rowOf(await paperCalled('Deep Kept Networks: All'));
      const asked = vscode.commands.executeCommand('lectern.notSamePaper', row);
      await eventually('the paper to be set apart', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await statusOf('Deep Kept Networks: All')) === 'new';
      });
      await asked;
      await vscode.commands.executeCommand('lectern.refresh');
      assertEqual(await statusOf('Deep Kept Networks: All'), 'new');
      await vscode.commands.executeCommand('lectern.undo');
      assertEqual(await statusOf('Deep Kept Networks: All'), 'read');
    });

    it('moves marks to the folder', async () => {
      await setLocation('folder');
      await eventually('the marks in the folder', async () => {
        try {
          await vscode.workspace.fs.stat(fileUri('.lectern/.gitattributes'));
          return (await journal()).length > 0;
        } catch {
          return false;
        }
      });
      const attributes = await vscode.workspace.fs.readFile(fileUri('.lectern/.gitattributes'));
      assertEqual(new TextDecoder().decode(attributes), '*.jsonl -text merge=union\n');
      assertEqual(await statusOf('Deep Kept Networks: All'), 'read');
    });

    it('shows what somebody else writes there', async () => {
      const { id } = await paperCalled('Deep Kept Networks II');
      const stamp = `${Date.now().toString(36).padStart(9, '0')}-0000-other_one`;
      const change = { version: 1, stamp, paper: id, field: 'status', value: 'queued' };
      await writeText('.lectern/other_one-1.jsonl', `${JSON.stringify(change)}\n`);
      const start = Date.now();
      await eventually('the change', async () => (await statusOf('Deep Kept Networks II')) === 'queued');
      console.log(`      seen after ${Date.now() - start} ms`);
    });

    it('keeps what cannot be written, and writes it by itself when it can', async () => {
      const row = rowOf(await paperCalled('Deep Kept Networks II'));
      const before = new Set(await journal());
      await vscode.commands.executeCommand('lectern.markReading', row);
      const [own] = (await journal()).filter((name) => !before.has(name));
      if (own === undefined) throw new Error('no file was written');
      // A folder where the temporary file has to go: even the administrator cannot write it.
      await vscode.workspace.fs.createDirectory(fileUri(`.lectern/${own}.tmp`));
      await vscode.commands.executeCommand('lectern.markDropped', row);
      assertEqual(await statusOf('Deep Kept Networks II'), 'dropped');
      assertEqual((await stored()).includes('"dropped"'), false);
      await vscode.workspace.fs.delete(fileUri(`.lectern/${own}.tmp`));
      await eventually('the change on disk', async () => (await stored()).includes('"dropped"'));
    });

    it('moves marks back', async () => {
      await setLocation(undefined);
      await eventually('a change that is not in the folder', async () => {
        await vscode.commands.executeCommand(
          'lectern.markQueued',
          rowOf(await paperCalled('Deep Kept Networks II')),
        );
        const before = await stored();
        await vscode.commands.executeCommand(
          'lectern.markRead',
          rowOf(await paperCalled('Deep Kept Networks II')),
        );
        return (await stored()) === before;
      });
      assertEqual(await statusOf('Deep Kept Networks: All'), 'read');
      assertEqual(await statusOf('Deep Kept Networks II'), 'read');
      await vscode.workspace.fs.delete(fileUri('kept.papers'));
      await eventually('the listing to go', async () => !(await has('Deep Kept Networks')));
    });
  });
}
