/** What a new reading of a listing has that the old one had not: new papers, changed ones, papers that are gone. */
import type { Entry, Paper, PaperId } from '../paper';
import { finish, type Steps } from '../steps';

/** What a page changes of a paper it goes on listing. */
export const watchedFields = ['score', 'code', 'date', 'abstract'] as const;
export type WatchedField = (typeof watchedFields)[number];

export interface ChangedPaper {
  readonly before: Paper;
  readonly after: Paper;
  readonly fields: readonly WatchedField[];
}

export interface Difference {
  readonly fresh: readonly Paper[];
  readonly changed: readonly ChangedPaper[];
  readonly gone: readonly Paper[];
  /** How many papers are as they were. */
  readonly same: number;
}

/** Compares two readings by identity; a paper listed twice counts once, by its first entry. Linear. */
export function comparePapers(before: readonly Paper[], after: readonly Paper[]): Difference {
  return finish(compareSteps(before, after));
}

/** The same in steps. */
export function* compareSteps(before: readonly Paper[], after: readonly Paper[]): Steps<Difference> {
  const old = yield* byId(before);
  const now = yield* byId(after);
  let met = 0;
  const changed: ChangedPaper[] = [];
  const fresh: Paper[] = [];
  for (const [id, paper] of now) {
    if (++met % 32 === 0) yield;
    const known = old.get(id);
    if (known === undefined) fresh.push(paper);
    else {
      const fields = changedFields(known, paper);
      if (fields.length > 0) changed.push({ before: known, after: paper, fields });
    }
  }
  const gone = [...old].flatMap(([id, paper]) => (now.has(id) ? [] : [paper]));
  return { fresh, changed, gone, same: now.size - fresh.length - changed.length };
}

/**
 * The watched fields in which a new entry says something else. A field that the new one leaves out is no change: pages
 * leave out scores and abstracts at will.
 */
export function changedFields(before: Entry, after: Entry): readonly WatchedField[] {
  return watchedFields.filter((field) =>
    field === 'code' ? after.code && !before.code : after[field] !== null && after[field] !== before[field],
  );
}

function* byId(papers: readonly Paper[]): Steps<ReadonlyMap<PaperId, Paper>> {
  const map = new Map<PaperId, Paper>();
  for (const paper of papers) {
    if (map.has(paper.id)) continue;
    if (map.set(paper.id, paper).size % 512 === 0) yield;
  }
  return map;
}
