/** Keeps what the tree shows first, for the next start to show before anything has been read. */
import * as vscode from 'vscode';
import type { Arrangement } from '../../core/library/arrangement';
import { keepFirstRows, readFirstRows } from '../../core/library/firstRows';
import { dayOf } from '../day';
import { toMessage } from '../errors';
import type { SourcesParts } from '../sources';
import { readIfThere, writeAtomically } from '../storageFolder';

/** Rows are kept when they have been the same for so long, in milliseconds. */
const rest = 4000;
/** Fewer papers are there as soon as their first rows. */
const worthKeeping = 300;

export class FirstRows implements vscode.Disposable {
  private readonly file: vscode.Uri;
  private readonly parts: SourcesParts;
  /** What each source depends on; null while some are not read to their end. */
  private readonly keysOfAll: () => ReadonlyMap<string, string> | null;
  private readonly listening: vscode.Disposable;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private written = '';

  constructor(folder: vscode.Uri, parts: SourcesParts, keysOfAll: () => ReadonlyMap<string, string> | null) {
    this.file = vscode.Uri.joinPath(folder, 'first-rows.json');
    this.parts = parts;
    this.keysOfAll = keysOfAll;
    this.listening = parts.view.onDidDraw(() => this.keepSoon());
  }

  /** Shows what was kept, where the settings, the way it is laid out and every source are as they were. Never rejects. */
  async show(keyOf: (source: string) => Promise<string>): Promise<void> {
    const { view, log, added } = this.parts;
    try {
      const [bytes] = await Promise.all([readIfThere(this.file), added.load()]);
      const kept = bytes === null ? null : readFirstRows(new TextDecoder().decode(bytes));
      if (kept === null) return;
      const keys = await Promise.all(kept.sources.map(keyOf));
      if (this.keyOf(keys, view.arrangement) === kept.key) view.showFirst(kept);
    } catch (error) {
      log.debug(`the first rows of the last time are of no use: ${toMessage(error)}`);
    }
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private keepSoon(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.keep(), rest);
  }

  /** Never rejects: without it the next start shows its rows later, and that is all. */
  private async keep(): Promise<void> {
    const { view, log } = this.parts;
    const keys = this.keysOfAll();
    const shown = view.shown();
    if (keys === null || shown === null || shown.papers < worthKeeping) return;
    const text = keepFirstRows(shown, [...keys.keys()], this.keyOf([...keys.values()], shown.arrangement));
    if (text === this.written) return;
    try {
      await writeAtomically(this.file, new TextEncoder().encode(text));
      this.written = text;
    } catch (error) {
      log.debug(`the first rows could not be kept: ${toMessage(error)}`);
    }
  }

  /**
   * A name for all that the first rows depend on. That nothing was marked, and nothing cited, since is not asked for: it
   * would take as long as the papers themselves.
   */
  private keyOf(keys: readonly string[], arrangement: Arrangement): string {
    const patterns: unknown = vscode.workspace.getConfiguration('lectern').get('sources');
    // What a filter finds can depend on the day.
    const day = arrangement.filter === '' ? null : dayOf(Date.now());
    return JSON.stringify([keys, arrangement, day, patterns, this.parts.added.all().map(String)]);
  }
}
