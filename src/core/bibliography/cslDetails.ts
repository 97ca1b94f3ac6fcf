/**
 * What an item of CSL says, from JSON or YAML: anything may be missing or of another kind. Looked at by hand: a library of
 * schemas would be an eighth of what is loaded with the first note.
 */
import { isRecord } from '../marks/fieldValue';
import type { EntryDetails } from './bibliographyEntry';

/** The details of an item's fields; `toPlain` makes its texts fit to be shown. */
export function cslDetails(
  fields: Readonly<Record<string, unknown>>,
  toPlain: (text: string) => string,
): EntryDetails {
  const text = (name: string): string | null => {
    const value = fields[name];
    const plain = isPlain(value) ? toPlain(withoutTags(String(value).slice(0, 10_000))) : '';
    return plain === '' ? null : plain;
  };
  return {
    title: text('title'),
    authors: people(fields['author'] ?? fields['editor'])
      .map(toPlain)
      .filter((name) => name !== ''),
    etAl: false,
    year: yearOfDate(fields['issued']),
    doi: text('DOI'),
    eprint: text('arxiv') ?? text('eprint'),
  };
}

function people(value: unknown): readonly string[] {
  return isList(value) ? value.slice(0, 200).map(personName) : [];
}

/** Empty where any part of the name is no text. */
function personName(person: unknown): string {
  if (typeof person === 'string') return person;
  if (!isRecord(person)) return '';
  const particle = person['non-dropping-particle'] ?? person['dropping-particle'];
  const parts = [person['given'], particle, person['family'] ?? person['literal'], person['suffix']];
  const texts = parts.filter((part) => typeof part === 'string');
  return texts.length === parts.filter((part) => part !== undefined).length ? texts.join(' ') : '';
}

/** `{"date-parts": [[2023, 4]]}`, a text that begins with a year, or a number. */
function yearOfDate(value: unknown): number | null {
  const date = isRecord(value) ? (firstPart(value['date-parts']) ?? value['raw']) : value;
  const year = isPlain(date) ? /^-?\d{1,4}/.exec(String(date))?.[0] : undefined;
  return year === undefined ? null : Number(year);
}

function firstPart(parts: unknown): unknown {
  const [first] = isList(parts) ? parts : [];
  return isList(first) ? first[0] : undefined;
}

/** CSL allows a little markup in texts. */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,200})?>/g, '');
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
