/** Listings found, watched and added. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, writeText } from './lectern';

export function describeListings(): void {
  describe('listings', () => {
    it('are found and read by themselves', async () => {
      const titles = (await lectern()).papers().map(({ title, topic }) => `${topic} ${title}`);
      assertEqual(titles.slice(-4), [
        'cs.CL Attention Is All You Need',
        'cs.CL BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
        'cs.LG Adam: A Method for Stochastic Optimization',
        'eess.AS Conformer: Convolution-augmented Transformer for Speech Recognition',
      ]);
    });

    it('are read again when their file changes, and leave when it goes', async () => {
      const api = await lectern();
      const has = (title: string) => api.papers().some((paper) => paper.title === title);
      await writeText(
        'late.papers',
        'CLJan 5, 2024\nA Paper that Came LateAda Lovelace, Alan Turing\nIt came late.\n',
      );
      await eventually('the new file is read', () => has('A Paper that Came Late'));
      await writeText(
        'late.papers',
        'CLJan 5, 2024\nA Paper that Came LaterAda Lovelace, Alan Turing\nLater.\n',
      );
      await eventually('the changed file is read', () => has('A Paper that Came Later'));
      assertEqual(has('A Paper that Came Late'), false);
      await vscode.workspace.fs.delete(fileUri('late.papers'));
      await eventually('the papers of the deleted file are gone', () => !has('A Paper that Came Later'));
    });

    it('may begin with an example, which never takes the place of a file that is there', async () => {
      const api = await lectern();
      const has = (title: string) => api.papers().some((paper) => paper.title === title);
      await vscode.commands.executeCommand('lectern.writeExample');
      assertEqual(has('s1: Simple test-time scaling'), true);
      assertEqual(vscode.window.activeTextEditor?.document.languageId, 'paper-listing');
      const own = 'CLJan 5, 2024\nA Paper of One’s OwnAda Lovelace, Alan Turing\nMine.\n';
      await writeText('example.papers', own);
      await vscode.commands.executeCommand('lectern.writeExample');
      assertEqual(
        new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri('example.papers'))),
        own,
      );
      assertEqual(has('A Paper of One’s Own'), true);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(fileUri('example.papers'));
      await eventually('its papers are gone', () => !has('A Paper of One’s Own'));
    });

    it('may be any text file that is added by hand', async () => {
      await vscode.commands.executeCommand('lectern.addListing', fileUri('copied.txt'));
      assertEqual((await paperCalled('Deep Residual')).topic, 'cs.CV');
    });

    it('are pasted from the clipboard only when there is one', async () => {
      await vscode.env.clipboard.writeText('nothing of the kind');
      const before = (await lectern()).papers().length;
      await vscode.commands.executeCommand('lectern.pasteListing');
      assertEqual((await lectern()).papers().length, before);
    });
  });
}
