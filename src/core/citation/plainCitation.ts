/** Citations and references in words, for documents without a citation syntax and for the clipboard. */
import { yearOf } from '../calendar';
import { toPlainText } from '../mathText';
import type { Entry } from '../paper';
import { citedName } from './personName';

export type CitedPaper = Pick<Entry, 'title' | 'authors' | 'etAl' | 'date'>;

/**
 * `Xu (2023)`, `Xu and Jia (2023)`, `Xu et al. (2023)`. Without authors the title's first words stand for them,
 * without a date `n.d.` for the year. A place in the work comes after the year.
 */
export function plainCitation(paper: CitedPaper, place = ''): string {
  return `${citedPeople(paper)} ${plainYear(paper, place)}`;
}

/** `(2023)`, `(2023, p. 3)`: where the sentence has named the people. */
export function plainYear(paper: CitedPaper, place = ''): string {
  return `(${yearText(paper)}${place === '' ? '' : `, ${place}`})`;
}

/** One line: the people as listed, the year, the title. Ends in a full stop unless the title brings its own end. */
export function formatReference(paper: CitedPaper): string {
  const title = toPlainText(paper.title).trim();
  const end = /[.?!…。？！]$/u.test(title) ? '' : '.';
  const people = paper.authors.join(', ') + (paper.etAl ? ' et al.' : '');
  const year = yearText(paper);
  return paper.authors.length === 0 ? `${title}${end} (${year}).` : `${people} (${year}). ${title}${end}`;
}

/** `Xu`, `Xu and Jia`, `Xu et al.`, or the title’s first words. */
export function citedPeople(paper: CitedPaper): string {
  const [first, second] = paper.authors;
  if (first === undefined) return shortTitle(toPlainText(paper.title));
  if (paper.etAl || paper.authors.length > 2) return `${citedName(first)} et al.`;
  return second === undefined ? citedName(first) : `${citedName(first)} and ${citedName(second)}`;
}

/** The year, or `n.d.`. */
export function yearText(paper: CitedPaper): string {
  return paper.date === null ? 'n.d.' : String(yearOf(paper.date));
}

/** The title up to its colon where that is short, else its first five words, quoted as a title. */
function shortTitle(title: string): string {
  const words = title.trim().split(/\s+/);
  const colon = words.findIndex((word) => word.endsWith(':'));
  if (colon >= 0 && colon < 5)
    return `“${words
      .slice(0, colon + 1)
      .join(' ')
      .slice(0, -1)}”`;
  return words.length <= 5 ? `“${title.trim()}”` : `“${words.slice(0, 5).join(' ')} …”`;
}
