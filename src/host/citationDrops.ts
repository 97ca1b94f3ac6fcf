/** Waits for the first paper that is dropped, or text that is pasted, into a note, and loads what cites it. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../core/library/libraryStore';
import type { Cited } from './cited';
import type { CitedNotes } from './citedNotes';
import type { Citekeys } from './citekeys';
import type { Log } from './log';
import type { Marking } from './marking';
import { noteSelector } from './noteSelector';
import { once } from './once';
import { papersType } from './paperDrag';
import type { CitingPart, Parts } from './parts';
import type { Sources } from './sources';

export interface DropParts {
  readonly library: LibraryStore;
  readonly marking: Marking;
  readonly citekeys: Citekeys;
  readonly cited: Cited;
  readonly cites: CitedNotes;
  readonly sources: Sources;
  readonly state: vscode.Memento;
  readonly parts: Parts;
  readonly log: Log;
}

type Late = InstanceType<CitingPart['DroppedCitations']>;

export function registerCitationDrops(parts: DropParts): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('lectern');
  let loaded: Late | null = null;
  const late = once(async () => {
    const { DroppedCitations } = await parts.parts.citing();
    return (loaded = new DroppedCitations(parts, kind));
  });
  return vscode.Disposable.from(
    vscode.languages.registerDocumentDropEditProvider(
      // Other documents get citations in words; the languages are named so that ours come before the editor's links.
      [...noteSelector(), { language: 'plaintext' }, { language: '*' }],
      {
        provideDocumentDropEdits: async (document, position, transfer) =>
          (await late()).dropped(document, position, transfer),
      },
      { dropMimeTypes: [papersType], providedDropEditKinds: [kind] },
    ),
    vscode.languages.registerDocumentPasteEditProvider(
      noteSelector(),
      {
        provideDocumentPasteEdits: async (document, ranges, transfer) =>
          (await late()).pasted(document, ranges, transfer),
        resolveDocumentPasteEdit: async (edit) => (await late()).resolvePasted(edit),
      },
      { pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [kind] },
    ),
    { dispose: () => loaded?.dispose() },
  );
}
