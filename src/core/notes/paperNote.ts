/** One note file for a paper: made from a template, and brought up to date without touching what the reader wrote. */
import { frontMatterSpan } from '../bibliography/documentBibliography';
import { fillFrontMatter, frontMatterEdits } from './noteFrontMatter';
import type { NoteValues } from './noteValues';
import { fillIn, isNoteField, markdownValue } from './noteValues';
import type { RenameEdit } from './rename';
import { withEdits } from './rename';

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

## Notes

`;

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
 * values that are the same. Doing it twice changes nothing more.
 */
export function refreshNote(note: string, values: NoteValues, template = defaultNoteTemplate): string {
  const eol = note.includes('\r\n') ? '\r\n' : '\n';
  const contents = new Map(
    blocksOf(template).map(({ name, start, end }) => [name, template.slice(start, end)]),
  );
  const top = frontMatterSpan(note)?.end ?? 0;
  const edits = blocksOf(note).flatMap(({ name, start, end }): readonly RenameEdit[] => {
    // The metadata ends before its closing line, which a block begun above it would take with it.
    if (start <= top) return [];
    const content = contents.get(name) ?? (isNoteField(name) ? `{{${name}}}\n` : null);
    if (content === null || fillIn(content, values, () => '') === content) return [];
    const filled = fillBody(content, values, eol);
    const written = filled === '' || filled.endsWith('\n') ? filled : filled + eol;
    return written === note.slice(start, end) ? [] : [{ start, end, text: written }];
  });
  return withEdits(note, [...frontMatterEdits(note, template, values, eol), ...edits]);
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
