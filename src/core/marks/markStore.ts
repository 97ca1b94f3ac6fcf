/** All marks: the one writer of them. Memory and events change at once; a command resolves when it is on disk. */
import { Emitter, type Event } from '../emitter';
import type { PaperId } from '../paper';
import type { Change } from './change';
import { latestStamp, stampOf, toChanges } from './command';
import { isIdle, registerOf, tidyEdit, toInverse, type Edit, type EditFault } from './edit';
import { toHistory, toRestoration, type HistoryEntry } from './history';
import { Journal, toJournalLine, type Found } from './journal';
import type { JournalFolder, Report } from './journalFolder';
import type { JournalLine } from './journalWriter';
import type { About, Mark } from './mark';
import { Registers } from './registers';
import { StampClock, writerOf, type Stamp, type WriterId } from './stamp';
import { UndoStack, type Pair, type Step } from './undoStack';

export interface MarkStoreOptions {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Made by `writerId`; its session part must be another one for each window and each start. */
  readonly writer: WriterId;
  readonly report: Report;
  /** A listener of `onDidChange` threw. */
  readonly onError: (error: unknown) => void;
  /** What is known of a paper, to be stored with its first mark; null where nothing is. */
  readonly describe: (paper: PaperId) => About | null;
  /** For tests: how large a segment grows. */
  readonly bound?: number;
}

interface Refusal {
  readonly edit: Edit;
  readonly fault: EditFault;
}
export interface Applied {
  /** `saved`: on disk. `unsaved`: in memory, to be written with the next command or `flush`. `nothing`: all was so already. */
  readonly outcome: 'saved' | 'unsaved' | 'nothing';
  readonly papers: ReadonlySet<PaperId>;
  readonly refused: readonly Refusal[];
}
export type UndoResult =
  | { readonly kind: 'nothing' }
  /** `skipped`: registers which somebody else has changed since; they keep what they say. */
  | { readonly kind: 'done'; readonly label: string; readonly applied: Applied; readonly skipped: number };

/** A note typed on within this time takes the place of the text before it, in the journal and as an undo step. */
const typingPause = 3 * 60 * 1000;

interface Typing {
  readonly paper: PaperId;
  readonly line: JournalLine;
  readonly at: number;
}

export class MarkStore {
  readonly onDidChange: Event<ReadonlySet<PaperId>>;
  private readonly emitter: Emitter<ReadonlySet<PaperId>>;
  private readonly options: MarkStoreOptions;
  private readonly journal: Journal;
  private readonly clock: StampClock;
  private readonly steps = new UndoStack();
  private registers = new Registers();
  private typing: Typing | null = null;
  /** Changes made while the folder is looked at; null while it is not. */
  private meanwhile: Change[] | null = null;
  private looking: Promise<void> | null = null;
  private isLookDue = false;
  /** Until then nobody listens. */
  private isOpen = false;

  private constructor(folder: JournalFolder, options: MarkStoreOptions) {
    this.options = options;
    this.emitter = new Emitter(options.onError);
    this.onDidChange = this.emitter.event;
    this.clock = new StampClock(options.writer);
    const { writer, clock, report, bound } = options;
    this.journal = new Journal(folder, { writer, clock, report, ...(bound === undefined ? {} : { bound }) });
  }

  /** Reads the folder. What cannot be read is reported, never overwritten; the store works without it. */
  static async open(folder: JournalFolder, options: MarkStoreOptions): Promise<MarkStore> {
    const store = new MarkStore(folder, options);
    await store.refresh();
    store.isOpen = true;
    void store.journal.startFolding();
    return store;
  }

  /** The mark of a paper; `noMark` where it has none. The same object until it changes. */
  get(paper: PaperId): Mark {
    return this.registers.mark(paper);
  }

  /** The papers whose mark says something. */
  marked(): Iterable<PaperId> {
    return this.registers.marked();
  }

  /** How many papers have each tag. */
  tags(): ReadonlyMap<string, number> {
    return this.registers.tags();
  }

  /** What was stored of a paper with its first mark; null where nothing was. */
  about(paper: PaperId): About | null {
    return this.registers.about(paper);
  }

  /** The notes that were written at the same time and stand side by side; usually one. `Mark.note` shows them together. */
  notes(paper: PaperId): readonly string[] {
    return this.registers.notes(paper);
  }

  /** What a note begun now is based on; give it back in the edit, so that what others write meanwhile is kept. */
  noteBase(paper: PaperId): readonly Stamp[] {
    return this.registers.noteBase(paper);
  }

  /** Carries out one command: one stamp, one undo step (none where the label is null), on disk as a whole or not at all. */
  apply(edits: readonly Edit[], label: string | null): Promise<Applied> {
    return this.run(edits, label);
  }

  /** Takes back the last command of this window. */
  undo(): Promise<UndoResult> {
    const step = this.steps.undo();
    return this.repeat(step, step?.pairs ?? []);
  }

  /** Does again what was taken back last. */
  redo(): Promise<UndoResult> {
    const step = this.steps.redo();
    return this.repeat(
      step,
      step?.pairs.map(({ before, after }) => ({ before: after, after: before })) ?? [],
    );
  }

  /** What `undo` would take back; null for nothing. */
  undoLabel(): string | null {
    return this.steps.undoLabel();
  }

  /** What `redo` would do; null for nothing. */
  redoLabel(): string | null {
    return this.steps.redoLabel();
  }

  /** The commands of all windows and machines, the latest first. Reads the journal anew; null where it cannot all be read. */
  async history(): Promise<readonly HistoryEntry[] | null> {
    const changes = await this.journal.readAll();
    return changes === null ? null : toHistory(changes);
  }

