/** What an item of CSL says, from JSON or YAML: anything may be missing or of another kind. */
import * as z from 'zod/mini';
import type { EntryDetails } from './bibliographyEntry';

/** The details of an item's fields; `toPlain` makes its texts fit to be shown. */
export function cslDetails(
  fields: Readonly<Record<string, unknown>>,
  toPlain: (text: string) => string,
): EntryDetails {
  const text = (name: string): string | null => {
    const value = z.union([z.string(), z.number()]).safeParse(fields[name]);
    const plain = value.success ? toPlain(withoutTags(String(value.data).slice(0, 10_000))) : '';
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
  const list = z.array(z.unknown()).safeParse(value);
  if (!list.success) return [];
  return list.data.slice(0, 200).map((person) => {
    const name = personSchema.safeParse(person);
    if (!name.success) return '';
    if (typeof name.data === 'string') return name.data;
    const { given, family, literal, suffix } = name.data;
    const particle = name.data['non-dropping-particle'] ?? name.data['dropping-particle'];
    return [given, particle, family ?? literal, suffix].filter((part) => part !== undefined).join(' ');
  });
}

/** `{"date-parts": [[2023, 4]]}`, a text that begins with a year, or a number. */
function yearOfDate(value: unknown): number | null {
  const date = dateSchema.safeParse(value);
  if (!date.success) return null;
  const first =
    typeof date.data === 'object' ? (date.data['date-parts']?.[0]?.[0] ?? date.data.raw ?? '') : date.data;
  const year = /^-?\d{1,4}/.exec(String(first))?.[0];
  return year === undefined ? null : Number(year);
}

/** CSL allows a little markup in texts. */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?:i|b|sub|sup|sc|span)(?:\s[^<>]{0,200})?>/g, '');
}

const personSchema = z.union([
  z.string(),
  z.object({
    given: z.optional(z.string()),
    family: z.optional(z.string()),
    literal: z.optional(z.string()),
    suffix: z.optional(z.string()),
    'non-dropping-particle': z.optional(z.string()),
    'dropping-particle': z.optional(z.string()),
  }),
]);
const yearPart = z.union([z.string(), z.number()]);
const dateSchema = z.union([
  yearPart,
  z.object({
    'date-parts': z.optional(z.array(z.array(yearPart))),
    raw: z.optional(z.string()),
  }),
]);
