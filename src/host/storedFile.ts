/** One small JSON file of Lectern's beside the marks: read once, written whole, left alone where it holds something else. */
import type * as vscode from 'vscode';
import { toMessage } from './errors';
import type { Log } from './log';
import { once } from './once';
import { readIfThere, writeAtomically } from './storageFolder';

export class StoredFile<Value> {
  private readonly file: vscode.Uri;
  /** Throws where what was stored is not of its form. */
  private readonly parse: (stored: unknown) => Value;
  private readonly log: Log;
  private current: Value;
  private writing: Promise<void> = Promise.resolve();
  /** Set when the file holds something else than we write: then it is left alone. */
  private foreign = false;

  constructor(file: vscode.Uri, parse: (stored: unknown) => Value, empty: Value, log: Log) {
    this.file = file;
    this.parse = parse;
    this.current = empty;
    this.log = log;
  }

  /** What is stored; what was given at first before `load` has resolved. */
  get value(): Value {
    return this.current;
  }

  /** Never rejects. A file that could not be read is tried again the next time. */
  async load(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.setAside(error);
    }
  }

  /** Resolves when the value is on disk. */
  save(value: Value): Promise<void> {
    this.current = value;
    if (this.foreign) return Promise.resolve();
    const bytes = new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
    // One after the other, and a failed write does not stop the next.
    const write = this.writing.then(() => writeAtomically(this.file, bytes));
    this.writing = write.catch(() => undefined);
    return write;
  }

  private readonly read = once(async () => {
    const bytes = await readIfThere(this.file);
    this.foreign = false;
    if (bytes === null) return;
    try {
      this.current = this.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (error) {
      this.setAside(error);
    }
  });

  /** It is not written over from now on. */
  private setAside(error: unknown): void {
    this.foreign = true;
    this.log.warn(`${this.file.path} cannot be read and is left as it is: ${toMessage(error)}`);
  }
}
