/** What the panel remembers through the webview's own state: where it was, and drafts the host has not acknowledged. Pure. */
import type { PaperId } from '../core/paper';
import { editSchema, noteDraftSchema, paperIdSchema } from '../protocol/noteDraft';
import type { DraftBook } from './drafts';
import { noDrafts } from './drafts';

export interface ViewState {
  /** The paper shown, whose scroll position this is. */
  readonly paper: PaperId | null;
  readonly scroll: number;
  /** The abstract is folded away. */
  readonly folded: boolean;
  readonly book: DraftBook;
}

export const noViewState: ViewState = { paper: null, scroll: 0, folded: false, book: noDrafts };

/** Takes what `getState` gave; gives the view state, as much of it as fits: one bad part must not take the others with it. */
export function readViewState(raw: unknown): ViewState {
  if (!isRecord(raw) || raw['version'] !== 1 || !Array.isArray(raw['drafts'])) return noViewState;
  const drafts = raw['drafts'].flatMap((draft) => {
    const parsed = noteDraftSchema.safeParse(draft);
    return parsed.success ? [parsed.data] : [];
  });
  const lastEdit = editSchema.safeParse(raw['lastEdit']).data ?? 0;
  const { scroll } = raw;
  return {
    paper: paperIdSchema.safeParse(raw['paper']).data ?? null,
    scroll: typeof scroll === 'number' ? scroll : 0,
    folded: raw['folded'] === true,
    book: { lastEdit: drafts.reduce((high, { edit }) => Math.max(high, edit), lastEdit), drafts },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Gives what `setState` keeps. */
export function writeViewState(state: ViewState): unknown {
  const { paper, scroll, folded, book } = state;
  return { version: 1, paper, scroll, folded, lastEdit: book.lastEdit, drafts: book.drafts };
}
