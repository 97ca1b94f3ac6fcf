/** Which keys a language can cite, and a bibliography can have. */
import type { BibliographyFormat } from '../bibliography/bibliographyEntry';
import { newCitation } from '../citation/citationStyle';
import type { NotesLanguage } from '../citation/notesLanguage';
import { scanCitations } from '../citation/scanCitations';

/**
 * Whether a key can be written so that it is read back as itself. For notes, by writing and reading a citation of it,
 * since the scanners are the one grammar there is: in Markdown anything `@{…}` holds is a key, but `fig-a` is a
 * cross-reference. In BibTeX, what its parser and biber's take: no blanks and none of `{}()"#%',=~\`. In other
 * bibliographies any text of one line. `plain` has no keys, so none is wrong.
 */
export function isValidKey(key: string, language: NotesLanguage | BibliographyFormat): boolean {
  if (key === '' || key.length > 500 || /\p{Cc}|\p{Surrogate}/u.test(key) || key !== key.trim()) return false;
  switch (language) {
    case 'plain':
    case 'cslJson':
    case 'cslYaml':
    case 'hayagriva':
      return true;
    case 'bibtex':
      return !/[\s{}()"#%',=~\\]/.test(key);
    case 'markdown':
    case 'myst':
    case 'latex':
    case 'typst':
    case 'org':
    case 'asciidoc':
    case 'rst': {
      const keys = scanCitations(newCitation([{ key, paper: noPaper }], language, style), language);
      return keys.length === 1 && keys[0]?.key === key;
    }
    default:
      return language satisfies never;
  }
}

const noPaper = { title: '', authors: [], etAl: false, date: null };
const style = { form: 'parenthetical', latexCommand: 'cite' } as const;
