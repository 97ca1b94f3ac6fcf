/** What a person adds to a paper. The only thing Lectern stores. */

export const statuses = ['new', 'queued', 'reading', 'read', 'dropped'] as const;
export type Status = (typeof statuses)[number];

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
}

export const noMark: Mark = { status: 'new', statusSince: null, tags: [], note: '', citekey: null };

/** Whether a paper still waits: neither read nor dropped. */
export function isUnread(mark: Mark): boolean {
  return mark.status !== 'read' && mark.status !== 'dropped';
}
