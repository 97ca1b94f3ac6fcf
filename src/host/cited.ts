/** Citing, wherever it is done from: the keys that are used are kept, and whoever keeps bibliographies hears of it. */
import type * as vscode from 'vscode';
import { Emitter, type Event } from '../core/emitter';
import { isPaperId, type Paper, type PaperId } from '../core/paper';
import type { Citekeys } from './citekeys';
import { stateKeys } from './ids';
import type { Log } from './log';

export interface CitedIn {
  readonly document: vscode.TextDocument;
  readonly papers: readonly Paper[];
}

/** More than this nobody remembers either. */
export const recentAtMost = 100;

export class Cited {
  private readonly citekeys: Citekeys;
  private readonly state: vscode.Memento;
  private readonly citing: Emitter<CitedIn>;
  /** The papers cited last, the newest first, wherever they were cited from. */
  recent: readonly PaperId[];

  constructor(citekeys: Citekeys, state: vscode.Memento, log: Log) {
    this.citekeys = citekeys;
    this.state = state;
    const kept: unknown = state.get(stateKeys.recentlyCited);
    this.recent = Array.isArray(kept)
      ? kept.filter((id: unknown): id is PaperId => typeof id === 'string' && isPaperId(id))
      : [];
    this.citing = new Emitter((error) => log.error(String(error)));
  }

  /** Papers that have just been cited in a document, their keys kept by then. */
  get onDidCite(): Event<CitedIn> {
    return this.citing.event;
  }

  /** To be told of each citation that is put into a document, whatever put it there. */
  async cite(document: vscode.TextDocument, papers: readonly Paper[]): Promise<void> {
    await this.citekeys.pin(papers);
    const ids = papers.map(({ id }) => id);
    this.recent = [...new Set([...ids, ...this.recent])].slice(0, recentAtMost);
    this.citing.fire({ document, papers });
    await this.state.update(stateKeys.recentlyCited, this.recent);
  }
}
