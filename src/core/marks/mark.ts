/** What a person adds to a paper. The only thing Lectern stores. */

import type { Day } from '../calendar';
import type { PaperId } from '../paper';

export const statuses = ['new', 'queued', 'reading', 'read', 'dropped'] as const;
export type Status = (typeof statuses)[number];

export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** Enough of a paper to find it again after its source was re-copied, re-split, renamed or moved. */
export interface About {
  readonly title: string;
  readonly firstAuthor: string | null;
  readonly year: number | null;
  /** Other names of the paper, as `identify` gives them: `arxiv:…`, `doi:…`, a fingerprint. */
  readonly aliases: readonly string[];
}

/**
 * What a person put right in how a listing was read. `boundary`: the title ends after so many letters and digits of the
 * byline (blanks, case and signs do not count, so that it holds for any copy). `accepted`: it was read right.
 * `notAnEntry`: it is no paper.
 */
export type Correction =
  | { readonly kind: 'boundary'; readonly letters: number }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'notAnEntry' };

/** What a listing said of a paper on a day: how its score and code came to be what they are. */
export interface Sighting {
  readonly day: Day;
  readonly score: number | null;
  readonly code: boolean;
}

export interface Mark {
  readonly status: Status;
  /** When the status was last set, in milliseconds since 1970; null while it never was. */
  readonly statusSince: number | null;
  /** In the order of their text, without duplicates. */
  readonly tags: readonly string[];
  /** Markdown, as typed. */
  readonly note: string;
  /** The paper's name in notes, once it has been used; never changes by itself after that. */
  readonly citekey: string | null;
  readonly rating: Rating | null;
  readonly correction: Correction | null;
  /** By day, the earliest first; kept only of papers whose listing changed. */
  readonly seen: readonly Sighting[];
  /** Ids that were taken for this paper's and are another's, as the person said. In the order of their text. */
  readonly notSameAs: readonly PaperId[];
}

export const noMark: Mark = {
  status: 'new',
  statusSince: null,
  tags: [],
  note: '',
  citekey: null,
  rating: null,
  correction: null,
  seen: [],
  notSameAs: [],
};

/** Whether a paper still waits: neither read nor dropped. */
export function isUnread(mark: Mark): boolean {
  return mark.status !== 'read' && mark.status !== 'dropped';
}

/** Whether a mark says anything. */
export function isMarked(mark: Mark): boolean {
  return (
    mark.status !== 'new' ||
    mark.tags.length > 0 ||
    mark.note !== '' ||
    mark.citekey !== null ||
    mark.rating !== null ||
    mark.notSameAs.length > 0 ||
    mark.correction !== null
  );
}
