/** The files a person added by hand, remembered beside the marks so that a cleared browser profile keeps them. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Log } from './log';
import { StoredFile } from './storedFile';

const fileSchema = z.object({ version: z.literal(1), listings: z.array(z.string()) });

export class AddedListings {
  private readonly stored: StoredFile<z.output<typeof fileSchema>>;

  constructor(storage: vscode.Uri, log: Log) {
    const file = vscode.Uri.joinPath(storage, 'listings.json');
    this.stored = new StoredFile(file, (value) => fileSchema.parse(value), { version: 1, listings: [] }, log);
  }

  load(): Promise<void> {
    return this.stored.load();
  }

  all(): readonly vscode.Uri[] {
    return this.listings.map((text) => vscode.Uri.parse(text));
  }

  has(uri: vscode.Uri): boolean {
    return this.listings.includes(uri.toString());
  }

  async add(uri: vscode.Uri): Promise<void> {
    // What was not read yet would be written over.
    await this.load();
    if (!this.has(uri)) await this.save([...this.listings, uri.toString()]);
  }

  async remove(uri: vscode.Uri): Promise<void> {
    await this.load();
    await this.save(this.listings.filter((text) => text !== uri.toString()));
  }

  private get listings(): readonly string[] {
    return this.stored.value.listings;
  }

  private save(listings: string[]): Promise<void> {
    return this.stored.save({ version: 1, listings });
  }
}
