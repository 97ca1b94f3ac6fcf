/** Notices what other windows write: by a watcher, and by a look every now and then where no watcher tells. */
import * as vscode from 'vscode';

/** Between two looks while nothing proves that the watcher works; then, once it does or nothing happens for long. */
const shortPause = 1500;
const longPause = 15_000;
/** After so long without a change looks become rarer. */
const quietTime = 5 * 60 * 1000;
/** Several files of one command come close together. */
const gathering = 60;

export interface WatchParts {
  readonly folder: vscode.Uri;
  /** Takes in what is new; gives whether there was anything. */
  readonly look: () => Promise<boolean>;
  /** Whether a file's name says that this window writes it. */
  readonly isOwn: (name: string) => boolean;
  /** Whether a view of ours can be seen. */
  readonly isShown: () => boolean;
}

export function watchMarks({ folder, look, isOwn, isShown }: WatchParts): vscode.Disposable {
  let isProven = false;
  let lastChange = Date.now();
  let gather: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const lookNow = async () => {
    if (await look()) lastChange = Date.now();
  };
  const isSeen = () => vscode.window.state.focused || isShown();
  const pause = () => (isProven || Date.now() - lastChange > quietTime ? longPause : shortPause);
  const next = () => {
    stop(poll);
    if (isOver) return;
    poll = setTimeout(() => {
      void (isSeen() ? lookNow() : Promise.resolve()).finally(next);
    }, pause());
  };
  const heard = (uri: vscode.Uri) => {
    // A watcher that tells of our own writes tells of others' too.
    isProven = true;
    if (isOwn(uri.path.slice(uri.path.lastIndexOf('/') + 1))) return;
    gather ??= setTimeout(() => {
      gather = undefined;
      void lookNow();
    }, gathering);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*.jsonl'));
  const parts = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(heard),
    watcher.onDidChange(heard),
    watcher.onDidDelete(heard),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      lastChange = Date.now();
      void lookNow();
      next();
    }),
  );
  next();
  return new vscode.Disposable(() => {
    isOver = true;
    stop(gather);
    stop(poll);
    parts.dispose();
  });
}

function stop(timer: ReturnType<typeof setTimeout> | undefined): void {
  if (timer !== undefined) clearTimeout(timer);
}
