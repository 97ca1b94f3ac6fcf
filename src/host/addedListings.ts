/** The files a person added by hand, remembered beside the marks so that a cleared browser profile keeps them. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { toMessage } from './errors';
import type { Log } from './log';
import { readIfThere, writeAtomically } from './storageFolder';

const fileSchema = z.object({ version: z.literal(1), listings: z.array(z.string()) });

export class AddedListings {
  private readonly file: vscode.Uri;
  private readonly log: Log;
  private listings: readonly string[] = [];
  private writing: Promise<void> = Promise.resolve();
  /** Set when the file holds something else than we write: then it is left alone. */
  private foreign = false;

  constructor(storage: vscode.Uri, log: Log) {
    this.file = vscode.Uri.joinPath(storage, 'listings.json');
    this.log = log;
  }

  async load(): Promise<void> {
    try {
      const bytes = await readIfThere(this.file);
      if (bytes === null) return;
      this.listings = fileSchema.parse(JSON.parse(new TextDecoder().decode(bytes))).listings;
    } catch (error) {
      this.foreign = true;
      this.log.warn(`the list of added listings cannot be read and is left as it is: ${toMessage(error)}`);
    }
  }

  all(): readonly vscode.Uri[] {
    return this.listings.map((text) => vscode.Uri.parse(text));
  }

  has(uri: vscode.Uri): boolean {
    return this.listings.includes(uri.toString());
  }

  add(uri: vscode.Uri): Promise<void> {
    return this.has(uri) ? Promise.resolve() : this.save([...this.listings, uri.toString()]);
  }

  remove(uri: vscode.Uri): Promise<void> {
    return this.save(this.listings.filter((text) => text !== uri.toString()));
  }

  private save(listings: readonly string[]): Promise<void> {
    this.listings = listings;
    if (this.foreign) return Promise.resolve();
    const bytes = new TextEncoder().encode(`${JSON.stringify({ version: 1, listings }, null, 1)}\n`);
    // One after the other, and a failed write does not stop the next.
    const write = this.writing.then(() => writeAtomically(this.file, bytes));
    this.writing = write.catch(() => undefined);
    return write;
  }
}
