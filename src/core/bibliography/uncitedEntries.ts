/** The entries of a bibliography that nothing cites, by what is known of its keys. */
import { bibFields } from './bibFields';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyEntry';
import { scanBib, type BibEntry } from './bibSpans';

/**
 * In order, each once, whatever names it has. What a cited entry refers to (`crossref`, `xdata`, `related`, the members of
 * a set, …: BibTeX's and biblatex's fields of keys) is in use with it; entries that steer a style (`@control`, IEEEtran's
 * `BSTcontrol`) are cited by nobody and are left out, as are those not closed yet. `entries` are the text's, of
 * `scanBibliography`.
 */
export function uncitedEntries(
  text: string,
  format: BibliographyFormat,
  entries: readonly BibliographyEntry[],
  isCited: (key: string) => boolean,
): readonly BibliographyEntry[] {
  const works = worksOf(entries);
  const bibEntries = format === 'bibtex' ? new Map(scanBib(text).map((entry) => [entry.start, entry])) : null;
  const used = new Set<Work>();
  const byKey = worksByKey(works);
  const waiting = works.filter(({ keys }) => keys.some(isCited));
  for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) {
    if (used.has(work)) continue;
    used.add(work);
    const entry = bibEntries?.get(work.entry.start);
    for (const key of entry === undefined ? [] : referredKeys(text, entry)) {
      waiting.push(...(byKey.get(key.toLowerCase()) ?? []));
      // All of them are in use from now on.
      byKey.delete(key.toLowerCase());
    }
  }
  return works
    .filter((work) => !used.has(work))
    .map(({ entry }) => entry)
    .filter(
      ({ type, start }) =>
        !/(?:^|bst)(?:control|ctl)$/.test(type) && bibEntries?.get(start)?.closed !== false,
    );
}

interface Work {
  readonly entry: BibliographyEntry;
  readonly keys: string[];
}

/** Names of one entry follow each other. */
function worksOf(entries: readonly BibliographyEntry[]): readonly Work[] {
  const works: Work[] = [];
  for (const entry of entries) {
    const last = works.at(-1);
    if (last?.entry.start === entry.start) last.keys.push(entry.key);
    else works.push({ entry, keys: [entry.key] });
  }
  return works;
}

/** All that have a key, in any case: which of several is meant, programs tell in their own ways. */
function worksByKey(works: readonly Work[]): Map<string, Work[]> {
  const byKey = new Map<string, Work[]>();
  for (const work of works) {
    for (const key of work.keys) {
      const same = byKey.get(key.toLowerCase());
      if (same === undefined) byKey.set(key.toLowerCase(), [work]);
      else same.push(work);
    }
  }
  return byKey;
}

function referredKeys(text: string, entry: BibEntry): readonly string[] {
  // Few entries have any, so few are taken apart.
  if (!referring.test(text.slice(entry.body.start, entry.body.end))) return [];
  return bibFields(text, entry)
    .filter(({ name }) => keyFields.has(name))
    .flatMap(({ parts }) => parts.flatMap((part) => part.text.match(/[^\s,{}]+/g) ?? []));
}

const keyFields: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
const referring = /[\s,](?:crossref|xref|xdata|related|entryset)\s{0,20}=/i;
