/** What a template can say of a paper, and how its texts stand in Markdown. */
import { yearOf } from '../calendar';
import { legible } from '../card';
import { formatReference } from '../citation/plainCitation';
import { topicOf } from '../listing/categories';
import type { Mark } from '../marks/mark';
import { splitMath } from '../mathText';
import type { Entry } from '../paper';

export const noteFields = [
  'title',
  'citekey',
  'authors',
  'firstAuthor',
  'organisations',
  'date',
  'year',
  'topic',
  'tags',
  'status',
  'rating',
  'abstract',
  'note',
  'url',
  'reference',
  'citedIn',
] as const;
/** The names between `{{` and `}}`. */
export type NoteField = (typeof noteFields)[number];

/** A field that is not there is not known: what a note says of it stays. Texts are as their sources have them. */
export type NoteValues = { readonly [Field in NoteField]?: string | readonly string[] };

/** The values of a paper. */
export function noteValues(
  paper: Entry,
  mark: Pick<Mark, 'tags' | 'status' | 'rating' | 'note'>,
  citekey: string,
  url: string | null,
): NoteValues {
  return {
    title: paper.title,
    citekey,
    authors: paper.etAl ? [...paper.authors, 'et al.'] : paper.authors,
    firstAuthor: paper.authors[0] ?? '',
    organisations: paper.orgs,
    date: paper.date ?? '',
    year: paper.date === null ? '' : String(yearOf(paper.date)),
    topic: paper.category === null ? '' : topicOf(paper.category).name,
    tags: mark.tags,
    status: mark.status,
    rating: mark.rating === null ? '' : String(mark.rating),
    abstract: paper.abstract ?? '',
    note: mark.note,
    url: url ?? '',
    reference: formatReference(paper),
  };
}

/** Whether a name is one a template can use. */
export function isNoteField(name: string): name is NoteField {
  return noteFields.some((field) => field === name);
}

/** The fields a text has placeholders of. */
export function fieldsIn(text: string): readonly NoteField[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name).filter(isNoteField);
}

/** Without what a listing does not say: there a note may know more. */
export function knownValues(values: NoteValues): NoteValues {
  const known = Object.entries(values).filter(([name, value]) => !fromListing.has(name) || value.length > 0);
  return Object.fromEntries(known);
}

const fromListing: ReadonlySet<string> = new Set([
  'url',
  'date',
  'year',
  'abstract',
  'organisations',
  'topic',
]);

/** A text with its placeholders filled in by `write`; unknown names, and fields without a value, stay as typed. */
export function fillIn(
  text: string,
  values: NoteValues,
  write: (value: string | readonly string[], field: NoteField) => string,
): string {
  return text.replace(placeholder, (found, name: string) => {
    const value = isNoteField(name) ? values[name] : undefined;
    return value === undefined || !isNoteField(name) ? found : write(value, name);
  });
}

const placeholder = /\{\{[ \t]{0,9}([A-Za-z]{1,30})[ \t]{0,9}\}\}/g;

/**
 * A value in the body of a Markdown note: one line that is no markup, formulas as formulas. A note, and the list of
 * what cites the paper, are Markdown and stay so, but for lines that would be taken for marks of Lectern's blocks. An address stays as it is.
 */
export function markdownValue(value: string | readonly string[], field: NoteField): string {
  if (typeof value !== 'string') return value.map(inertMarkdown).join(', ');
  switch (field) {
    case 'note':
    case 'citedIn':
      return value
        .replace(/\r\n?/g, '\n')
        .trim()
        .replace(/^([ \t]*)<!--(?=[ \t]*lectern:)/gm, '$1\\<!--');
    case 'citekey':
    case 'url':
    case 'date':
    case 'year':
      return legible(value);
    default:
      return inertMarkdown(value);
  }
}

function inertMarkdown(text: string): string {
  const written = splitMath(legible(text))
    .map((run) => {
      if (run.kind === 'text') return run.text.replace(/[\\`*_[\]<@$]/g, '\\$&');
      return run.display ? `$$${run.tex}$$` : `$${run.tex.trim()}$`;
    })
    .join('')
    .trim();
  // What a line may begin with: headings, quotes, lists, fences, rules.
  return written.replace(/^(?:[#>+=~-]|(\d{1,9})(?=[.)]))/, (mark) =>
    /^\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
  );
}
