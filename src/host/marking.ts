/** Marks in the host: opens the store, writes edits, says what was undone and what went wrong. */
import * as vscode from 'vscode';
import { Emitter, type Event } from '../core/emitter';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Edit } from '../core/marks/edit';
import { noMark, type Mark } from '../core/marks/mark';
import { MarkStore, type UndoResult } from '../core/marks/markStore';
import type { PaperId } from '../core/paper';
import { editWords, faultWord } from './editWords';
import { HumanError, toMessage } from './errors';
import { createMarkReports } from './markReports';
import { openMarkFolder } from './markFolder';
import type { Log } from './log';
import { nextTurn } from './nextTurn';
import { describePaper } from '../core/library/about';
import { freshWriter } from './writer';

export interface MarkingParts {
  /** The workspace's storage folder; the marks lie in a folder of their own in it. */
  readonly storage: vscode.Uri;
  readonly library: LibraryStore;
  readonly log: Log;
  /** State of this installation, for the writer's lasting name. */
  readonly machine: vscode.Memento;
}

export class Marking implements vscode.Disposable {
  private readonly changed: Emitter<ReadonlySet<PaperId>>;
  private readonly opening: Promise<MarkStore>;
  private store: MarkStore | null = null;
  private focus: vscode.Disposable | null = null;

  constructor(parts: MarkingParts) {
    const { log } = parts;
    this.changed = new Emitter((error) => log.error(toMessage(error)));
    this.opening = this.open(parts);
    // Whoever needs the store awaits it and hears of it there.
    this.opening.catch((error: unknown) => log.error(`the marks could not be opened: ${toMessage(error)}`));
  }

  get onDidChange(): Event<ReadonlySet<PaperId>> {
    return this.changed.event;
  }

  /** The mark of a paper; none while the stored marks are still being read. */
  readonly markOf = (paper: PaperId): Mark => this.store?.get(paper) ?? noMark;

  tags(): ReadonlyMap<string, number> {
    return this.store?.tags() ?? new Map<string, number>();
  }

  /** The papers that have a mark, also those that no listing has just now. */
  marked(): Iterable<PaperId> {
    return this.store?.marked() ?? [];
  }

  /** Resolves when the stored marks have been read. */
  async ready(): Promise<void> {
    await this.opening;
  }

  /**
   * One command: one undo step. Resolves with whether it is on disk; what is not stays in memory, is reported and
   * written later. Throws, for the person, where a value was refused.
   */
  apply(edits: readonly Edit[]): Promise<boolean> {
    return this.carryOut(edits, editWords(edits));
  }

  /** Edits that undo shall not take back, such as a key that stands in a note now. */
  applyForGood(edits: readonly Edit[]): Promise<boolean> {
    return this.carryOut(edits, null);
  }

  async undo(): Promise<void> {
    const store = await this.opening;
    tell(await store.undo(), vscode.l10n.t('Nothing to undo.'), (what) => vscode.l10n.t('Undone: {0}', what));
  }

  async redo(): Promise<void> {
    const store = await this.opening;
    tell(await store.redo(), vscode.l10n.t('Nothing to redo.'), (what) =>
      vscode.l10n.t('Done again: {0}', what),
    );
  }

  /** Writes what is still to be written. */
  async close(): Promise<void> {
    await (await this.opening).close();
  }

  dispose(): void {
    // What is on its way to disk is `close`'s business; here only listeners would be left, and they go with us.
    this.store = null;
    this.focus?.dispose();
  }

  private async carryOut(edits: readonly Edit[], label: string | null): Promise<boolean> {
    if (edits.length === 0) return true;
    const applied = await (await this.opening).apply(edits, label);
    const [refused] = applied.refused;
    if (refused !== undefined) throw new HumanError(faultWord(refused.fault));
    return applied.outcome !== 'unsaved';
  }

  private async open({ storage, library, log, machine }: MarkingParts): Promise<MarkStore> {
    await nextTurn();
    const folder = openMarkFolder(vscode.Uri.joinPath(storage, 'marks'));
    const store = await MarkStore.open(folder, {
      clock: Date.now,
      writer: await freshWriter(machine),
      report: createMarkReports(log),
      onError: (error) => log.error(toMessage(error)),
      describe: (paper) => describePaper(library.library.byId.get(paper)),
    });
    this.store = store;
    store.onDidChange((papers) => this.changed.fire(papers));
    // Another window may have written while this one was not looked at.
    this.focus = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) store.refresh().catch((error: unknown) => log.error(toMessage(error)));
    });
    this.changed.fire(new Set(store.marked()));
    return store;
  }
}

function tell(result: UndoResult, nothing: string, done: (what: string) => string): void {
  const message = result.kind === 'nothing' ? nothing : done(result.label);
  vscode.window.setStatusBarMessage(message, 5000);
}
