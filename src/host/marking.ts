/** Marks in the host: opens the store, writes edits, says what was undone and what went wrong. */
import * as vscode from 'vscode';
import { Emitter, type Event } from '../core/emitter';
import { describePaper } from '../core/library/about';
import type { LibraryStore } from '../core/library/libraryStore';
import { isIdle, type Edit } from '../core/marks/edit';
import type { HistoryEntry } from '../core/marks/history';
import { noMark, type About, type Mark } from '../core/marks/mark';
import type { Applied, MarkStore, UndoResult } from '../core/marks/markStore';
import type { Stamp } from '../core/marks/stamp';
import type { Paper, PaperId } from '../core/paper';
import { editWords, faultWord } from './editWords';
import { HumanError, toMessage } from './errors';
import type { Log } from './log';
import { openMarkFolder } from './markFolder';
import { prepareFolder } from './markMove';
import type { MarkPlace, PlaceParts } from './markPlaces';
import { MarkNaming } from './markNaming';
import { createMarkReports } from './markReports';
import { MarkRetry } from './markRetry';
import { watchMarks } from './markWatch';
import type { Parts } from './parts';
import { nextTurn } from './nextTurn';
import { freshWriter } from './writer';

export interface MarkingParts {
  readonly places: PlaceParts;
  /** The place to begin with; what has to be brought there has been brought when it resolves. */
  readonly place: () => Promise<MarkPlace>;
  readonly library: LibraryStore;
  readonly parts: Parts;
  readonly log: Log;
  /** Whether a view of ours can be seen. */
  readonly isShown: () => boolean;
}

export class Marking implements vscode.Disposable {
  private readonly parts: MarkingParts;
  private readonly changed: Emitter<ReadonlySet<PaperId>>;
  private readonly retry = new MarkRetry(async () => (await this.opened()).flush());
  private readonly naming: MarkNaming;
  /** Null where it is to be opened at the next need: what could not be opened just now may be then. */
  private opening: Promise<MarkStore> | null = null;
  private store: MarkStore | null = null;
  private watch: vscode.Disposable | null = null;

  constructor(parts: MarkingParts) {
    const { log } = parts;
    this.parts = parts;
    this.changed = new Emitter((error) => log.error(toMessage(error)));
    const { markOf, aboutOf } = this;
    this.naming = new MarkNaming({ library: parts.library, keeping: parts.parts.keeping, markOf, aboutOf });
    // Whoever needs the store awaits it and hears of it there.
    this.opened().catch((error: unknown) => log.error(`the marks could not be opened: ${toMessage(error)}`));
  }

  get onDidChange(): Event<ReadonlySet<PaperId>> {
    return this.changed.event;
  }

  /** The mark of a paper; none while the stored marks are still being read. */
  readonly markOf = (paper: PaperId): Mark => this.store?.get(paper) ?? noMark;

  /** What was stored of a paper itself with its first mark. */
  readonly aboutOf = (paper: PaperId): About | null => this.store?.about(paper) ?? null;

  /** The id under which a mark from elsewhere belongs here. */
  meant(paper: PaperId, about: About | null): PaperId {
    return this.naming.meant(paper, about);
  }

  /** Whether an edit would change nothing. */
  isIdle(edit: Edit): boolean {
    return isIdle(edit, this.markOf(edit.paper), this.aboutOf(edit.paper));
  }

  tags(): ReadonlyMap<string, number> {
    return this.store?.tags() ?? new Map<string, number>();
  }

  /** The papers that have a mark, also those that no listing has just now. */
  marked(): Iterable<PaperId> {
    return this.store?.marked() ?? [];
  }

  /** The listed papers that go by another one's mark. */
  takenFor(paper: PaperId): readonly Paper[] {
    return this.naming.takenFor(paper);
  }

  /** Resolves when the stored marks have been read. */
  async ready(): Promise<void> {
    await this.opened();
  }

  /**
   * One command: one undo step. Resolves with whether it is on disk; what is not stays in memory, is reported and
   * written later. Throws, for the person, where a value was refused.
   */
  apply(edits: readonly Edit[], label = editWords(edits)): Promise<boolean> {
    return this.carryOut(edits, label);
  }

  /** Edits that undo shall not take back, such as a key that stands in a note now. */
  applyForGood(edits: readonly Edit[]): Promise<boolean> {
    return this.carryOut(edits, null);
  }

