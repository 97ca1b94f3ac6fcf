/** The entries of a bibliography that nothing cites, by what is known of its keys. */
import { bibFields } from './bibFields';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyEntry';
import { scanBib, type BibEntry } from './bibSpans';

/**
 * In order, each once, whatever names it has. What a cited entry refers to (`crossref`, `xdata`, `related`, the members of
 * a set, …: BibTeX's and biblatex's fields of keys; what its texts cite) is in use with it, be there one entry of that key
 * or several; in YAML, what an alias stands for. Entries that steer a style (`@control`, IEEEtran's
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
  const aliases = format === 'cslYaml' || format === 'hayagriva' ? aliasesIn(text) : noAliases;
  const waiting = works.filter(({ keys }) => keys.some(isCited));
  for (let work = waiting.pop(); work !== undefined; work = waiting.pop()) {
    if (used.has(work)) continue;
    used.add(work);
    const entry = bibEntries?.get(work.entry.start);
    for (const key of entry === undefined ? [] : referredKeys(text, entry)) {
      for (const other of byKey.get(key.toLowerCase()) ?? []) waiting.push(other);
      // All of them are in use from now on.
      byKey.delete(key.toLowerCase());
    }
  }
  return works
    .filter((work) => !used.has(work))
    .map(({ entry }) => entry)
    .filter(
      (entry) =>
        !/(?:^|bst)(?:control|ctl)$/.test(entry.type) &&
        bibEntries?.get(entry.start)?.closed !== false &&
        !(aliases.size > 0 && isAliased(text, entry, aliases)),
    );
}

/** The keys, in lower case, that any entry of a text refers to: entries of another file can be meant. */
export function referredKeysIn(text: string, format: BibliographyFormat): ReadonlySet<string> {
  const entries = format === 'bibtex' ? scanBib(text).filter(({ kind }) => kind === 'entry') : [];
  return new Set(entries.flatMap((entry) => referredKeys(text, entry)).map((key) => key.toLowerCase()));
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
  const body = text.slice(entry.body.start, entry.body.end);
  const cited = [...body.matchAll(citing)].flatMap(([, keys = '']) => keysIn(keys));
  // Few entries have any, so few are taken apart.
  if (!referring.test(body)) return cited;
  const named = bibFields(text, entry)
    .filter(({ name }) => keyFields.has(name))
    .flatMap(({ parts }) => parts.flatMap((part) => keysIn(part.text)));
  return [...cited, ...named, ...[...body.matchAll(granular)].flatMap(([, found = '']) => keysBefore(found))];
}

function keysIn(list: string): readonly string[] {
  return list.match(/[^\s,{}]+/g) ?? [];
}

/** Of `key-field-2`, whatever can be the key, which may have hyphens itself. */
function keysBefore(found: string): readonly string[] {
  return [...found.matchAll(/-|$/g)].map(({ index }) => found.slice(0, index));
}

function aliasesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/(?<![^\s:,[{-])\*([^\s,[\]{}]{1,200})/g)].map(([, name = '']) => name));
}

/** Whether an entry has the anchor of an alias: without it the whole file could not be read. */
function isAliased(text: string, { start, end }: BibliographyEntry, aliases: ReadonlySet<string>): boolean {
  const anchors = text.slice(start, end).matchAll(/(?<![^\s:,[{-])&([^\s,[\]{}]{1,200})/g);
  return [...anchors].some(([, name = '']) => aliases.has(name));
}

const keyFields: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset']);
const referring = /[\s,{"](?:crossref|xref|xdata|related|entryset)\s{0,20}=/i;
/** A field taken from another entry, as biblatex has it: `title = {xdata=key-title}`. */
const granular = /[{"]\s{0,20}xdata\s{0,20}=\s{0,20}([^\s,{}"]{1,200})/gi;
const citing =
  /\\[A-Za-z]{0,30}cite[A-Za-z]{0,30}\*?\s{0,20}(?:\[[^\][]{0,500}\]\s{0,20}){0,2}\{([^{}]{1,1000})\}/gi;
const noAliases: ReadonlySet<string> = new Set();
