/** Which papers a filter lets through: every word somewhere in title, people, organisations, tags or abstract. */
import { fold, searchWords } from '../fold';
import type { Mark } from '../marks/mark';
import type { Paper } from '../paper';

/** A filter ready to be asked; `null` lets everything through. Words are folded: `munchen` finds `München`. */
export type PaperFilter = ((paper: Paper, mark: Mark) => boolean) | null;

export function toFilter(query: string): PaperFilter {
  const words = searchWords(query);
  if (words.length === 0) return null;
  return (paper, mark) => {
    const missing = words.filter((word) => !inShortFields(word, paper, mark));
    if (missing.length === 0) return true;
    // The abstract is long: folded only where the short fields did not settle it.
    if (paper.abstract === null) return false;
    const abstract = fold(paper.abstract);
    return missing.every((word) => abstract.includes(word));
  };
}

function inShortFields(word: string, paper: Paper, mark: Mark): boolean {
  return (
    fold(paper.title).includes(word) ||
    paper.authors.some((name) => fold(name).includes(word)) ||
    paper.orgs.some((org) => fold(org).includes(word)) ||
    mark.tags.some((tag) => fold(tag).includes(word))
  );
}