  async undo(): Promise<void> {
    const store = await this.opened();
    tell(await store.undo(), vscode.l10n.t('Nothing to undo.'), (what) => vscode.l10n.t('Undone: {0}', what));
  }

  async redo(): Promise<void> {
    const store = await this.opened();
    tell(await store.redo(), vscode.l10n.t('Nothing to redo.'), (what) =>
      vscode.l10n.t('Done again: {0}', what),
    );
  }

  /** The commands of all windows and machines, the latest first; null where they cannot all be read. */
  async history(): Promise<readonly HistoryEntry[] | null> {
    return (await this.opened()).history();
  }

  /** Makes all marks again what they were right after a command; null where the history cannot all be read. */
  async restore(until: Stamp, label: string): Promise<Applied | null> {
    return (await this.opened()).restore(until, label);
  }

  /** Takes in what others have written. */
  async refresh(): Promise<void> {
    await (await this.opened()).refresh();
  }

  /**
   * Goes on in another place: `bring` takes the marks there when all of them are on disk, and gives whether it could.
   * Commands given meanwhile wait.
   */
  async moveTo(place: MarkPlace, bring: () => Promise<boolean>): Promise<boolean> {
    let isMoved = false;
    const before = this.opened();
    const move = async () => {
      const store = await before;
      if (!(await store.close()) || !(await bring())) return store;
      isMoved = true;
      return this.open(place);
    };
    const moving = move().catch((error: unknown) => {
      this.parts.log.error(`the marks stay where they are: ${toMessage(error)}`);
      return before;
    });
    await this.keep(moving);
    return isMoved;
  }

  /** Writes what is still to be written. */
  async close(): Promise<void> {
    await (await this.opening)?.close();
  }

  dispose(): void {
    // What is on its way to disk is `close`'s business; here only listeners would be left, and they go with us.
    this.store = null;
    this.watch?.dispose();
    this.retry.dispose();
  }

  private async carryOut(edits: readonly Edit[], label: string | null): Promise<boolean> {
    if (edits.length === 0) return true;
    const applied = await (await this.opened()).apply(edits, label);
    const [refused] = applied.refused;
    if (refused !== undefined) throw new HumanError(faultWord(refused.fault));
    return applied.outcome !== 'unsaved';
  }

  private opened(): Promise<MarkStore> {
    return this.opening ?? this.keep(this.begin());
  }

  private keep(opening: Promise<MarkStore>): Promise<MarkStore> {
    this.opening = opening;
    opening.catch(() => {
      if (this.opening === opening) this.opening = null;
    });
    return opening;
  }

  private async begin(): Promise<MarkStore> {
    await nextTurn();
    return this.open(await this.parts.place());
  }

  private async open(place: MarkPlace): Promise<MarkStore> {
    const { log, library, parts, isShown } = this.parts;
    const [{ MarkStore }] = await Promise.all([parts.keeping(), prepareFolder(place, log)]);
    const reports = createMarkReports(log);
    const writer = await freshWriter(place.writerState);
    const store = await MarkStore.open(openMarkFolder(place.folder), {
      clock: Date.now,
      writer,
      report: (problem) => {
        reports(problem);
        if (problem.code === 'unsaved') this.retry.start();
      },
      onError: (error) => log.error(toMessage(error)),
      describe: (paper) => describePaper(library.library.byId.get(paper)),
    });
    this.store = store;
    let changes = 0;
    store.onDidChange((papers) => {
      changes += 1;
      this.tell(papers);
    });
    this.watch?.dispose();
    this.watch = watchMarks({
      folder: place.folder,
      look: async () => {
        const before = changes;
        await store.refresh().catch((error: unknown) => log.error(toMessage(error)));
        return changes > before;
      },
      isOwn: (name) => name.startsWith(`${writer}-`),
      isShown,
    });
    const marked = new Set(store.marked());
    await this.naming.open(marked);
    this.changed.fire(marked);
    return store;
  }

  private tell(papers: ReadonlySet<PaperId>): void {
    const isNamed = this.naming.follow(papers);
    this.changed.fire(papers);
    if (isNamed) return;
    this.naming.begin(papers).catch((error: unknown) => this.parts.log.error(toMessage(error)));
  }
}

function tell(result: UndoResult, nothing: string, done: (what: string) => string): void {
  const message = result.kind === 'nothing' ? nothing : done(result.label);
  vscode.window.setStatusBarMessage(message, 5000);
}
