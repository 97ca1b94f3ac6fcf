/** Finding the paper that a pasted link names: by the links in notes about papers, and by what bibliographies say. */
import type { BibliographyEntry, EntryDetails } from '../bibliography/bibliographyEntry';
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

/**
 * Whether an entry's `doi` or `eprint` is that of a link; of one that has neither, whether its address or journal names
 * it, as in `journal = {arXiv preprint arXiv:1706.03762}`. `source` is the entry as it is written.
 */
export function isLinked(
  { doi, eprint }: Pick<EntryDetails, 'doi' | 'eprint'>,
  source: string,
  link: PaperLink,
): boolean {
  if (doi !== null || eprint !== null)
    return [doi, eprint].some((text) => text !== null && isNamed(text, link));
  return [...source.matchAll(addressField)].some(([, value = '']) => namesPaper(value, link));
}

/** In BibTeX, JSON or YAML. */
const addressField =
  /(?:^|[\s,{"])(?:url|howpublished|journal|journaltitle|container-title)"?\s{0,50}[=:]([^\n]{0,500})/gi;

/**
 * The entries of a bibliography in whose text the identifier of a link stands, in order: only these need be looked at
 * closer. Linear in the text; not more than a few dozen.
 */
export function nearbyEntries(
  text: string,
  entries: readonly BibliographyEntry[],
  link: PaperLink,
): readonly BibliographyEntry[] {
  const id = new RegExp(idOf(link).replace(/[^\w]/g, '\\$&'), 'gi');
  const found = new Set<BibliographyEntry>();
  let next = 0;
  for (const { index } of text.matchAll(id)) {
    while (next < entries.length && (entries[next]?.end ?? 0) <= index) next++;
    const entry = entries[next];
    if (entry !== undefined && entry.start <= index) found.add(entry);
    if (found.size === closeAtMost) break;
  }
  return [...found];
}

const closeAtMost = 30;

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