  /**
   * Makes the marks again what they were right after a command of the history: a command of its own, so it can be taken
   * back. Null, and nothing changed, where the journal cannot all be read.
   */
  async restore(until: Stamp, label: string): Promise<Applied | null> {
    const changes = await this.journal.readAll();
    if (changes === null) return null;
    const current = new Map([...this.registers.known()].map((paper) => [paper, this.get(paper)]));
    return this.apply(toRestoration(changes, until, current), label);
  }

  /** Writes what could not be written; gives whether everything is on disk. */
  flush(): Promise<boolean> {
    return this.journal.flush();
  }

  /** Takes in what other windows and machines have written. */
  refresh(): Promise<void> {
    // A look under way may have listed the folder before what the caller has heard of: it looks once more.
    this.isLookDue = true;
    this.looking ??= this.lookWhileDue().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** Writes what is open and lets work under way end; gives whether everything is on disk. */
  async close(): Promise<boolean> {
    await this.looking;
    const isSaved = await this.journal.flush();
    await this.journal.settled();
    return isSaved;
  }

  private async run(edits: readonly Edit[], label: string | null): Promise<Applied> {
    const refused: Refusal[] = [];
    const planned = new Map<string, Edit>();
    for (const edit of edits) {
      const tidy = tidyEdit(edit);
      if (typeof tidy === 'string') refused.push({ edit, fault: tidy });
      else planned.set(registerOf(tidy), tidy);
    }
    const due = [...planned.values()].filter(
      (edit) => !isIdle(edit, this.get(edit.paper), this.about(edit.paper)),
    );
    if (due.length === 0) return { outcome: 'nothing', papers: new Set(), refused };

    const now = this.options.clock();
    const typed = this.typedOn(due, now);
    if (label !== null) this.remember(due, label, typed !== null);
    const changes = toChanges(due, this.registers, this.clock.next(now, latestStamp(due, this.registers)), {
      replaced: typed?.line.change ?? null,
      describe: this.options.describe,
    });
    const papers = this.join([changes]);
    this.meanwhile?.push(...changes);
    const lines = changes.map(toJournalLine);
    // What was taken back or done again is no typing.
    this.typing = label === null ? null : toTyping(due, lines, now);
    const saved = this.journal.append(lines, typed?.line ?? null);
    this.emitter.fire(papers);
    return { outcome: (await saved) ? 'saved' : 'unsaved', papers, refused };
  }

  /** The note line that a command goes on typing at; null where it does something else. */
  private typedOn(edits: readonly Edit[], now: number): Typing | null {
    const [edit] = edits;
    const { typing } = this;
    if (edits.length !== 1 || edit?.kind !== 'note' || typing?.paper !== edit.paper) return null;
    if (Math.abs(now - typing.at) > typingPause) return null;
    return this.registers.singleNote(edit.paper) === typing.line.change ? typing : null;
  }

  private remember(edits: readonly Edit[], label: string, isTypedOn: boolean): void {
    const [first] = edits;
    if (isTypedOn && first !== undefined && this.steps.undoLabel() === label) {
      this.steps.extend(first);
      return;
    }
    const pairs: Pair[] = [];
    for (const after of edits) {
      const before = toInverse(after, this.get(after.paper));
      if (before !== null) pairs.push({ before, after });
    }
    if (pairs.length > 0) this.steps.push({ label, pairs });
  }

  /** Brings back what was before, in the registers that still say what the step made of them. */
  private async repeat(step: Step | null, pairs: readonly Pair[]): Promise<UndoResult> {
    if (step === null) return { kind: 'nothing' };
    const ours = pairs.filter(({ after }) => this.isOurs(after)).map(({ before }) => before);
    const applied = await this.run(ours, null);
    return { kind: 'done', label: step.label, applied, skipped: pairs.length - ours.length };
  }

  private isOurs(edit: Edit): boolean {
    if (!isIdle(edit, this.get(edit.paper), this.about(edit.paper))) return false;
    if (edit.kind === 'note' && this.registers.singleNote(edit.paper) === null) return false;
    const stamp = stampOf(edit, this.registers);
    return stamp !== null && writerOf(stamp) === this.options.writer;
  }

  private async lookWhileDue(): Promise<void> {
    while (this.isLookDue) {
      this.isLookDue = false;
      await this.look();
    }
  }

  private async look(): Promise<void> {
    this.meanwhile = [];
    const found = await this.journal.look();
    const papers = found.kind === 'all' ? this.replace(found, this.meanwhile) : this.join(found.changes);
    this.meanwhile = null;
    if (papers.size > 0) this.emitter.fire(papers);
  }

  private join(groups: readonly (readonly Change[])[]): Set<PaperId> {
    const now = this.options.clock();
    const papers = new Set<PaperId>();
    for (const changes of groups) {
      for (const change of changes) {
        this.clock.observe(change.stamp, now);
        if (this.registers.join(change) && this.isOpen) papers.add(change.paper);
      }
    }
    return papers;
  }

  /** Files have gone (a folder was checked out at an earlier state): what they said must not be taken for stored. */
  private replace(found: Found, meanwhile: readonly Change[]): Set<PaperId> {
    const old = this.registers;
    this.registers = new Registers();
    this.join([...found.changes, meanwhile]);
    const papers = new Set<PaperId>();
    for (const paper of [...old.known(), ...this.registers.known()]) {
      if (JSON.stringify(old.mark(paper)) !== JSON.stringify(this.registers.mark(paper))) papers.add(paper);
    }
    return papers;
  }
}

/** A command of one note alone (what is known of the paper may come with it) can be typed on. */
function toTyping(edits: readonly Edit[], lines: readonly JournalLine[], at: number): Typing | null {
  const [line] = lines;
  return edits.length === 1 && line?.change.kind === 'note' ? { paper: line.change.paper, line, at } : null;
}
