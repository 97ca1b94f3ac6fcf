/** Where the entries of YAML bibliographies stand, and what one says: Hayagriva's keys, the items of CSL-YAML. */
import { legible } from '../card';
import type { Span } from '../problem';
import type { BibliographyEntry, EntryDetails } from './bibliographyEntry';
import { cslDetails } from './cslDetails';
import type { YamlLine, YamlText } from './yamlLines';
import { yamlLines, yamlText } from './yamlLines';
import type { YamlValue } from './yamlValue';
import { yamlValue } from './yamlValue';

interface Open {
  readonly start: number;
  readonly indent: number;
  key: YamlText;
  type: string;
  end: number;
  /** Its last line's value is a block of text, which ends where the next line stands. */
  endsInBlock: boolean;
  /** The column of its fields; -1 before the first. */
  fields: number;
}

/** Hayagriva's entries: the keys that begin a line. One pass, any text. */
export function scanHayagriva(text: string): readonly BibliographyEntry[] {
  const entries: BibliographyEntry[] = [];
  let open: Open | null = null;
  for (const line of yamlLines(text)) {
    if (line.dashes === 0 && line.indent === 0 && line.key !== null) {
      if (open !== null) entries.push(finished(text, open, line.start));
      open = {
        start: line.start,
        indent: 0,
        key: line.key,
        type: '',
        end: line.value.end,
        endsInBlock: false,
        fields: -1,
      };
    } else if (open !== null) addField(text, open, line);
  }
  if (open !== null) entries.push(finished(text, open, text.length));
  return entries;
}

/** The items of `references:`, or of a list that is the whole file, by their `id`. One pass, any text. */
export function scanCslYaml(text: string): readonly BibliographyEntry[] {
  const entries: BibliographyEntry[] = [];
  let open: Open | null = null;
  let listIndent = -1;
  let inReferences = true;
  for (const line of yamlLines(text)) {
    if (line.indent === 0 && line.dashes === 0 && line.key !== null) {
      inReferences = line.key.text === 'references';
      listIndent = -1;
    }
    const isItem = inReferences && line.dashes > 0 && (listIndent < 0 || line.dashIndent <= listIndent);
    if (isItem || !inReferences) {
      if (open !== null) entries.push(finished(text, open, line.start));
      open = null;
    }
    if (isItem) {
      listIndent = line.dashIndent;
      const start = line.start + line.dashIndent;
      const missing = { text: '', start: line.start + line.indent, end: line.start + line.indent };
      open = {
        start,
        indent: line.indent,
        key: missing,
        type: '',
        end: line.value.end,
        endsInBlock: false,
        fields: -1,
      };
    }
    if (open !== null) addField(text, open, line);
  }
  if (open !== null) entries.push(finished(text, open, text.length));
  return entries;
}

/** The details of a Hayagriva entry. */
export function hayagrivaDetails(text: string, entry: BibliographyEntry): EntryDetails {
  const value = Object.values(record(yamlValue(text, entry.start, entry.end)))[0] ?? '';
  const fields = record(value);
  const title = fields['title'] ?? '';
  const serial = record(fields['serial-number'] ?? '');
  const author = fields['author'] ?? fields['editor'] ?? [];
  const people = typeof author === 'string' ? [author] : isList(author) ? author : [];
  const details = cslDetails({ title: textIn(title), issued: textIn(fields['date'] ?? '') }, legible);
  return {
    ...details,
    authors: people.map(personText).filter((name) => name !== ''),
    doi: legible(textIn(serial['doi'] ?? fields['doi'] ?? '')) || null,
    eprint: legible(textIn(serial['arxiv'] ?? '')) || null,
  };
}

/** The details of an item of CSL-YAML. */
export function cslYamlDetails(text: string, entry: BibliographyEntry): EntryDetails {
  // Blanks for the columns before the item, so that its lines stay in step.
  const lineStart = text.lastIndexOf('\n', entry.start - 1) + 1;
  const value = yamlValue(' '.repeat(entry.start - lineStart) + text.slice(entry.start, entry.end));
  const fields = record(isList(value) ? value[0] : value);
  const when = fields['issued'] ?? '';
  const issued = record(isList(when) ? when[0] : when);
  const details = cslDetails(fields, legible);
  return { ...details, year: details.year ?? cslDetails({ issued: issued['year'] }, legible).year };
}

function addField(text: string, open: Open, line: YamlLine): void {
  open.end = Math.max(open.end, line.value.end);
  open.endsInBlock = /^[|>]/.test(text.slice(line.value.start, line.value.end));
  if (line.key === null) return;
  if (open.fields < 0) open.fields = line.indent;
  if (line.indent !== open.fields) return;
  if (line.key.text === 'type') open.type = text.slice(line.value.start, line.value.end).toLowerCase();
  if (line.key.text === 'id' && open.key.text === '') open.key = yamlText(text, line.value);
}

function finished(text: string, open: Open, next: number): BibliographyEntry {
  const { start, key, type } = open;
  const end = open.endsInBlock ? start + text.slice(start, next).trimEnd().length : open.end;
  const keySpan: Span = { start: key.start, end: key.end };
  return { start, end, key: key.text, keySpan, type };
}

/** Hayagriva writes people `Family, Given`, or with names for the parts. */
function personText(person: YamlValue): string {
  if (typeof person !== 'string') {
    const { name = '', prefix = '', 'given-name': given = '' } = record(person);
    return legible(
      [given, prefix, name]
        .map(textIn)
        .filter((part) => part !== '')
        .join(' '),
    );
  }
  const [family = '', given = ''] = person.split(',').map((part) => part.trim());
  return legible(given === '' ? family : `${given} ${family}`);
}

/** A text, or the `value` of one that has more to say. */
function textIn(value: YamlValue): string {
  if (typeof value === 'string') return value;
  const inner = record(value)['value'] ?? record(value)['name'];
  return typeof inner === 'string' ? inner : '';
}

function record(value: YamlValue | undefined): Readonly<Record<string, YamlValue>> {
  return typeof value === 'object' && !isList(value) ? value : {};
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
