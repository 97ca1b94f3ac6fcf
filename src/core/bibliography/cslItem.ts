/** A paper as an item of CSL, the form reference managers, Pandoc and citation styles share. */
import { legible } from '../card';
import { splitName } from '../citation/personName';
import { toPlainText } from '../mathText';
import type { Entry } from '../paper';

export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  /** A team or a single name, which no style turns round. */
  readonly literal?: string;
}

export interface CslItem {
  readonly id: string;
  readonly type: 'article';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
}

/**
 * The item of a paper: an article of which no journal is known, since a listing does not tell where it was published.
 * That there are more people than are listed cannot be said in CSL. Texts are plain; what is missing is left out.
 */
export function toCslItem(paper: Pick<Entry, 'title' | 'authors' | 'date'>, key: string): CslItem {
  const author = paper.authors.map(toCslName).filter((name) => name !== null);
  const parts = (paper.date ?? '').split('-').map(Number);
  const isDate = parts.length > 0 && parts.every((part) => Number.isInteger(part) && part > 0);
  return {
    id: key,
    type: 'article',
    title: legible(toPlainText(paper.title)),
    ...(author.length === 0 ? {} : { author }),
    ...(isDate ? { issued: { 'date-parts': [parts] } } : {}),
  };
}

/** A name by its parts; null where there is none. */
function toCslName(person: string): CslName | null {
  const name = splitName(legible(person));
  if (name.family === '') return null;
  if (name.collective || name.given === '') return { literal: legible(person) };
  return {
    family: name.family,
    given: name.given,
    ...(name.particle === '' ? {} : { 'non-dropping-particle': name.particle }),
    ...(name.suffix === '' ? {} : { suffix: name.suffix }),
  };
}
