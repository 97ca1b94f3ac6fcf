/** One note file for a paper: made from a template, and brought up to date without touching what the reader wrote. */
import { frontMatterSpan } from '../bibliography/documentBibliography';
import { fillFrontMatter, frontMatterEdits } from './noteFrontMatter';
import type { NoteField, NoteValues } from './noteValues';
import { fieldsIn, fillIn, isNoteField, markdownValue } from './noteValues';
import type { RenameEdit } from './rename';
import { withEdits } from './rename';

const citedInPart = `## Cited in

<!-- lectern:begin citedIn -->
{{citedIn}}
<!-- lectern:end citedIn -->

`;

/** The template where the reader has set none. */
export const defaultNoteTemplate = `---
title: {{title}}
citekey: {{citekey}}
authors: {{authors}}
date: {{date}}
url: {{url}}
status: {{status}}
tags: {{tags}}
---

# {{title}}

<!-- lectern:begin abstract -->
{{abstract}}
<!-- lectern:end abstract -->

${citedInPart}## Notes

`;

/** The same for those who want no list of what cites the paper. */
export const noteTemplateWithoutCitedIn = defaultNoteTemplate.replace(citedInPart, '');

/**
 * A new note: the template with its placeholders filled in (`{{title}}`, `{{authors}}`, … `noteFields`), quoted in the
 * metadata as YAML needs it, made inert in the body as Markdown needs it. Unknown names stay as typed. Any values.
 */
export function newNote(template: string, values: NoteValues): string {
  const eol = template.includes('\r\n') ? '\r\n' : '\n';
  const span = frontMatterSpan(template);
  const start = span?.end ?? 0;
  const top =
    span === null
      ? ''
      : template.slice(0, span.start) + fillFrontMatter(template.slice(span.start, start), values);
  return top + fillBody(template.slice(start), values, eol);
}

/**
 * A note brought up to date: the metadata keys the template fills from values, and what stands between the lines
 * `<!-- lectern:begin name -->` and `<!-- lectern:end name -->`, where the template has a block of that name or the
 * name is a field. Everything else stays byte for byte; so do a block whose end is gone, a key that was taken out, and
 * values that are the same, and a block that shows a field without a value. Doing it twice changes nothing more.
 */
export function refreshNote(note: string, values: NoteValues, template = defaultNoteTemplate): string {
  const eol = note.includes('\r\n') ? '\r\n' : '\n';
  const blocks = blockEdits(note, values, template, eol, () => true);
  return withEdits(note, [...frontMatterEdits(note, template, values, eol), ...blocks]);
}

/** The same of those blocks alone that show a field, and of nothing else. */
export function refreshField(note: string, field: NoteField, values: NoteValues, template: string): string {
  const eol = note.includes('\r\n') ? '\r\n' : '\n';
  return withEdits(
    note,
    blockEdits(note, values, template, eol, (fields) => fields.includes(field)),
  );
}

/** The names of a note's marked blocks, in order. */
export function blockNames(note: string): readonly string[] {
  return blocksOf(note).map(({ name }) => name);
}

function blockEdits(
  note: string,
  values: NoteValues,
  template: string,
  eol: string,
  isWanted: (fields: readonly NoteField[]) => boolean,
): readonly RenameEdit[] {
  const contents = new Map(
    blocksOf(template).map(({ name, start, end }) => [name, template.slice(start, end)]),
  );
  const top = frontMatterSpan(note)?.end ?? 0;
  return blocksOf(note).flatMap(({ name, start, end }): readonly RenameEdit[] => {
    // The metadata ends before its closing line, which a block begun above it would take with it.
    if (start <= top) return [];
    const content = contents.get(name) ?? (isNoteField(name) ? `{{${name}}}\n` : null);
    const fields = fieldsIn(content ?? '');
    if (content === null || fields.length === 0 || !isWanted(fields)) return [];
    if (fields.some((field) => values[field] === undefined)) return [];
    const filled = fillBody(content, values, eol);
    const written = filled === '' || filled.endsWith('\n') ? filled : filled + eol;
    return written === note.slice(start, end) ? [] : [{ start, end, text: written }];
  });
}

interface Block {
  readonly name: string;
  /** Of what stands between the lines of its marks. */
  readonly start: number;
  readonly end: number;
}

/** The marked blocks in order: a beginning and the end of the same name that is the next mark. */
function blocksOf(text: string): readonly Block[] {
  const mark = /^[ \t]*<!--[ \t]*lectern:(begin|end)[ \t]+([\w-]{1,60})[ \t]*-->[ \t]*(?:\r?\n|$)/gm;
  const blocks: Block[] = [];
  let openName: string | null = null;
  let start = 0;
  for (const match of text.matchAll(mark)) {
    const [whole, kind, name = ''] = match;
    if (kind === 'end' && openName === name) blocks.push({ name, start, end: match.index });
    openName = kind === 'begin' && whole.endsWith('\n') ? name : null;
    start = match.index + whole.length;
  }
  return blocks;
}

function fillBody(body: string, values: NoteValues, eol: string): string {
  const filled = fillIn(body.replace(/\r\n/g, '\n'), values, markdownValue);
  return eol === '\n' ? filled : filled.replace(/\n/g, eol);
}
