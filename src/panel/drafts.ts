/** The notes this panel has sent and not yet heard to be stored. Pure: no DOM, no host. */
import type { PaperId } from '../core/paper';
import type { NoteDraft } from '../protocol/noteDraft';
import { fingerprint, sentLimit } from '../protocol/noteDraft';

export interface DraftBook {
  /** The number of the last edit; the next one is higher. */
  readonly lastEdit: number;
  /** At most one for each paper. */
  readonly drafts: readonly NoteDraft[];
}

export const noDrafts: DraftBook = { lastEdit: 0, drafts: [] };

/** Takes the text just typed and the note known to be stored; gives the book with the paper's draft brought up to it. */
export function typeNote(book: DraftBook, paper: PaperId, stored: string, text: string): DraftBook {
  const edit = book.lastEdit + 1;
  const before = draftOf(book, paper);
  const base = before === null ? fingerprint(stored) : before.base;
  const sent = [...(before === null ? [] : before.sent), fingerprint(text)].slice(-sentLimit);
  return { lastEdit: edit, drafts: [...others(book, paper), { paper, text, edit, base, sent }] };
}

/** Takes an edit the host has stored; drops the paper's draft unless something was typed since. */
export function acknowledge(book: DraftBook, paper: PaperId, edit: number): DraftBook {
  const draft = draftOf(book, paper);
  return draft === null || draft.edit > edit ? book : { ...book, drafts: others(book, paper) };
}

/** The paper's unacknowledged draft, or null. */
export function draftOf(book: DraftBook, paper: PaperId): NoteDraft | null {
  return book.drafts.find((draft) => draft.paper === paper) ?? null;
}

function others(book: DraftBook, paper: PaperId): readonly NoteDraft[] {
  return book.drafts.filter((draft) => draft.paper !== paper);
}
