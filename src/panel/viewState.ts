/** What the panel remembers through the webview's own state: where it was, and drafts the host has not acknowledged. Pure. */
import * as z from 'zod/mini';
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

// Part by part: one that does not fit must not take the others with it, drafts least of all.
const envelopeSchema = z.object({
  version: z.literal(1),
  paper: z.unknown(),
  scroll: z.unknown(),
  folded: z.unknown(),
  lastEdit: z.unknown(),
  drafts: z.array(z.unknown()),
});

/** Takes what `getState` gave; gives the view state, as much of it as fits. */
export function readViewState(raw: unknown): ViewState {
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return noViewState;
  const { data } = envelope;
  const drafts = data.drafts.flatMap((draft) => {
    const parsed = noteDraftSchema.safeParse(draft);
    return parsed.success ? [parsed.data] : [];
  });
  const lastEdit = editSchema.safeParse(data.lastEdit).data ?? 0;
  return {
    paper: paperIdSchema.safeParse(data.paper).data ?? null,
    scroll: typeof data.scroll === 'number' ? data.scroll : 0,
    folded: data.folded === true,
    book: { lastEdit: drafts.reduce((high, { edit }) => Math.max(high, edit), lastEdit), drafts },
  };
}

/** Gives what `setState` keeps. */
export function writeViewState(state: ViewState): unknown {
  const { paper, scroll, folded, book } = state;
  return { version: 1, paper, scroll, folded, lastEdit: book.lastEdit, drafts: book.drafts };
}
