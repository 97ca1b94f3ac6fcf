/** A folder in memory that can fail, tear or stop at any single point where it changes. */
import type { FolderEntry, JournalFolder } from '../../src/core/marks/journalFolder';

/**
 * What happens at a chosen point. `refuse` rejects before anything changed, `deceive` rejects although it
 * changed. The others are the end of the process: `stop` before the change, `vanish` after it, `litter` with the
 * temporary file written and not renamed, `tear` on a disk that broke its promise and wrote half the file.
 */
export const troubles = ['refuse', 'deceive', 'stop', 'vanish', 'litter', 'tear'] as const;
export type Trouble = (typeof troubles)[number];

interface Stored {
  readonly text: string;
  readonly modified: number;
}

export class MemoryFolder implements JournalFolder {
  readonly files = new Map<string, Stored>();
  readonly folders = new Set<string>();
  readonly unreadable = new Set<string>();
  /** Changes so far: writes and removals. */
  points = 0;
  reads = 0;
  bytesWritten = 0;
  isListable = true;
  /** Resolves when the process has come to its end; nothing answers from then on. */
  readonly ended: Promise<void>;
  private end: () => void = () => undefined;
  private hasEnded = false;
  private readonly clock: () => number;
  private trouble: ((point: number) => Trouble | null) | null = null;

  constructor(clock: () => number = () => 1_700_000_000_000) {
    this.clock = clock;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** Sets what happens at each point from now on; null for a folder that works. */
  setTrouble(trouble: ((point: number) => Trouble | null) | null): void {
    this.trouble = trouble;
  }

  /** A folder with the same files, as the next start finds it. */
  copy(): MemoryFolder {
    const folder = new MemoryFolder(this.clock);
    for (const [name, file] of this.files) folder.files.set(name, file);
    return folder;
  }

  put(name: string, text: string): void {
    this.files.set(name, { text, modified: this.clock() });
  }

  text(name: string): string {
    return this.files.get(name)?.text ?? '';
  }

  names(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  /** All lines of all journal files, by file. */
  lines(): readonly string[] {
    return this.names()
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => this.text(name).split('\n'))
      .filter((line) => line !== '');
  }

  list(): Promise<readonly FolderEntry[]> {
    if (this.hasEnded) return new Promise(() => undefined);
    if (!this.isListable) return Promise.reject(new Error('the folder cannot be listed'));
    const entries: FolderEntry[] = [...this.folders].map((name) => ({
      name,
      kind: 'folder',
      size: 0,
      modified: 0,
    }));
    for (const [name, file] of this.files) {
      entries.push({ name, kind: 'file', size: Buffer.byteLength(file.text), modified: file.modified });
    }
    return Promise.resolve(entries);
  }

  read(name: string): Promise<string> {
    if (this.hasEnded) return new Promise(() => undefined);
    this.reads++;
    const file = this.files.get(name);
    if (file === undefined || this.unreadable.has(name))
      return Promise.reject(new Error(`${name} cannot be read`));
    return Promise.resolve(file.text);
  }

  writeAtomically(name: string, text: string): Promise<void> {
    this.bytesWritten += Buffer.byteLength(text);
    return this.change(name, text);
  }

  remove(name: string): Promise<void> {
    return this.change(name, null);
  }

  private change(name: string, text: string | null): Promise<void> {
    if (this.hasEnded) return new Promise(() => undefined);
    const point = this.points++;
    const trouble = this.trouble?.(point) ?? null;
    switch (trouble) {
      case null:
        this.store(name, text);
        // A later turn, as a real disk answers, so that commands queue up meanwhile.
        return new Promise((resolve) => setImmediate(resolve));
      case 'refuse':
        return Promise.reject(new Error('no space left'));
      case 'deceive':
        this.store(name, text);
        return Promise.reject(new Error('connection lost'));
      case 'stop':
        return this.die();
      case 'vanish':
        this.store(name, text);
        return this.die();
      case 'litter':
        if (text !== null) this.store(`.${name}.tmp`, text.slice(0, text.length / 2));
        return this.die();
      case 'tear':
        this.store(name, text?.slice(0, text.length / 2) ?? null);
        return this.die();
      default:
        return trouble satisfies never;
    }
  }

  private store(name: string, text: string | null): void {
    if (text === null) this.files.delete(name);
    else this.put(name, text);
  }

  private die(): Promise<void> {
    this.hasEnded = true;
    this.end();
    return new Promise(() => undefined);
  }
}
