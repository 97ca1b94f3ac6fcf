/** The citation key of each paper: made when asked for, kept once used. */
import * as vscode from 'vscode';
import { citekeySteps } from '../core/citation/citekey';
import {
  defaultCitekeyPattern,
  parseCitekeyPattern,
  type CitekeyPattern,
} from '../core/citation/citekeyPattern';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Paper, PaperId } from '../core/paper';
import { inTurns, Task, type Steps } from '../core/steps';
import type { Marking } from './marking';
import { turns } from './nextTurn';
import { onDidChangeSettings, setting } from './settings';

export class Citekeys implements vscode.Disposable {
  private readonly library: LibraryStore;
  private readonly marking: Marking;
  private readonly subscriptions: vscode.Disposable;
  /** Keys of the papers and marks there are now, as far as they are made; null where nobody asked yet. */
  private keys: Task<ReadonlyMap<PaperId, string>> | null = null;
  private names: ReadonlySet<string> | null = null;
  private making: Promise<void> | null = null;
  private readonly made = new vscode.EventEmitter<undefined>();

  /** Keys that were not known are. */
  readonly onDidMake = this.made.event;
  /** The keys that were kept when those were made. */
  private pinned = new Map<PaperId, string>();

  constructor(library: LibraryStore, marking: Marking) {
    this.library = library;
    this.marking = marking;
    const forget = () => {
      this.keys = null;
      this.names = null;
    };
    this.subscriptions = vscode.Disposable.from(
      this.made,
      library.onDidChange(forget),
      marking.onDidChange((papers) => {
        // Only a key that came or went can move another; every other mark leaves them as they are.
        if ([...papers].some((paper) => this.isMoved(paper))) forget();
      }),
      onDidChangeSettings(['citation.keyPattern'], forget),
    );
  }

  readonly of = (paper: Paper): string => {
    return this.all().finish().get(paper.id) ?? '';
  };

  /** The key of a paper, or null while keys are being made: `onDidMake` tells when to ask again. */
  readonly known = (paper: Paper): string | null => {
    const { citekey } = this.marking.markOf(paper.id);
    if (citekey !== null) return citekey;
    if (this.all().goOn(turns)) return this.of(paper);
    this.making ??= this.ready().then(() => {
      this.making = null;
      this.made.fire(undefined);
    });
    return null;
  };

  /** Makes the keys in turns, so that `of` has them at once. */
  async ready(): Promise<void> {
    for (let keys = this.all(); !keys.isDone; keys = this.all())
      await inTurns(keys, turns, () => this.keys === keys);
  }

  /** Whether a key is a paper's of the library. */
  readonly isKnown = (key: string): boolean => {
    this.names ??= new Set(this.all().finish().values());
    return this.names.has(key);
  };

  /** Gives papers the keys they have now for good; resolves when that is on disk. */
  async pin(papers: readonly Paper[]): Promise<void> {
    await this.ready();
    const unpinned = papers.filter((paper) => this.marking.markOf(paper.id).citekey === null);
    await this.marking.applyForGood(
      unpinned.map((paper) => ({ kind: 'citekey', paper: paper.id, citekey: this.of(paper) })),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private all(): Task<ReadonlyMap<PaperId, string>> {
    return (this.keys ??= new Task(this.assign()));
  }

  /** Whether the key of a paper came, went or became another since keys were made. */
  private isMoved(paper: PaperId): boolean {
    const { citekey } = this.marking.markOf(paper);
    if (citekey === (this.pinned.get(paper) ?? null)) return false;
    return this.keys?.isDone !== true || citekey !== this.keys.finish().get(paper);
  }

  private *assign(): Steps<ReadonlyMap<PaperId, string>> {
    const { papers } = this.library.library;
    const pinned = (this.pinned = new Map<PaperId, string>());
    let met = 0;
    // Of papers that are not listed just now, too: their keys stand in notes.
    for (const paper of this.marking.marked()) {
      const { citekey } = this.marking.markOf(paper);
      if (citekey !== null) pinned.set(paper, citekey);
      if (++met % 512 === 0) yield;
    }
    return yield* citekeySteps(papers, pinned, keyPattern());
  }
}

/** The pattern of the settings; one that cannot be read is the default's. */
function keyPattern(): CitekeyPattern {
  const parsed = parseCitekeyPattern(setting('citation.keyPattern'));
  return parsed.kind === 'pattern' ? parsed.pattern : defaultCitekeyPattern;
}
