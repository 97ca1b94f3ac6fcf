/** Citing, wherever it is done from: the keys that are used are kept, and whoever keeps bibliographies hears of it. */
import type * as vscode from 'vscode';
import { Emitter, type Event } from '../core/emitter';
import type { Paper } from '../core/paper';
import type { Citekeys } from './citekeys';
import type { Log } from './log';

export interface CitedIn {
  readonly document: vscode.TextDocument;
  readonly papers: readonly Paper[];
}

export class Cited {
  private readonly citekeys: Citekeys;
  private readonly citing: Emitter<CitedIn>;

  constructor(citekeys: Citekeys, log: Log) {
    this.citekeys = citekeys;
    this.citing = new Emitter((error) => log.error(String(error)));
  }

  /** Papers that have just been cited in a document, their keys kept by then. */
  get onDidCite(): Event<CitedIn> {
    return this.citing.event;
  }

  /** To be told of each citation that is put into a document, whatever put it there. */
  async cite(document: vscode.TextDocument, papers: readonly Paper[]): Promise<void> {
    await this.citekeys.pin(papers);
    this.citing.fire({ document, papers });
  }
}
