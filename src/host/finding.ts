/** Loads the search for the first question to it, and the list of views for the first papers: a start waits for neither. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { FoundPapers } from '../core/library/outline';
import type { Span } from '../core/problem';
import type { TextField } from '../core/query/query';
import type { CitedNotes } from './citedNotes';
import type { Citekeys } from './citekeys';
import { setContextKey } from './contextKey';
import { toMessage } from './errors';
import { contextKeys } from './ids';
import type { PaperFinder } from './late/paperFinder';
import type { Log } from './log';
import type { Marking } from './marking';
import { nextTurn } from './nextTurn';
import { once } from './once';
import type { FindingPart, Parts } from './parts';

/** What a query found. */
export interface Answer extends FoundPapers {
  /** False while abstracts are still being indexed; `onDidComplete` tells when to ask again. */
  readonly complete: boolean;
  /** Where a text has what was looked for. */
  readonly spansOf: (text: string, field: TextField | 'tag') => readonly Span[];
}

export interface FindingParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cites: CitedNotes;
  readonly parts: Parts;
  readonly log: Log;
  /** Resolves when the listings that are there at the start have been read. */
  readonly started: () => Promise<void>;
}

export class Finding implements vscode.Disposable {
  private readonly parts: FindingParts;
  private readonly completed = new vscode.EventEmitter<undefined>();
  private readonly owned: { dispose(): void }[] = [this.completed];
  private hasViews = false;

  /** An answer that was not complete can be had in full now. */
  readonly onDidComplete = this.completed.event;

  constructor(parts: FindingParts) {
    this.parts = parts;
    this.owned.push(parts.library.onDidChange(({ papers }) => papers.length > 0 && void this.showViews()));
  }

  readonly part = (): Promise<FindingPart> => this.parts.parts.finding();

  /** The search, loaded the first time. */
  readonly finder = once(() => this.load());

  dispose(): void {
    for (const each of this.owned) each.dispose();
  }

  private async load(): Promise<PaperFinder> {
    const { PaperFinder } = await this.part();
    const finder = new PaperFinder(this.parts);
    this.owned.push(
      finder,
      finder.onDidComplete(() => this.completed.fire(undefined)),
    );
    return finder;
  }

  /** The editor shows the view when there is something to fill it with. */
  private async showViews(): Promise<void> {
    if (this.hasViews) return;
    this.hasViews = true;
    try {
      await nextTurn();
      const { ViewsTree } = await this.part();
      this.owned.push(new ViewsTree({ ...this.parts, finder: await this.finder() }));
      setContextKey(contextKeys.hasViews, true);
    } catch (error) {
      // With the next change of the library.
      this.hasViews = false;
      this.parts.log.error(`the views cannot be listed: ${toMessage(error)}`);
    }
  }
}
