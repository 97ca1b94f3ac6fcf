/** Finding the paper that a pasted link names: by the links in notes about papers, and by what bibliographies say. */
import { bibDetails } from '../bibliography/bibDetails';
import { bibStrings } from '../bibliography/bibFields';
import { scanBib } from '../bibliography/bibSpans';
import { foldToLetters } from '../fold';
import { paperLink, type PaperLink } from './lookUpLink';

/** Whether a text names the paper of a link, by an address or an identifier. Any text; linear. */
export function namesPaper(text: string, link: PaperLink): boolean {
  const id = idOf(link);
  if (!text.toLowerCase().includes(id.toLowerCase())) return false;
  return text.split(/[\s()<>[\]{}"'`,;]+/).some((word) => {
    const named = paperLink(word.replace(/[.:!?*_]+$/, ''));
    return named !== null && isSame(named, link);
  });
}

/** An entry of a bibliography by which the paper can be found in the list. */
export interface LinkedEntry {
  readonly key: string;
  /** Folded to letters and digits; null where the entry has none. */
  readonly title: string | null;
}

/** The first entry of a BibTeX file whose `doi` or `eprint` is that of a link; null where there is none. */
export function linkedEntry(bibtex: string, link: PaperLink): LinkedEntry | null {
  if (!bibtex.toLowerCase().includes(idOf(link).toLowerCase())) return null;
  const entries = scanBib(bibtex);
  const strings = bibStrings(bibtex, entries);
  for (const entry of entries) {
    if (entry.kind !== 'entry') continue;
    const { doi, eprint, title } = bibDetails(bibtex, entry, strings);
    const named = [doi, eprint].some((text) => text !== null && isNamed(text, link));
    if (named) return { key: entry.key, title: title === null ? null : foldToLetters(title) };
  }
  return null;
}

function isNamed(text: string, link: PaperLink): boolean {
  const named = paperLink(text);
  return named !== null && isSame(named, link);
}

/** Versions of an arXiv paper are one paper. */
function isSame(a: PaperLink, b: PaperLink): boolean {
  return a.kind === b.kind && idOf(a) === idOf(b);
}

function idOf(link: PaperLink): string {
  return link.kind === 'arxiv' ? link.id : link.doi;
}
