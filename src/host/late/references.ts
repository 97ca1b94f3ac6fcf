/**
 * What becomes of papers in documents: bibliographies kept in step, references, note files. A bundle of its own, loaded
 * with the first citation or command of it.
 */
import type { CitedIn } from '../cited';
import type { CitedNotes } from '../citedNotes';
import type { Handler } from '../commandRegistry';
import type { ReferenceCommandName } from '../ids';
import { BibliographyKeeper, type BibliographyKeeperParts } from './bibliographyKeeper';
import { NoteBacklinks } from './noteBacklinks';
import { NoteFiles, type NoteFileParts } from './noteFiles';
import { draftRelatedWork } from './relatedWorkDraft';
import { targetPaper } from '../targets';
import { referenceHandlers, type ReferenceHandlerParts } from './referenceHandlers';

export interface ReferenceDeskParts
  extends BibliographyKeeperParts, ReferenceHandlerParts, Omit<NoteFileParts, 'citedIn'> {
  readonly cites: CitedNotes;
}

export class ReferenceDesk {
  readonly handlers: Readonly<Record<ReferenceCommandName, Handler>>;
  readonly backlinks: NoteBacklinks;
  private readonly keeper: BibliographyKeeper;

  constructor(parts: ReferenceDeskParts) {
    this.backlinks = new NoteBacklinks(parts);
    const notes = new NoteFiles({ ...parts, citedIn: (key, file) => this.backlinks.textFor(key, file) });
    const keeper = new BibliographyKeeper(parts);
    this.keeper = keeper;
    this.handlers = {
      ...referenceHandlers(parts),
      'lectern.openNoteFile': async (args) => notes.open(await targetPaper(args, parts.targets)),
      'lectern.refreshNoteFiles': () => notes.refreshAll(),
      'lectern.draftRelatedWork': (args) => draftRelatedWork(args, parts),
      'lectern.addToBibliography': (args) => keeper.addKeys(args),
    };
  }

  /** Of papers that have just been cited. */
  keep(citing: CitedIn): Promise<void> {
    return this.keeper.cited(citing);
  }

  dispose(): void {
    this.backlinks.dispose();
  }
}
