/** What listings were read as, in files of Lectern's own: a start takes from them what has not changed since. */
import * as vscode from 'vscode';
import { hashText } from '../../core/library/identity';
import type { BulkReading } from '../../core/listing/bulkReading';
import { ArrivingText, type Decode, type KeptText } from '../../core/listing/listingText';
import { cacheLines, linesOf, readCache } from '../../core/listing/readingCache';
import { inTurns, Task } from '../../core/steps';
import { toMessage } from '../errors';
import type { Log } from '../log';
import { turns } from '../nextTurn';
import { readIfThere, writeAtomically } from '../storageFolder';

export class ListingCache {
  private readonly folder: vscode.Uri;
  private readonly log: Log;

  constructor(folder: vscode.Uri, log: Log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * What was kept of a listing under a key that names all it depends on; null where there is nothing of use, or where its
   * own bytes cannot be had. It is read while those are on their way. Never rejects.
   */
  async load(
    uri: vscode.Uri,
    key: string,
    bytes: Promise<Uint8Array>,
    decode: Decode,
  ): Promise<BulkReading | null> {
    try {
      const text = new ArrivingText(decode);
      const [reading, arrived] = await Promise.all([this.read(uri, key, text), bytes]);
      text.arrive(arrived);
      return reading;
    } catch (error) {
      this.log.debug(`a kept reading is of no use: ${toMessage(error)}`);
      return null;
    }
  }

  /** Keeps a reading. Never rejects: without it the next start takes longer, and that is all. */
  async save(uri: vscode.Uri, key: string, reading: BulkReading): Promise<void> {
    try {
      const lines = (await inTurns(new Task(cacheLines(reading, key)), turns)) ?? [];
      const encoder = new TextEncoder();
      const parts: Uint8Array[] = [];
      let size = 0;
      for (const [at, line] of lines.entries()) {
        const part = encoder.encode(line);
        parts.push(part);
        size += part.length;
        if (at % 32 === 31) await turns.pass();
      }
      const bytes = new Uint8Array(size);
      let end = 0;
      for (const part of parts) {
        bytes.set(part, end);
        end += part.length;
      }
      await writeAtomically(this.fileOf(uri), bytes);
    } catch (error) {
      this.log.debug(`a reading could not be kept: ${toMessage(error)}`);
    }
  }

  /** Lets go of what was kept of other listings than these. */
  async keepOnly(uris: readonly string[]): Promise<void> {
    try {
      const wanted = new Set(uris.map(nameOf));
      for (const [name] of await vscode.workspace.fs.readDirectory(this.folder)) {
        if (name.endsWith(extension) && !wanted.has(name))
          await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.folder, name));
      }
    } catch (error) {
      this.log.debug(`old readings could not be let go of: ${toMessage(error)}`);
    }
  }

  private async read(uri: vscode.Uri, key: string, text: KeptText): Promise<BulkReading | null> {
    const kept = await readIfThere(this.fileOf(uri));
    if (kept === null) return null;
    const steps = readCache(linesOf(kept, text.decode), key, { source: uri.toString(), text });
    return inTurns(new Task(steps), turns);
  }

  private fileOf(uri: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, nameOf(uri.toString()));
  }
}

const extension = '.reading';

function nameOf(uri: string): string {
  return `${hashText(uri)}${extension}`;
}
