/** Reads everybody's journal files and remembers which it has read; sets bad lines aside and reports them. */
import type { Change } from './change';
import type { FolderEntry, JournalFolder, Report } from './journalFolder';
import { isJournalFile, maxFileBytes, readSegment, toSegmentText, type Segment } from './segment';

export interface KnownFile {
  readonly size: number;
  /** Null for a file of our own, whose time of writing we were not told. */
  readonly modified: number | null;
  /** At least one line is a change, so that the file may be folded. */
  readonly isJournal: boolean;
}

/** How many files are read at a time. */
const readsAtOnce = 8;

export class JournalReader {
  readonly known = new Map<string, KnownFile>();
  private readonly folder: JournalFolder;
  private readonly report: Report;
  private readonly reported = new Set<string>();

  constructor(folder: JournalFolder, report: Report) {
    this.folder = folder;
    this.report = report;
  }

  /** The folder's entries; null, and a report, where it cannot be read. */
  async list(): Promise<readonly FolderEntry[] | null> {
    try {
      const entries = await this.folder.list();
      this.reported.delete('unreadable-folder');
      return entries;
    } catch (cause) {
      if (this.isFirst('unreadable-folder')) this.report({ code: 'unreadable-folder', cause });
      return null;
    }
  }

  /**
   * The changes of all files that are new or other than when they were read last; null where a file went while
   * it was to be read (somebody folded it, so its changes are in another one): list and read again.
   */
  async read(entries: readonly FolderEntry[]): Promise<readonly (readonly Change[])[] | null> {
    const due = entries.filter((entry) => this.isDue(entry));
    const names = new Set(entries.map((entry) => entry.name));
    const found: (readonly Change[])[] = [];
    let hasGone = false;
    for (let start = 0; start < due.length; start += readsAtOnce) {
      const group = due.slice(start, start + readsAtOnce);
      for (const changes of await Promise.all(group.map((entry) => this.readFile(entry, names)))) {
        if (changes === null) hasGone = true;
        else found.push(changes);
      }
    }
    return hasGone ? null : found;
  }

  private isDue(entry: FolderEntry): boolean {
    if (!isJournalFile(entry.name)) return false;
    const known = this.known.get(entry.name);
    if (known === undefined) return true;
    return known.size !== entry.size || (known.modified !== null && known.modified !== entry.modified);
  }

  private async readFile(entry: FolderEntry, names: ReadonlySet<string>): Promise<readonly Change[] | null> {
    const file = entry.name;
    if (entry.kind !== 'file') {
      if (this.isFirst(`not-a-file ${file}`)) this.report({ code: 'not-a-file', file });
      return [];
    }
    if (entry.size > maxFileBytes) {
      if (this.isFirst(`too-large ${file}`)) this.report({ code: 'too-large', file, size: entry.size });
      return [];
    }
    let text: string;
    try {
      text = await this.folder.read(file);
    } catch (cause) {
      const now = await this.list();
      if (now !== null && !now.some((other) => other.name === file)) return null;
      if (this.isFirst(`unreadable-file ${file}`)) this.report({ code: 'unreadable-file', file, cause });
      return [];
    }
    const segment = readSegment(text);
    const isJournal = segment.changes.length + segment.newer > 0;
    this.known.set(file, { size: entry.size, modified: entry.modified, isJournal });
    await this.reportLines(file, segment, names);
    return segment.changes;
  }

  private async reportLines(file: string, segment: Segment, names: ReadonlySet<string>): Promise<void> {
    if (segment.newer > 0 && this.isFirst(`newer-lines ${file}`)) {
      this.report({ code: 'newer-lines', file, lines: segment.newer });
    }
    if (segment.bad.length === 0) return;
    if (segment.changes.length + segment.newer === 0) {
      // A whole file that is no journal stays where it is; there is nothing to rescue it from.
      if (this.isFirst(`not-a-journal ${file}`)) this.report({ code: 'not-a-journal', file });
      return;
    }
    const text = toSegmentText(segment.bad.map((line) => line.text));
    const aside = `aside-${hash(text)}.txt`;
    // What was set aside once, in this window or before, has been reported.
    if (names.has(aside) || !this.isFirst(aside)) return;
    const isWritten = await this.setAside(aside, text);
    const faults = [...new Set(segment.bad.map((line) => line.fault))];
    this.report({
      code: 'bad-lines',
      file,
      lines: segment.bad.length,
      faults,
      aside: isWritten ? aside : null,
    });
  }

  private async setAside(name: string, text: string): Promise<boolean> {
    try {
      await this.folder.writeAtomically(name, text);
      return true;
    } catch {
      // The report says that there is no copy; the lines are still in their file, which nobody overwrites.
      return false;
    }
  }

  private isFirst(key: string): boolean {
    if (this.reported.has(key)) return false;
    this.reported.add(key);
    return true;
  }
}

/** 64 bits of FNV-1a over the text's units, as 16 hexadecimal digits: a name, not a seal. */
function hash(text: string): string {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 24), 0x01000193);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
