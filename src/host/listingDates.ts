/** The day each listing was copied, where a person said so for that file: listings of one folder are of many days. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isDay, type Day } from '../core/calendar';
import { dayOf } from './day';
import type { Log } from './log';
import { referenceDateSetting } from './settings';
import { StoredFile } from './storedFile';

const saidSchema = z.object({ listing: z.string(), day: z.string() });
const fileSchema = z.object({ version: z.literal(1), dates: z.array(saidSchema) });

export class ListingDates {
  private readonly stored: StoredFile<z.output<typeof fileSchema>>;

  constructor(storage: vscode.Uri, log: Log) {
    const file = vscode.Uri.joinPath(storage, 'listing-dates.json');
    this.stored = new StoredFile(file, (value) => fileSchema.parse(value), { version: 1, dates: [] }, log);
  }

  /** Reads what was said, so that nobody waits for it later. Never rejects. */
  load(): Promise<void> {
    return this.stored.load();
  }

  /** What dates without a year are read by: what was said of the file, then the setting, then the file's own day, then today. */
  async of(uri: vscode.Uri, changed: Day | null): Promise<Day> {
    return (await this.said(uri)) ?? referenceDateSetting(uri) ?? changed ?? dayOf(Date.now());
  }

  /** The day a person said the file was copied. */
  async said(uri: vscode.Uri): Promise<Day | null> {
    await this.load();
    const day = this.stored.value.dates.find(({ listing }) => listing === uri.toString())?.day;
    return day !== undefined && isDay(day) ? day : null;
  }

  /** Remembers a file's day, or forgets it; resolves when that is on disk. */
  async say(uri: vscode.Uri, day: Day | null): Promise<void> {
    await this.load();
    const others = this.stored.value.dates.filter(({ listing }) => listing !== uri.toString());
    const said = day === null ? [] : [{ listing: uri.toString(), day }];
    await this.stored.save({ version: 1, dates: [...others, ...said] });
  }
}
