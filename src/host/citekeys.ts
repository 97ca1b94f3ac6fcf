/** The citation key of each paper: made when asked for, kept once used. */
import * as vscode from 'vscode';
import { assignCitekeys } from '../core/citation/citekey';
import {
  defaultCitekeyPattern,
  parseCitekeyPattern,
  type CitekeyPattern,
} from '../core/citation/citekeyPattern';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Paper, PaperId } from '../core/paper';
import type { Marking } from './marking';
import { onDidChangeSettings, setting } from './settings';

export class Citekeys implements vscode.Disposable {
  private readonly library: LibraryStore;
  private readonly marking: Marking;
  private readonly subscriptions: vscode.Disposable;
  private keys: ReadonlyMap<PaperId, string> | null = null;
  private known: ReadonlySet<string> | null = null;

  constructor(library: LibraryStore, marking: Marking) {
    this.library = library;
    this.marking = marking;
    const forget = () => {
      this.keys = null;
      this.known = null;
    };
    this.subscriptions = vscode.Disposable.from(
      library.onDidChange(forget),
      marking.onDidChange((papers) => {
        // Only a key that came or went can move another; every other mark leaves them as they are.
        const pinned = [...papers].some((paper) => marking.markOf(paper).citekey !== this.keys?.get(paper));
        if (pinned) forget();
      }),
      onDidChangeSettings(['citation.keyPattern'], forget),
    );
  }

  readonly of = (paper: Paper): string => {
    this.keys ??= this.assign();
    return this.keys.get(paper.id) ?? '';
  };

  /** Whether a key is a paper's of the library. */
  readonly isKnown = (key: string): boolean => {
    this.keys ??= this.assign();
    this.known ??= new Set(this.keys.values());
    return this.known.has(key);
  };

  /** Gives papers the keys they have now for good; resolves when that is on disk. */
  async pin(papers: readonly Paper[]): Promise<void> {
    const unpinned = papers.filter((paper) => this.marking.markOf(paper.id).citekey === null);
    await this.marking.applyForGood(
      unpinned.map((paper) => ({ kind: 'citekey', paper: paper.id, citekey: this.of(paper) })),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private assign(): ReadonlyMap<PaperId, string> {
    const { papers } = this.library.library;
    const pinned = new Map<PaperId, string>();
    // Of papers that are not listed just now, too: their keys stand in notes.
    for (const paper of this.marking.marked()) {
      const { citekey } = this.marking.markOf(paper);
      if (citekey !== null) pinned.set(paper, citekey);
    }
    return assignCitekeys(papers, pinned, keyPattern());
  }
}

/** The pattern of the settings; one that cannot be read is the default's. */
function keyPattern(): CitekeyPattern {
  const parsed = parseCitekeyPattern(setting('citation.keyPattern'));
  return parsed.kind === 'pattern' ? parsed.pattern : defaultCitekeyPattern;
}
