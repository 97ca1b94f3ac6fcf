/** Waits for the first listing that is opened in the editor, and loads what listings as documents need. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Corrections } from './corrections';
import { toMessage } from './errors';
import { listingLanguage } from './ids';
import type { ListingDates } from './listingDates';
import type { Log } from './log';
import type { Marking } from './marking';
import { once } from './once';
import type { ListingDocumentPart, Parts } from './parts';
import { onDidChangeSettings, setting } from './settings';
import type { Sources } from './sources';

type ListingDocument = InstanceType<ListingDocumentPart['ListingDocument']>;

export interface ListingDocumentsParts {
  readonly parts: Parts;
  readonly corrections: Corrections;
  readonly dates: ListingDates;
  readonly marking: Marking;
  readonly sources: Sources;
  readonly library: LibraryStore;
  readonly log: Log;
}

export class ListingDocuments implements vscode.Disposable {
  private readonly parts: ListingDocumentsParts;
  private readonly subscriptions: readonly { dispose(): void }[];
  private loaded: ListingDocument | null = null;

  constructor(parts: ListingDocumentsParts) {
    this.parts = parts;
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.look(document)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.adopt()),
      parts.library.onDidChange(() => this.adopt()),
    ];
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  readonly load = once(async (): Promise<ListingDocument> => {
    const boundary = {
      isOn: (uri: vscode.Uri) => setting('listing.showBoundary', uri),
      onDidChange: (call: () => void) => onDidChangeSettings(['listing.showBoundary'], call),
    };
    const { ListingDocument } = await this.parts.parts.listingDocument();
    return (this.loaded = new ListingDocument({ ...this.parts, boundary }));
  });

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.loaded?.dispose();
  }

  private look(document: vscode.TextDocument): void {
    if (document.languageId !== listingLanguage) return;
    this.load().catch((error: unknown) => this.parts.log.error(toMessage(error)));
  }

  /** Files that were added by hand have a plain text's name: they become listings in the editor too. */
  private adopt(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (document.languageId === 'plaintext' && this.parts.sources.has(document.uri))
        void vscode.languages.setTextDocumentLanguage(document, listingLanguage);
    }
  }
}
