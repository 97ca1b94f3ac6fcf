/** The metadata at the top of a paper's note: written from a template, later changed only where it is Lectern's. */
import { frontMatterSpan } from '../bibliography/documentBibliography';
import type { YamlLine } from '../bibliography/yamlLines';
import { yamlLines } from '../bibliography/yamlLines';
import { yamlScalar } from '../bibliography/yamlScalar';
import { yamlValue } from '../bibliography/yamlValue';
import { legible } from '../card';
import type { NoteField, NoteValues } from './noteValues';
import { fieldsIn, fillIn, isNoteField } from './noteValues';
import type { RenameEdit } from './rename';

/** Metadata with its placeholders filled in, each line's value quoted where YAML needs it. */
export function fillFrontMatter(frontMatter: string, values: NoteValues): string {
  return frontMatter.replace(
    /^([^\n:]{0,200}?:[ \t]|[ \t]*-[ \t])?([^\r\n]*\{\{[^\r\n]*)/gm,
    (found, before: string | undefined, expression: string) => {
      const value = valueOf(expression, values);
      if (value === null) return found;
      const written =
        typeof value.data === 'string' ? fieldScalar(value.data, value.field) : flowList(value.data);
      return `${before ?? ''}${written}`.trimEnd();
    },
  );
}

/**
 * The edits that bring the metadata of a note up to date: of the keys at its top that the template fills from values,
 * those that say something else. A key the note has no more stays away. Tags that are only in the note stay, since
 * they may be the reader's own; a list keeps its form, one line or one item a line.
 */
export function frontMatterEdits(
  note: string,
  template: string,
  values: NoteValues,
  eol: string,
): readonly RenameEdit[] {
  const span = frontMatterSpan(note);
  const owned = ownedValues(template, values);
  if (span === null || owned.size === 0) return [];
  const lines = [...yamlLines(note, span.start, span.end)].filter(
    ({ indent, dashes, key }) => indent === 0 && dashes === 0 && key !== null,
  );
  return lines.flatMap((line, index) => {
    const value = owned.get(line.key?.text ?? '');
    if (value === undefined) return [];
    const end = valueEnd(note, line, lines[index + 1]?.start ?? span.end);
    const edit = valueEdit(note, line, end, value, eol);
    return edit === null ? [] : [edit];
  });
}

interface OwnedValue {
  readonly data: string | readonly string[];
  /** The one field it is; null where it is made of several, or of words. */
  readonly field: NoteField | null;
}

function ownedValues(template: string, values: NoteValues): ReadonlyMap<string, OwnedValue> {
  const span = frontMatterSpan(template);
  const owned = new Map<string, OwnedValue>();
  if (span === null) return owned;
  for (const match of template
    .slice(span.start, span.end)
    .matchAll(/^([^\s:#-][^\n:]{0,200}?):[ \t]+([^\r\n]*\{\{[^\r\n]*)/gm)) {
    const value = valueOf(match[2] ?? '', values);
    if (value !== null) owned.set(match[1] ?? '', value);
  }
  return owned;
}

/** What an expression says; null where a placeholder of it has no value. What cites a paper is told in the body alone. */
function valueOf(expression: string, values: NoteValues): OwnedValue | null {
  if (fieldsIn(expression).includes('citedIn')) return null;
  const inner = expression.trim().replace(/^(["'])(.*)\1$/, '$2');
  const only = /^\{\{[ \t]{0,9}([A-Za-z]{1,30})[ \t]{0,9}\}\}$/.exec(inner)?.[1];
  if (only !== undefined && isNoteField(only)) {
    const value = values[only];
    if (value === undefined) return null;
    const data =
      typeof value === 'string' ? legible(value) : value.map(legible).filter((item) => item !== '');
    return { data, field: only };
  }
  const data = fillIn(inner, values, (value) =>
    legible(typeof value === 'string' ? value : value.join(', ')),
  );
  return data === inner || fillIn(data, values, () => '') !== data ? null : { data, field: null };
}

function valueEdit(
  note: string,
  line: YamlLine,
  end: number,
  value: OwnedValue,
  eol: string,
): RenameEdit | null {
  const current = readValue(note, line, end);
  const data = value.field === 'tags' ? union(value.data, current) : value.data;
  if (isSame(current, data)) return null;
  const start = note.indexOf(':', line.key?.end ?? line.start) + 1;
  const isMultiline = end > line.end;
  const stop = isMultiline ? end : line.value.end;
  const indent = isMultiline
    ? /^[ \t]*(?:#[^\n]*)?\r?\n([ \t]*)-[ \t]/.exec(note.slice(start, stop))?.[1]
    : undefined;
  if (typeof data !== 'string' && indent !== undefined && data.length > 0) {
    const items = data.map((item) => `${eol}${indent}- ${fieldScalar(item, null)}`);
    return { start, end: stop, text: items.join('') };
  }
  const written = typeof data === 'string' ? fieldScalar(data, value.field) : flowList(data);
  return { start, end: Math.max(start, stop), text: written === '' ? '' : ` ${written}` };
}

function readValue(note: string, line: YamlLine, end: number): unknown {
  const read = yamlValue(note, line.start, Math.max(end, line.end));
  return typeof read === 'object' && !Array.isArray(read) ? Object.values(read)[0] : '';
}

/** Lectern's tags first, then those only the note has. */
function union(tags: string | readonly string[], current: unknown): string | readonly string[] {
  if (typeof tags === 'string') return tags;
  const own: readonly unknown[] = Array.isArray(current) ? current : [current];
  const others = own.filter((tag) => typeof tag === 'string' && tag !== '').map(String);
  return [...tags, ...others.filter((tag) => !tags.includes(tag))];
}

/** An order of tags that differs is none; of people it is. An empty list and nothing are the same. */
function isSame(current: unknown, data: string | readonly string[]): boolean {
  if (typeof data === 'string') return current === data;
  if (!Array.isArray(current)) return data.length === 0 && current === '';
  return current.length === data.length && current.every((item, index) => item === data[index]);
}

/** Where a key's value ends: with the last line below that is indented, or an item of its list. */
function valueEnd(note: string, line: YamlLine, next: number): number {
  let end = line.value.end;
  for (let start = line.end + 1; start < next;) {
    const newline = note.indexOf('\n', start);
    const stop = newline < 0 ? next : Math.min(newline, next);
    const below = note.slice(start, stop).trimEnd();
    if (below !== '' && !/^(?:[ \t]|-[ \t]|-$|[\]}])/.test(below)) break;
    if (below !== '') end = start + below.length;
    start = stop + 1;
  }
  return end;
}

function flowList(items: readonly string[]): string {
  return `[${items.map((item) => fieldScalar(item, null)).join(', ')}]`;
}

/** A date, a year, a rating as the number it is; nothing for a field that has none. */
function fieldScalar(text: string, field: NoteField | null): string {
  if (text === '') return field === null ? '""' : '';
  const isNumber = field === 'date' || field === 'year' || field === 'rating';
  return isNumber && /^\d{1,4}(?:-\d{2}-\d{2})?$/.test(text) ? text : yamlScalar(text);
}
