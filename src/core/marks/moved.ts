/** Finds a paper's mark again under the name it had before: by its aliases, or by title, first author and year. */
import { foldToLetters } from '../fold';
import type { PaperId } from '../paper';
import type { About } from './mark';

/** Names of marked papers; null for a name that several of them have, which names none. */
export type MovedIndex = ReadonlyMap<string, PaperId | null>;

/** The names under which marked papers can be found again. */
export function indexMoved(papers: Iterable<readonly [PaperId, About]>): MovedIndex {
  const index = new Map<string, PaperId | null>();
  for (const [paper, about] of papers) {
    for (const name of namesOf(about)) {
      const known = index.get(name);
      index.set(name, known === undefined || known === paper ? paper : null);
    }
  }
  return index;
}

/**
 * The one marked paper that all of a paper's names lead to; null for none, and for names that lead to different ones.
 * A library that finds one gives the paper that id, so no mark has to be touched.
 */
export function findMoved(about: About, index: MovedIndex): PaperId | null {
  let found: PaperId | null = null;
  for (const name of namesOf(about)) {
    const paper = index.get(name);
    if (paper === undefined) continue;
    if (paper === null || (found !== null && found !== paper)) return null;
    found = paper;
  }
  return found;
}

/** Year and author belong to the title: many papers are called the same. A title without letters names nothing. */
function namesOf({ title, firstAuthor, year, aliases }: About): readonly string[] {
  const letters = foldToLetters(title);
  if (letters === '') return aliases;
  return [...aliases, `title:${letters}:${foldToLetters(firstAuthor ?? '')}:${year ?? ''}`];
}
