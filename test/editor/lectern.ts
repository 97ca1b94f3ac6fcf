/** What every in-editor test needs: the extension's own interface, the workspace's files, and waiting. */
import * as vscode from 'vscode';
import type { LecternApi, LecternPaper } from '../../src/host/api';

/** The running extension, through its exports: importing its source would be a second copy of it. */
export async function lectern(): Promise<LecternApi> {
  const extension = vscode.extensions.getExtension<LecternApi>('lectern.lectern');
  if (extension === undefined) throw new Error('Lectern is not installed');
  const api = await extension.activate();
  await api.ready;
  return api;
}

/** The one paper whose title begins so. */
export async function paperCalled(start: string): Promise<LecternPaper> {
  const found = (await lectern()).papers().filter(({ title }) => title.startsWith(start));
  const [paper] = found;
  if (paper === undefined || found.length > 1) throw new Error(`${found.length} papers begin with ${start}`);
  return paper;
}

/** A row as the tree hands it to a command. */
export function rowOf(paper: LecternPaper): unknown {
  return { kind: 'paper', paper: { id: paper.id } };
}

export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function writeText(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** Waits for what happens some time later, such as a watcher's event; says what it waited for when it never does. */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(() => resolve(undefined), 100));
  }
  throw new Error(`waited in vain for: ${what}`);
}

/** Does something again and again until what was begun is over, as one presses a key until a box that is coming takes it. */
export async function untilDone<Value>(begun: Thenable<Value>, act: () => Thenable<unknown>): Promise<Value> {
  let isOver = false;
  const over = () => (isOver = true);
  begun.then(over, over);
  await eventually('the end of what was begun', async () => {
    if (!isOver) await act();
    return isOver;
  });
  return begun;
}

export function assertEqual(actual: unknown, expected: unknown, what = 'value'): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw Object.assign(new Error(`${what}: ${a} is not ${b}`), { actual, expected });
}
