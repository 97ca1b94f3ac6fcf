/** Writes one writer's segments: what is queued goes to disk in order, several commands at once while a write is under way. */
import type { Change } from './change';
import type { FolderEntry, JournalFolder, Report } from './journalFolder';
import { readFileName, toFileName, toSegmentText } from './segment';
import type { WriterId } from './stamp';

export interface JournalLine {
  readonly change: Change;
  readonly text: string;
  /** With its line end. */
  readonly bytes: number;
}

interface Command {
  readonly lines: readonly JournalLine[];
  /** An earlier line which this command takes the place of, if its segment is still open. */
  readonly replaces: JournalLine | null;
  readonly settle: (saved: boolean) => void;
}

interface OpenSegment {
  readonly name: string;
  readonly lines: readonly JournalLine[];
}

interface Step {
  readonly lines: readonly JournalLine[];
  readonly isNew: boolean;
  readonly taken: number;
}

export interface WriterOptions {
  readonly folder: JournalFolder;
  readonly writer: WriterId;
  readonly report: Report;
  /** A segment takes commands up to this many bytes. A larger command has a segment of its own, so that it is on disk as a whole or not at all. */
  readonly bound: number;
  /** A file was written. */
  readonly onDidWrite: (name: string, bytes: number) => void;
  /** A segment was closed: it will not be written again. */
  readonly onDidClose: () => void;
}

/** The write queue. Its memory holds what is not on disk; nothing is dropped because a write failed. */
export class JournalWriter {
  private readonly options: WriterOptions;
  private readonly queue: Command[] = [];
  private segment: OpenSegment | null = null;
  /** The open segment has to be written even if nothing is queued. */
  private isDirty = false;
  private isFailing = false;
  private running: Promise<void> | null = null;

  constructor(options: WriterOptions) {
    this.options = options;
  }

  /** Queues a command's lines. Resolves to true when they are on disk, to false when writing failed; they stay queued then. */
  append(lines: readonly JournalLine[], replaces: JournalLine | null): Promise<boolean> {
    return new Promise((settle) => {
      this.queue.push({ lines, replaces, settle });
      void this.run();
    });
  }

  /** Writes what is not on disk; gives whether everything is now. */
  async flush(): Promise<boolean> {
    // A write under way may be about to fail; this asks for one of its own then.
    const isJoining = this.running !== null;
    await this.run();
    if (isJoining) await this.run();
    return this.queue.length === 0 && !this.isDirty;
  }

  /** The open segment was changed or removed by somebody: it has to be written again. */
  restore(): Promise<boolean> {
    this.isDirty = this.segment !== null && this.segment.lines.length > 0;
    return this.flush();
  }

  /** The file that may still be written; null before the first change. */
  openName(): string | null {
    return this.segment?.name ?? null;
  }

  /** The changes of the open segment and of the queue. */
  changesInMemory(): readonly Change[] {
    const lines = [...(this.segment?.lines ?? []), ...this.queue.flatMap((command) => command.lines)];
    return lines.map((line) => line.change);
  }

  private run(): Promise<void> {
    this.running ??= this.drain().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0 || this.isDirty) {
      const step = this.nextStep();
      try {
        await this.write(step);
      } catch (cause) {
        this.fail(cause);
        return;
      }
      for (const command of this.queue.splice(0, step.taken)) command.settle(true);
      if (this.isFailing) this.options.report({ code: 'saved-again' });
      this.isFailing = false;
    }
  }

  private async write(step: Step): Promise<void> {
    const { folder, onDidWrite, onDidClose } = this.options;
    const name = this.segment === null || step.isNew ? await this.newName() : this.segment.name;
    const wasDirty = this.isDirty;
    // Cleared before the write, for `restore` may be called while it is under way.
    this.isDirty = false;
    try {
      await folder.writeAtomically(name, toSegmentText(step.lines.map((line) => line.text)));
    } catch (cause) {
      this.isDirty ||= wasDirty;
      throw cause;
    }
    const closed = this.segment !== null && step.isNew;
    this.segment = { name, lines: step.lines };
    onDidWrite(name, sizeOf(step.lines));
    if (closed) onDidClose();
  }

  /** As many queued commands as fit, at least one; an open segment that has to be restored goes first, before it can be closed. */
  private nextStep(): Step {
    if (this.isDirty && this.segment !== null) return { lines: this.segment.lines, isNew: false, taken: 0 };
    let lines = [...(this.segment?.lines ?? [])];
    let size = sizeOf(lines);
    let isNew = false;
    let taken = 0;
    for (const command of this.queue) {
      const replaced = command.replaces === null ? -1 : lines.indexOf(command.replaces);
      const freed = replaced < 0 ? 0 : (lines[replaced]?.bytes ?? 0);
      const added = sizeOf(command.lines);
      const isFull = lines.length > (replaced < 0 ? 0 : 1) && size - freed + added > this.options.bound;
      if (isFull && taken > 0) break;
      if (isFull) {
        [lines, size, isNew] = [[], 0, true];
      } else if (replaced >= 0) {
        lines.splice(replaced, 1);
        size -= freed;
      }
      lines.push(...command.lines);
      size += added;
      taken++;
    }
    return { lines, isNew, taken };
  }

  private async newName(): Promise<string> {
    const { folder, writer } = this.options;
    return toFileName(writer, 'segment', lastNumber(await folder.list(), writer, 'segment') + 1);
  }

  private fail(cause: unknown): void {
    const lost = this.isDirty ? (this.segment?.lines.length ?? 0) : 0;
    const changes = this.queue.reduce((count, command) => count + command.lines.length, lost);
    if (!this.isFailing) this.options.report({ code: 'unsaved', changes, cause });
    this.isFailing = true;
    for (const command of this.queue) command.settle(false);
  }
}

/** The highest number that a writer's files of a kind have in a folder, folders of that name included; 0 for none. */
export function lastNumber(
  entries: readonly FolderEntry[],
  writer: WriterId,
  kind: 'segment' | 'snapshot',
): number {
  let last = 0;
  for (const entry of entries) {
    const name = readFileName(entry.name);
    if (name?.writer === writer && name.kind === kind) last = Math.max(last, name.number);
  }
  return last;
}

function sizeOf(lines: readonly JournalLine[]): number {
  return lines.reduce((size, line) => size + line.bytes, 0);
}
