/** The watchers of listing files: one for each pattern of the settings, one for each file that was added by hand. */
import * as vscode from 'vscode';
import { foreignPath } from './foreignFiles';

export interface WatchedListings {
  /** For files within the folders that are open. */
  readonly patterns: readonly string[];
  /** These may lie anywhere. */
  readonly files: readonly vscode.Uri[];
}

export interface ListingEvents {
  /** A file is there anew or otherwise; `isMatching` where a pattern says so. */
  readonly onWritten: (uri: vscode.Uri, isMatching: boolean) => void;
  readonly onGone: (uri: vscode.Uri) => void;
}

export class ListingWatchers implements vscode.Disposable {
  private readonly events: ListingEvents;
  private readonly watchers = new Map<string, vscode.Disposable>();

  constructor(events: ListingEvents) {
    this.events = events;
  }

  /** Watches these and no others from now on. Those that go on being watched are so without a gap. */
  watch({ patterns, files }: WatchedListings): void {
    const wanted = new Map([
      ...patterns.map((pattern) => [`pattern ${pattern}`, () => this.start(pattern, true)] as const),
      ...files.map((uri) => [keyOf(uri), () => this.start(patternOf(uri), false)] as const),
    ]);
    for (const [key, watcher] of this.watchers) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      this.watchers.delete(key);
    }
    for (const [key, start] of wanted) if (!this.watchers.has(key)) this.watchers.set(key, start());
  }

  dispose(): void {
    vscode.Disposable.from(...this.watchers.values()).dispose();
  }

  private start(pattern: vscode.GlobPattern, isMatching: boolean): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const written = (uri: vscode.Uri) => {
      if (!isMatching || !foreignPath.test(uri.path)) this.events.onWritten(uri, isMatching);
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(written),
      watcher.onDidChange(written),
      watcher.onDidDelete((uri) => this.events.onGone(uri)),
    );
  }
}

/** The editor itself watches what lies in a folder that is open: a file whose folder comes or goes needs another watcher. */
function keyOf(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
  return `file ${uri.toString()} ${folder}`;
}

/** A watch on one file, which may lie outside the workspace. */
function patternOf(uri: vscode.Uri): vscode.RelativePattern {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  // A name is no pattern: what would act as one is matched by any character.
  return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replace(/[*?[\]{}]/g, '?'));
}
