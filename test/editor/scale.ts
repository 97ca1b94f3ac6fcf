/** Many papers in the real editor: read in turns, kept for the next start, and never worth more than the file itself. */
import * as vscode from 'vscode';
import { benchPapers } from '../../scripts/madeUpListing';
import { assertEqual, eventually, fileUri, lectern, writeText } from './lectern';

const file = 'large.papers';
const papers = 3000;
/** The share of the whole that one wait may take: in one piece the reading would be most of it, on any machine. */
const shareAtMost = 1 / 3;

async function counted(): Promise<number> {
  return (await lectern()).papers().filter(({ title }) => / Case[a-z]+$/.test(title)).length;
}

async function shownBy(query: string): Promise<number> {
  await vscode.commands.executeCommand('lectern.filter', query);
  const found = (await lectern()).shown().length;
  await vscode.commands.executeCommand('lectern.clearFilter');
  return found;
}

/** The longest wait for a turn while something is done, and how long that takes, in milliseconds. */
async function longestWait(act: () => Promise<void>): Promise<readonly [wait: number, whole: number]> {
  let longest = 0;
  const begun = performance.now();
  let last = begun;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await act();
  clearInterval(timer);
  return [longest, performance.now() - begun];
}

export function describeScale(): void {
  describe('many papers', () => {
    it('are read while others have their turn', async () => {
      const text = [...benchPapers(papers)].join('');
      const [wait, whole] = await longestWait(async () => {
        await writeText(file, text);
        await eventually('all papers', async () => (await counted()) === papers);
      });
      const shares = `${wait.toFixed(0)} of ${whole.toFixed(0)} ms`;
      console.log(`[test] ${papers} papers: the longest wait for a turn was ${shares}`);
      if (wait > whole * shareAtMost) throw new Error(`others waited ${shares}`);
    });

    it('are found by their abstracts', async () => {
      assertEqual((await shownBy('abstract:learning')) > papers / 2, true, 'found');
    });

    it('are kept for the next start once the file has come to rest', async () => {
      await new Promise((resolve) => setTimeout(() => resolve(undefined), 2500));
      await vscode.commands.executeCommand('lectern.refresh');
      // What is kept is written some seconds later.
      await new Promise((resolve) => setTimeout(() => resolve(undefined), 6000));
      assertEqual(await counted(), papers);
    });
  });
}

export function describeScaleReloaded(): void {
  describe('many papers after a reload', () => {
    it('are all there, with their abstracts', async () => {
      assertEqual(await counted(), papers);
      assertEqual((await shownBy('abstract:learning')) > papers / 2, true, 'found');
    });

    it('are those of the file when it has changed', async () => {
      await writeText(file, [...benchPapers(papers / 2)].join(''));
      await eventually('half of them', async () => (await counted()) === papers / 2);
      await vscode.workspace.fs.delete(fileUri(file));
      await eventually('none of them', async () => (await counted()) === 0);
    });
  });
}
