/** Where a paper can be read, as far as texts about it say so: addresses only, and only of the web. Nothing is fetched. */
import type { EntryDetails } from '../bibliography/bibliographyEntry';
import { paperLink, type PaperLink } from './lookUpLink';

export interface WebPage {
  readonly kind: 'page' | 'pdf';
  readonly address: string;
}

/** More than these nobody chooses among. */
const pagesAtMost = 20;

/** The page of an identifier. */
export function linkAddress(link: PaperLink): string {
  switch (link.kind) {
    case 'arxiv':
      return `https://arxiv.org/abs/${link.id}${link.version === null ? '' : `v${link.version}`}`;
    case 'doi':
      return `https://doi.org/${encodeURI(link.doi)}`;
    default:
      return link satisfies never;
  }
}

/** Those that a person's note has: addresses, and identifiers as they stand in a sentence (`arXiv:…`, `doi:…`). Any text. */
export function notePages(note: string): readonly WebPage[] {
  const found = note.matchAll(
    /https?:\/\/[^\s<>"`\\^{}|]{3,2000}|\b(?:arxiv|doi):[ \t]?[^\s<>"`\\^{}|]{6,200}/gi,
  );
  return distinct([...found].flatMap(([written]) => pagesOf(withoutEnd(written))));
}

/** Those that an entry of a bibliography names, by its identifiers or its `url`; `source` is the entry as written. */
export function entryPages(
  { doi, eprint }: Pick<EntryDetails, 'doi' | 'eprint'>,
  source: string,
): readonly WebPage[] {
  const written = [...source.matchAll(urlField)].map(([, address = '']) =>
    withoutEnd(address.replace(/\\(?=[_%&#])/g, '')),
  );
  return distinct([eprint, doi, ...written].flatMap((text) => (text === null ? [] : pagesOf(text))));
}

/** Each address once, the first first, at most twenty. */
export function distinct(pages: readonly WebPage[]): readonly WebPage[] {
  const byAddress = new Map<string, WebPage>();
  for (const page of pages) if (!byAddress.has(page.address)) byAddress.set(page.address, page);
  return [...byAddress.values()].slice(0, pagesAtMost);
}

function pagesOf(text: string): readonly WebPage[] {
  const isAddress = /^https?:\/\//i.test(text);
  const link = paperLink(text);
  if (link?.kind === 'arxiv') {
    const version = link.version === null ? '' : `v${link.version}`;
    const pdf: WebPage = { kind: 'pdf', address: `https://arxiv.org/pdf/${link.id}${version}` };
    return [{ kind: 'page', address: linkAddress(link) }, pdf];
  }
  if (!isAddress) return link === null ? [] : [{ kind: 'page', address: linkAddress(link) }];
  return [{ kind: /\.pdf(?:[?#]|$)/i.test(text) ? 'pdf' : 'page', address: text }];
}

/** Without the sentence's own signs behind it; a closing bracket is the address's where it opened there. Linear. */
export function withoutEnd(found: string): string {
  const unopened = new Set([...unopenedIn(found, '(', ')'), ...unopenedIn(found, '[', ']')]);
  let end = found.length;
  while (end > 0 && (unopened.has(end - 1) || ".,;:!?'*_".includes(found.charAt(end - 1)))) end--;
  return found.slice(0, end);
}

/** Where the closing brackets stand that open nowhere before. */
function unopenedIn(text: string, open: string, close: string): readonly number[] {
  const places: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === open) depth++;
    else if (sign === close && depth > 0) depth--;
    else if (sign === close) places.push(at);
  }
  return places;
}

/** In BibTeX, JSON or YAML. */
const urlField = /(?:^|[\s,{"])url"?\s{0,50}[=:]\s{0,50}["'{]{0,2}(https?:\/\/[^\s"'{}<>]{3,2000})/gi;
