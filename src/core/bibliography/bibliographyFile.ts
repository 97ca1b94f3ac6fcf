/** Bibliography files of every format behind one face: which format, which entries, what one says. */
import { bibDetails } from './bibDetails';
import { bibFields, bibStrings } from './bibFields';
import type { BibliographyEntry, BibliographyFormat, EntryDetails } from './bibliographyEntry';
import type { BibEntry } from './bibSpans';
import { scanBib } from './bibSpans';
import { cslJsonDetails, scanCslJson } from './cslJson';
import { cslYamlDetails, hayagrivaDetails, scanCslYaml, scanHayagriva } from './yamlBibliography';

/** The format of a file by its name and, for YAML, its text; null where it can be no bibliography. */
export function bibliographyFormatOf(path: string, text: string): BibliographyFormat | null {
  const extension = /\.([a-z]{1,12})$/i.exec(path)?.[1]?.toLowerCase();
  switch (extension) {
    case 'bib':
    case 'bibtex':
    case 'biblatex':
      return 'bibtex';
    case 'json':
    case 'csljson':
      return 'cslJson';
    case 'yml':
    case 'yaml':
      return /^(?:references:|-[ \t]+[\w"'])/m.test(text.slice(0, 100_000)) ? 'cslYaml' : 'hayagriva';
    default:
      return null;
  }
}

/**
 * The entries of a file that have keys, in order; any text. One with other names (biblatex's `ids`) is there once more
 * for each of them, its key being where the name stands.
 */
export function scanBibliography(text: string, format: BibliographyFormat): readonly BibliographyEntry[] {
  return scanAll(text, format).filter(({ key }) => key !== '');
}

/** What a reader is shown of the entry of a key; null where the file has none. The first of equal keys counts. */
export function entryDetails(text: string, format: BibliographyFormat, key: string): EntryDetails | null {
  if (format === 'bibtex') {
    const entries = scanBib(text);
    const isNamed = (entry: BibEntry): boolean =>
      entry.key === key || otherNames(text, entry).some((other) => other.key === key);
    const found = entries.find((entry) => entry.kind === 'entry' && isNamed(entry));
    return found === undefined ? null : bibDetails(text, found, bibStrings(text, entries));
  }
  const found = scanAll(text, format).find((entry) => entry.key === key);
  if (found === undefined) return null;
  return detailReaders[format](text, found);
}

/** An entry with what a reader is shown of it. */
export interface DetailedEntry {
  readonly key: string;
  readonly details: EntryDetails;
}

/** All entries that have keys, in order, one at a time so that a long file can be read in slices; any text. */
export function* iterateDetails(text: string, format: BibliographyFormat): Generator<DetailedEntry> {
  if (format === 'bibtex') {
    const entries = scanBib(text);
    const strings = bibStrings(text, entries);
    for (const entry of entries)
      if (entry.kind === 'entry' && entry.key !== '')
        yield { key: entry.key, details: bibDetails(text, entry, strings) };
    return;
  }
  for (const entry of scanBibliography(text, format))
    yield { key: entry.key, details: detailReaders[format](text, entry) };
}

function scanAll(text: string, format: BibliographyFormat): readonly BibliographyEntry[] {
  switch (format) {
    case 'bibtex':
      return scanBib(text)
        .filter(({ kind }) => kind === 'entry')
        .flatMap((entry) => [entry, ...otherNames(text, entry)]);
    case 'cslJson':
      return scanCslJson(text);
    case 'cslYaml':
      return scanCslYaml(text);
    case 'hayagriva':
      return scanHayagriva(text);
    default:
      return format satisfies never;
  }
}

const detailReaders = {
  cslJson: cslJsonDetails,
  cslYaml: cslYamlDetails,
  hayagriva: hayagrivaDetails,
} satisfies Record<
  Exclude<BibliographyFormat, 'bibtex'>,
  (text: string, entry: BibliographyEntry) => EntryDetails
>;

/** The entry under the names of its field `ids`, which may be cited like its key. */
function otherNames(text: string, entry: BibEntry): readonly BibliographyEntry[] {
  // Few entries have any, so few are taken apart.
  if (!/[\s,]ids\s{0,20}=/i.test(text.slice(entry.body.start, entry.body.end))) return [];
  const { type, start, end } = entry;
  return bibFields(text, entry)
    .filter(({ name }) => name === 'ids')
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'text'))
    .flatMap((part) =>
      [...part.text.matchAll(/[^\s,{}]+/g)].map(({ 0: key, index }) => {
        const keySpan = { start: part.start + index, end: part.start + index + key.length };
        return { key, keySpan, type, start, end };
      }),
    );
}
