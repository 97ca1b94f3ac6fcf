/** Adding an entry to a bibliography file: one insertion, everything that is there stays as it is. */
import type { AddedEntry } from './addedEntry';
import type { BibliographyEntry, BibliographyFormat } from './bibliographyEntry';
import { scanBibliography } from './bibliographyFile';
import { scanBib } from './bibSpans';
import { cslJsonInsertion } from './cslJsonInsertion';
import { insertionPlace } from './insertionPlace';

/**
 * The insertion that adds an entry: in the order of keys where the file's three or more entries have one, else at the
 * end; before the first entry that is not closed, which would swallow it. The file's line ends, blank lines between
 * entries and final line end are kept. `entryText` is an entry of the file's format: BibTeX, a JSON object, a
 * top-level mapping of Hayagriva, an item of a CSL-YAML list (with its dash).
 */
export function addEntryEdit(
  fileText: string,
  entryText: string,
  key: string,
  format: BibliographyFormat = 'bibtex',
): AddedEntry {
  const entry = entryText.trim();
  if (!isOneEntry(entry, key, format)) return { kind: 'invalid' };
  const entries = scanBibliography(fileText, format);
  const same = entries.find((other) => isSameKey(other.key, key, format));
  if (same !== undefined) return { kind: 'exists', key: same.key, keySpan: same.keySpan };
  if (format === 'cslJson') return cslJsonInsertion(fileText, entry, key, entries);
  const eol = fileText.includes('\r\n') ? '\r\n' : '\n';
  const indent = format === 'cslYaml' ? itemIndent(fileText, entries) : '';
  const lines = entry.replace(/\r\n?/g, '\n').split('\n');
  const written = lines.map((line, row) => (row > 0 && line !== '' ? indent + line : line)).join(eol);
  if (format === 'cslYaml' && entries.length === 0 && !/^references:[ \t]*\r?$/m.test(fileText)) {
    if (fileText.trim() !== '') return { kind: 'no-list' };
    return { kind: 'insert', offset: fileText.length, text: `references:${eol}${written}${eol}` };
  }
  const broken = format === 'bibtex' ? scanBib(fileText).find(({ closed }) => !closed) : undefined;
  const place = insertionPlace(fileText, entries, key, broken?.start ?? null);
  return {
    kind: 'insert',
    offset: place.offset,
    text: place.before(eol) + indent + written + place.after(eol),
  };
}

function isOneEntry(entry: string, key: string, format: BibliographyFormat): boolean {
  if (key === '') return false;
  if (format === 'bibtex') {
    const [only, ...more] = scanBib(entry);
    return (
      only !== undefined &&
      more.length === 0 &&
      only.kind === 'entry' &&
      only.key === key &&
      only.closed &&
      only.start === 0 &&
      only.end === entry.length
    );
  }
  const found = scanBibliography(entry, format);
  return found.length === 1 && found[0]?.key === key && found[0].start === 0;
}

function isSameKey(one: string, other: string, format: BibliographyFormat): boolean {
  return one === other || (format === 'bibtex' && one.toLowerCase() === other.toLowerCase());
}

function itemIndent(text: string, entries: readonly BibliographyEntry[]): string {
  const [first] = entries;
  if (first === undefined) return '';
  const before = text.slice(text.lastIndexOf('\n', first.start - 1) + 1, first.start);
  return /^[ \t]*$/.test(before) ? before : '';
}
