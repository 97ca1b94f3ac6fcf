/** Filters and views by command, as the extension's own interface tells what is shown. */
import * as vscode from 'vscode';
import { assertEqual, eventually, lectern, paperCalled, rowOf } from './lectern';

export function describeQueries(): void {
  describe('filters and views', () => {
    const filter = (query: string) => vscode.commands.executeCommand('lectern.filter', query);
    const shown = async () => (await lectern()).shown().map(({ title }) => title.split(/[ :]/)[0]);
    const settings = () => vscode.workspace.getConfiguration('lectern');
    const views = () => settings().get<readonly unknown[]>('views');

    afterEach(() => vscode.commands.executeCommand('lectern.clearFilter'));

    it('shows what has all words, and everything again', async () => {
      const all = await shown();
      await filter('transformer recognition gulati');
      assertEqual(await shown(), ['Conformer']);
      await vscode.commands.executeCommand('lectern.clearFilter');
      assertEqual(await shown(), all);
    });

    it('understands fields, groups and what must not be there', async () => {
      await filter('(author:kingma OR title:bert) -code:yes');
      assertEqual(await shown(), ['Adam']);
      await filter('year:2014..2018 topic:cs.CL code:yes author:devlin');
      assertEqual(await shown(), ['BERT']);
    });

    it('searches what it cannot read as words', async () => {
      await filter('status:nonsense');
      assertEqual(await shown(), []);
      await filter('title:bert (');
      assertEqual(await shown(), ['BERT']);
    });

    it('shows the newest of several filters, however fast they came', async () => {
      await Promise.all([filter('adam'), filter('gulati'), filter('author:devlin')]);
      assertEqual(await shown(), ['BERT']);
    });

    it('follows marks', async () => {
      await filter('status:queued author:devlin');
      assertEqual(await shown(), []);
      await vscode.commands.executeCommand('lectern.markQueued', rowOf(await paperCalled('BERT')));
      await eventually('the queued paper', async () => (await shown()).length === 1);
      await vscode.commands.executeCommand('lectern.markNew', rowOf(await paperCalled('BERT')));
      await eventually('no queued paper', async () => (await shown()).length === 0);
    });

    it('shows views that are always there and those of the setting, and orders and removes these', async () => {
      const mine = [
        { name: 'Optimizers', query: 'author:kingma' },
        { name: 7 },
        { name: 'Speech', query: 'conformer', grouping: 'flat' },
      ];
      await settings().update('views', mine, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('lectern.showView', { name: 'Speech' });
      assertEqual(await shown(), ['Conformer']);
      await vscode.commands.executeCommand('lectern.showView', 'Optimizers');
      assertEqual(await shown(), ['Adam']);
      await vscode.commands.executeCommand('lectern.moveViewDown', 'Optimizers');
      assertEqual(views(), [mine[2], mine[1], mine[0]]);
      await vscode.commands.executeCommand('lectern.removeView', 'Speech');
      assertEqual(views(), [mine[1], mine[0]]);
      await settings().update('views', undefined, vscode.ConfigurationTarget.Global);
    });

    it('keeps and orders the views of the folder there, and a person’s own where they are', async () => {
      const { Global, Workspace } = vscode.ConfigurationTarget;
      const view = (name: string) => ({ name, query: name });
      const [mine, other, shared, last] = ['mine', 'other', 'shared', 'last'].map(view);
      await settings().update('views', [mine, other], Global);
      await settings().update('views', [shared, last], Workspace);
      await vscode.commands.executeCommand('lectern.moveViewUp', 'other');
      await vscode.commands.executeCommand('lectern.moveViewDown', 'shared');
      // There is nothing of its own above it.
      await vscode.commands.executeCommand('lectern.moveViewUp', 'last');
      const kept = settings().inspect('views');
      assertEqual(
        [kept?.workspaceValue, kept?.globalValue],
        [
          [last, shared],
          [other, mine],
        ],
      );
      await vscode.commands.executeCommand('lectern.showView', 'mine');
      assertEqual((await lectern()).shown(), []);
      await settings().update('views', undefined, Workspace);
      await settings().update('views', undefined, Global);
    });
  });
}
