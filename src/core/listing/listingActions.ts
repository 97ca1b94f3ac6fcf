/** What can be put right at a place of a listing. Which, and where; the words are the host's. */
import type { ProblemCode } from '../problem';
import type { CorrectedEntry } from './corrections';
import { isYearless } from './listingView';
import { lettersBefore, plainByline } from './titleLetters';

export type ListingActionKind =
  | 'ends-at-runner-up'
  | 'title-is-right'
  | 'ends-at-cursor'
  | 'set-date'
  | 'not-an-entry'
  | 'is-an-entry'
  | 'forget';

export interface ListingAction {
  readonly kind: ListingActionKind;
  /** The place to act at, in the source. */
  readonly at: number;
  /** Answers a problem that the entry has; otherwise it is at the person's will. */
  readonly fixes: ProblemCode | 'any' | null;
  /** The text about the place where a title would end, `… Language | Ada Love…`; empty for what moves none. */
  readonly around: string;
}

/** So much of the text on each side of a boundary is shown. */
const shown = 24;

/** The actions for an entry with the cursor at a place of the source, the likeliest first. */
export function actionsAt(text: string, corrected: CorrectedEntry, cursor: number): readonly ListingAction[] {
  const { entry, correction, problems } = corrected;
  const { entry: whole, header } = entry.spans;
  const at = whole.start;
  if (correction?.kind === 'notAnEntry') return [{ kind: 'is-an-entry', at, fixes: 'any', around: '' }];
  const doubt = problems.some(({ code }) => code === 'doubtful-boundary') ? 'doubtful-boundary' : null;
  const { runnerUp } = entry.boundary;
  const actions: ListingAction[] = [];
  const move = (kind: ListingActionKind, place: number, fixes: ListingAction['fixes']) => {
    if (lettersBefore(text, entry, place) === null) return;
    actions.push({ kind, at: place, fixes, around: textAround(text, corrected, place) });
  };
  if (doubt !== null) {
    if (runnerUp !== null) move('ends-at-runner-up', runnerUp, doubt);
    actions.push({ kind: 'title-is-right', at, fixes: doubt, around: '' });
  }
  if (doubt === null || cursor !== runnerUp) move('ends-at-cursor', cursor, null);
  if (cursor <= header.end && isYearless(text, corrected))
    actions.push({ kind: 'set-date', at, fixes: null, around: '' });
  actions.push({ kind: 'not-an-entry', at, fixes: problems.length > 0 ? 'any' : null, around: '' });
  if (correction !== null) actions.push({ kind: 'forget', at, fixes: null, around: '' });
  return actions;
}

function textAround(text: string, { entry }: CorrectedEntry, at: number): string {
  const { start, end } = plainByline(text, entry);
  const before = text.slice(Math.max(start, at - shown), at);
  const after = text.slice(at, Math.min(end, at + shown)).trimEnd();
  return `${at - shown > start ? '…' : ''}${before} | ${after}${at + shown < end ? '…' : ''}`;
}
