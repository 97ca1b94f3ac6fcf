/** Waits for a bibliography that is opened, and loads what tells of the entries that nothing cites, where the setting says so. */
import * as vscode from 'vscode';
import type { FolderWatch } from '../../folderWatch';
import type { Parts, UncitedPart } from '../../parts';
import { toMessage } from '../../errors';
import { bibliographyName } from './notePlaces';
import type { NotesContext } from './notesContext';

type UncitedEntries = InstanceType<UncitedPart['UncitedEntries']>;

export class UncitedWatch implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private loading: Promise<UncitedEntries | null> | null = null;
  private loaded: UncitedEntries | null = null;
  private readonly load: () => Promise<UncitedEntries>;
  private readonly context: NotesContext;

  constructor(
    context: NotesContext,
    { parts, folders }: { readonly parts: Parts; readonly folders: FolderWatch },
  ) {
    this.context = context;
    this.load = async () => {
      const { UncitedEntries } = await parts.uncited();
      return new UncitedEntries(context, folders);
    };
    const look = () => this.look();
    const { workspace, window } = vscode;
    this.listening = vscode.Disposable.from(
      workspace.onDidOpenTextDocument(look),
      // By then it is known which other files are bibliographies.
      window.onDidChangeActiveTextEditor(look),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern.citation.fadeUncited')) look();
      }),
    );
    look();
  }

  /** All notes have been read: now it can be said what they do not cite. */
  notesRead(): void {
    this.loaded?.lookSoon();
  }

  dispose(): void {
    this.listening.dispose();
    void this.loading?.then((loaded) => loaded?.dispose());
  }

  private look(): void {
    const { bibliographies, log } = this.context;
    const isWanted = vscode.workspace.textDocuments.some(
      ({ uri }) => (bibliographyName.test(uri.path) || bibliographies.has(uri)) && isFadingOn(uri),
    );
    if (!isWanted) return;
    this.loading ??= this.load().then(
      (loaded) => (this.loaded = loaded),
      (error: unknown) => {
        log.error(toMessage(error));
        // The next bibliography that is opened tries again.
        this.loading = null;
        return null;
      },
    );
  }
}

/** Whether entries that nothing cites are faded in a document. */
export function isFadingOn(scope: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('lectern', scope).get('citation.fadeUncited') === true;
}
