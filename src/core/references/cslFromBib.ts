/** A BibTeX entry, read in full, as an item of CSL. */
import * as z from 'zod/mini';

/** An item of CSL as styles take it. */
export type CslRecord = Readonly<Record<string, unknown>>;

/** What the reader of BibTeX gives; any field may be a text, a list of texts or of people. */
const entrySchema = z.object({ type: z.string(), fields: z.record(z.string(), z.unknown()) });
const text = z.union([z.string(), z.number()]);
const people = z.array(
  z.object({
    name: z.optional(z.string()),
    lastName: z.optional(z.string()),
    firstName: z.optional(z.string()),
    prefix: z.optional(z.string()),
    suffix: z.optional(z.string()),
  }),
);

/** The item of an entry; null for anything that is none. `others` becomes the person of that name. */
export function cslFromBib(entry: unknown, key: string, others: CslRecord): CslRecord | null {
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) return null;
  const { type, fields } = parsed.data;
  const field = (...names: readonly string[]): string =>
    names.map((name) => words(fields[name])).find((word) => word !== '') ?? '';
  const kind = types.get(type.toLowerCase()) ?? 'document';
  const eprint = field('eprint');
  const isPreprint = kind === 'document' && (eprint !== '' || field('archiveprefix', 'eprinttype') !== '');
  const texts: readonly (readonly [string, string])[] = [
    ['title', field('title')],
    ['title-short', field('shorttitle')],
    ['container-title', field('journaltitle', 'journal', 'booktitle', 'maintitle')],
    ['collection-title', field('series')],
    [
      'publisher',
      field('publisher', 'institution', 'school', 'organization') ||
        (eprint === '' || kind !== 'document' ? '' : field('archiveprefix', 'eprinttype')),
    ],
    ['publisher-place', field('location', 'address')],
    ['volume', field('volume')],
    [
      kind === 'article-journal' ? 'issue' : 'number',
      field('number', 'issue') || (isPreprint && eprint !== '' ? `arXiv:${eprint}` : ''),
    ],
    ['page', field('pages')],
    ['edition', field('edition')],
    ['genre', field('type') || genres.get(type.toLowerCase()) || ''],
    ['DOI', field('doi').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')],
    ['ISBN', field('isbn')],
    ['ISSN', field('issn')],
    ['URL', field('url')],
    ['language', field('langid')],
  ];
  const names = (['author', 'editor', 'translator'] as const)
    .map((name) => [name, cslNames(fields[name], others)] as const)
    .filter(([, list]) => list.length > 0);
  const issued = dateOf(
    field('date') || [field('year'), field('month'), field('day')].filter((part) => part !== '').join('-'),
  );
  return {
    id: key,
    type: isPreprint ? 'article' : kind,
    ...Object.fromEntries(texts.filter(([, value]) => value !== '')),
    ...Object.fromEntries(names),
    ...(issued === null ? {} : { issued }),
  };
}

function words(value: unknown): string {
  const one = text.safeParse(value);
  if (one.success) return String(one.data).trim();
  const list = z.array(text).safeParse(value);
  return list.success ? list.data.join(', ').trim() : '';
}

function cslNames(value: unknown, others: CslRecord): readonly CslRecord[] {
  const parsed = people.safeParse(value);
  if (!parsed.success) return [];
  return parsed.data
    .slice(0, 500)
    .flatMap(({ name, lastName, firstName, prefix, suffix }): readonly CslRecord[] => {
      if (name === 'others' || (lastName === 'others' && firstName === undefined)) return [others];
      if (lastName === undefined) return name === undefined ? [] : [{ literal: name }];
      return [
        {
          family: lastName,
          ...(firstName === undefined ? {} : { given: firstName }),
          ...(prefix === undefined ? {} : { 'non-dropping-particle': prefix }),
          ...(suffix === undefined ? {} : { suffix }),
        },
      ];
    });
}

/** `2017-06-12`, `2017-6`, `2017`; of a range its beginning. Anything else as it is written. */
function dateOf(written: string): CslRecord | null {
  if (written === '') return null;
  const parts = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(written)?.slice(1) ?? [];
  const numbers = parts.flatMap((part?: string) => (part === undefined ? [] : [Number(part)]));
  return numbers.length === 0 ? { literal: written } : { 'date-parts': [numbers] };
}

const types: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['proceedings', 'book'],
  ['book', 'book'],
  ['collection', 'book'],
  ['manual', 'book'],
  ['incollection', 'chapter'],
  ['inbook', 'chapter'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['thesis', 'thesis'],
  ['techreport', 'report'],
  ['report', 'report'],
  ['online', 'webpage'],
  ['electronic', 'webpage'],
  ['www', 'webpage'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['unpublished', 'manuscript'],
  ['patent', 'patent'],
]);
const genres: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mastersthesis', 'Master’s thesis'],
]);
