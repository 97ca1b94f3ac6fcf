/** Bad listings: problems at their place, everything else still there. */
import * as vscode from 'vscode';
import { assertEqual, eventually, fileUri, lectern, paperCalled, writeText } from './lectern';

/** Code and line of each problem shown for a file. */
function problemsOf(path: string): readonly string[] {
  const uri = fileUri(path).toString();
  const all = vscode.languages.getDiagnostics().find(([each]) => each.toString() === uri)?.[1] ?? [];
  return all.map(({ code, range }) => `${typeof code === 'string' ? code : ''} ${range.start.line + 1}`);
}

async function readsAs(name: string, bytes: Uint8Array, code: string): Promise<void> {
  const before = (await lectern()).papers().length;
  await vscode.workspace.fs.writeFile(fileUri(name), bytes);
  await eventually(`${name} has a problem`, () =>
    problemsOf(name).some((problem) => problem.startsWith(code)),
  );
  assertEqual((await lectern()).papers().length, before, 'the other papers');
  await vscode.workspace.fs.delete(fileUri(name));
  await eventually('the problem leaves with the file', () => problemsOf(name).length === 0);
}

export function describeBrokenInput(): void {
  describe('a broken listing', () => {
    it('has its problems at their lines', async () => {
      await lectern();
      const problems = problemsOf('damaged.papers').map((problem) =>
        problem.replace(/^doubtful-boundary .*/, ''),
      );
      for (const expected of ['stray-text 1', 'bad-date 2', 'missing-byline 8']) {
        if (!problems.includes(expected)) throw new Error(`no ${expected} in ${problems.join(', ')}`);
      }
    });

    it('still gives its readable papers, hostile text as text', async () => {
      assertEqual((await paperCalled('A Paper with')).date, null);
      const hostile = await paperCalled('<img');
      assertEqual(hostile.title, '<img src=x onerror=alert(1)> and [x](command:workbench.action.quit)');
    });

    it('that is empty is said to be', () => readsAs('empty.papers', new Uint8Array(), 'no-entries'));

    it('that is binary is said to be', () =>
      readsAs(
        'binary.papers',
        Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
        'not-text',
      ));

    it('of one line of 50 MB is read and said to be none', () =>
      readsAs('line.papers', new Uint8Array(50_000_000).fill(97), '')).timeout(60_000);

    it('that is cut in the middle of an entry keeps what is before the cut', async () => {
      await writeText(
        'cut.papers',
        'CLJan 5, 2024\nA Whole PaperAda Lovelace, Alan Turing\nAll there.\nCLJan 6, 2024\nA Cut Pa',
      );
      const has = async (title: string) => (await lectern()).papers().some((paper) => paper.title === title);
      await eventually('the whole paper', () => has('A Whole Paper'));
      await vscode.workspace.fs.delete(fileUri('cut.papers'));
      await eventually('it leaves with its file', async () => !(await has('A Whole Paper')));
    });
  });
}
