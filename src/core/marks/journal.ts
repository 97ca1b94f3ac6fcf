/** The journal: everybody's segments read, our own written, old ones of ours folded. */
import { writeChange, type Change } from './change';
import { findFold, fold } from './folding';
import type { FolderEntry, JournalFolder, JournalProblem, Report } from './journalFolder';
import { JournalReader } from './journalReader';
import { JournalWriter, type JournalLine } from './journalWriter';
import { byteLength, segmentBytes } from './segment';
import type { WriterId } from './stamp';

export interface JournalOptions {
  readonly writer: WriterId;
  readonly clock: () => number;
  readonly report: Report;
  /** For tests: how large a segment grows; `segmentBytes` otherwise. */
  readonly bound?: number;
}

/** What a look at the folder found: more changes, or, where files have gone, all there are now. */
export type Found =
  | { readonly kind: 'more'; readonly changes: readonly (readonly Change[])[] }
  | { readonly kind: 'all'; readonly changes: readonly (readonly Change[])[] };

export class Journal {
  private readonly folder: JournalFolder;
  private readonly options: JournalOptions;
  private readonly reader: JournalReader;
  private readonly writer: JournalWriter;
  private folding: Promise<void> | null = null;
  /** Counts our own changes to the folder, so that an older listing of it is not taken for somebody's change. */
  private ownWrites = 0;

  constructor(folder: JournalFolder, options: JournalOptions) {
    this.folder = folder;
    this.options = options;
    this.reader = new JournalReader(folder, options.report);
    this.writer = new JournalWriter({
      folder,
      writer: options.writer,
      report: options.report,
      bound: options.bound ?? segmentBytes,
      onDidWrite: (name, size) => {
        this.ownWrites++;
        this.reader.known.set(name, { size, modified: null, isJournal: true });
      },
      onDidClose: () => void this.startFolding(),
    });
  }

  /** Looks at the folder: reads what is new or was changed since. An unreadable folder is reported and gives nothing new. */
  async look(): Promise<Found> {
    let kind: Found['kind'] = 'more';
    const changes: (readonly Change[])[] = [];
    // A file can go between listing and reading; a folder where that goes on and on is not worth more looks.
    for (let round = 0; round < 5; round++) {
      const writes = this.ownWrites;
      const entries = await this.reader.list();
      if (entries === null) break;
      const isQuiet = writes === this.ownWrites && this.folding === null;
      if (isQuiet && (await this.hasLost(entries))) {
        this.reader.known.clear();
        changes.length = 0;
        kind = 'all';
      }
      const found = await this.reader.read(entries);
      changes.push(...(found ?? []));
      if (found !== null) break;
      kind = 'all';
      this.reader.known.clear();
      changes.length = 0;
    }
    return { kind, changes: kind === 'all' ? [...changes, this.writer.changesInMemory()] : changes };
  }

  /** Writes one command's changes; resolves as `JournalWriter.append` does. `replaces` is an earlier line of the same register. */
  append(lines: readonly JournalLine[], replaces: JournalLine | null): Promise<boolean> {
    return this.writer.append(lines, replaces);
  }

  /** Writes what is not on disk; gives whether everything is now. */
  flush(): Promise<boolean> {
    return this.writer.flush();
  }

  /** All changes there are, read anew: what no longer shows too. Null where not everything can be read. */
  async readAll(): Promise<readonly Change[] | null> {
    const problems: JournalProblem['code'][] = [];
    const reader = new JournalReader(this.folder, ({ code }) => problems.push(code));
    const entries = await reader.list();
    const groups = entries === null ? null : await reader.read(entries);
    if (groups === null || problems.some((code) => code === 'unreadable-file' || code === 'too-large'))
      return null;
    return [...groups.flat(), ...this.writer.changesInMemory()];
  }

  /** Folds until there is nothing to fold; one at a time, beside the writing of new changes. */
  startFolding(): Promise<void> {
    this.folding ??= this.foldAll().finally(() => {
      this.folding = null;
    });
    return this.folding;
  }

  /** Resolves when no folding is under way. */
  async settled(): Promise<void> {
    await this.folding;
  }

  /** Whether files have gone that were read. Our own open segment is written again instead. */
  private async hasLost(entries: readonly FolderEntry[]): Promise<boolean> {
    const sizes = new Map(entries.map((entry) => [entry.name, entry.size]));
    const open = this.writer.openName();
    if (open !== null && sizes.get(open) !== this.reader.known.get(open)?.size) await this.writer.restore();
    for (const name of this.reader.known.keys()) if (name !== open && !sizes.has(name)) return true;
    return false;
  }

  private async foldAll(): Promise<void> {
    const { writer, clock, report } = this.options;
    try {
      for (;;) {
        const entries = await this.reader.list();
        if (entries === null) return;
        const sources = findFold(entries, this.reader.known, writer, this.writer.openName(), clock());
        if (sources === null) return;
        const folded = await fold(this.folder, sources, entries, writer);
        if (folded === null) return;
        this.ownWrites++;
        this.reader.known.set(folded.name, { size: folded.size, modified: null, isJournal: true });
        for (const name of folded.sources) this.reader.known.delete(name);
        // A source that somebody is still writing would be folded again and again.
        if (folded.sources.length < sources.length) return;
      }
    } catch (cause) {
      report({ code: 'not-folded', cause });
    }
  }
}

/** A change as the line it is written as. */
export function toJournalLine(change: Change): JournalLine {
  const text = writeChange(change);
  return { change, text, bytes: byteLength(text) + 1 };
}
