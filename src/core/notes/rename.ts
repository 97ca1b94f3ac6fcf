/** Renaming a key: where it is cited in notes, and in bibliographies where it is defined and referred to. */
import type { BibliographyFormat } from '../bibliography/bibliographyEntry';
import { scanBibliography } from '../bibliography/bibliographyFile';
import { bibFields } from '../bibliography/bibFields';
import { yamlText } from '../bibliography/yamlLines';
import { yamlScalar } from '../bibliography/yamlScalar';
import { scanBib } from '../bibliography/bibSpans';
import type { CitationKey, CitationGroup } from '../citation/citationGroup';
import { writtenKey } from '../citation/citationStyle';
import type { NotesLanguage } from '../citation/notesLanguage';
import { scanCitations, scanNotes } from '../citation/scanCitations';
import type { Span } from '../problem';
import { citekeySpan } from './noteKey';
import { isValidKey } from './validKey';

/** A replacement in a text. */
export interface RenameEdit extends Span {
  readonly text: string;
}

/**
 * The edits that give a key another name in one text, in order; none where the key is not in it. Null where the new
 * key cannot be written everywhere it must stand (the text read again would not cite it): then nothing may be changed.
 */
export function renameEdits(
  text: string,
  language: NotesLanguage | BibliographyFormat,
  from: string,
  to: string,
): readonly RenameEdit[] | null {
  if (from === to) return [];
  switch (language) {
    case 'bibtex':
      return isValidKey(to, language) ? bibEdits(text, from, to) : null;
    case 'cslJson':
    case 'cslYaml':
    case 'hayagriva':
      return isValidKey(to, language) ? entryEdits(text, language, from, to) : null;
    case 'plain':
      return [];
    case 'markdown':
    case 'myst':
    case 'latex':
    case 'typst':
    case 'org':
    case 'asciidoc':
    case 'rst':
      return notesEdits(text, language, from, to);
    default:
      return language satisfies never;
  }
}

/** The text after edits that are in order and apart. */
export function withEdits(text: string, edits: readonly RenameEdit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: written } of edits) {
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done);
}

function notesEdits(
  text: string,
  language: NotesLanguage,
  from: string,
  to: string,
): readonly RenameEdit[] | null {
  const edits = scanNotes(text, language)
    .groups.flatMap((group) =>
      group.items.flatMap(({ keys }) =>
        keys.filter(({ key }) => key === from).map((key) => citedEdit(text, group, key, to)),
      ),
    )
    .concat(ownKeyEdits(text, language, from, to))
    .sort((a, b) => a.start - b.start);
  if (edits.length === 0) return [];
  if (!isValidKey(to, language)) return null;
  // Whether it is read as meant wherever it now stands.
  const expected = scanCitations(text, language).map(({ key }) => (key === from ? to : key));
  const found = scanCitations(withEdits(text, edits), language);
  const isRight =
    found.length === expected.length && found.every(({ key }, index) => key === expected[index]);
  return isRight ? edits : null;
}

/** The metadata by which a paper's own note is known. */
function ownKeyEdits(text: string, language: NotesLanguage, from: string, to: string): readonly RenameEdit[] {
  if (language !== 'markdown' && language !== 'myst') return [];
  const span = citekeySpan(text);
  return span !== null && yamlText(text, span).text === from ? [{ ...span, text: yamlScalar(to) }] : [];
}

/** The edit at one place: the key alone where it can stand bare, else with its mark (`@{a b}`, `#cite(label("a b"))`). */
function citedEdit(
  text: string,
  { syntax }: CitationGroup,
  { start, end }: CitationKey,
  to: string,
): RenameEdit {
  const written = writtenKey(syntax, to);
  const isBraced = text[start - 1] === '{' && text[start - 2] === '@';
  const isMarked = text[start - 1] === '@' && written !== `@${to}` && syntax !== 'org';
  return isMarked && !isBraced ? { start: start - 1, end, text: written } : { start, end, text: to };
}

/** The entry's own key, and the fields that hold keys of other entries. Only what is exactly the key. */
function bibEdits(text: string, from: string, to: string): readonly RenameEdit[] {
  const edits: RenameEdit[] = [];
  for (const entry of scanBib(text)) {
    if (entry.kind !== 'entry') continue;
    if (entry.key === from) edits.push({ ...entry.keySpan, text: to });
    // Most entries need not be taken apart.
    if (!text.slice(entry.start, entry.end).includes(from)) continue;
    for (const { name, parts } of bibFields(text, entry)) {
      if (!keyFields.has(name)) continue;
      for (const part of parts) {
        if (part.kind === 'text') edits.push(...keysIn(part.text, part.start, from, to));
      }
    }
  }
  return edits;
}

/** The keys of a list parted by commas. */
function keysIn(list: string, offset: number, from: string, to: string): readonly RenameEdit[] {
  return [...list.matchAll(/[^,\s]+/g)]
    .filter(([key]) => key === from)
    .map(({ index }) => ({ start: offset + index, end: offset + index + from.length, text: to }));
}

function entryEdits(
  text: string,
  format: 'cslJson' | 'cslYaml' | 'hayagriva',
  from: string,
  to: string,
): readonly RenameEdit[] {
  return scanBibliography(text, format)
    .filter(({ key }) => key === from)
    .map(({ keySpan: { start, end } }) => {
      const isQuoted = /["']/.test(text.charAt(start - 1)) && text[end] === text[start - 1];
      // As JSON, which YAML reads too; a bare key stays bare where YAML takes it for a text.
      if (format !== 'cslJson' && !isQuoted && bareYaml.test(to)) return { start, end, text: to };
      return isQuoted
        ? { start: start - 1, end: end + 1, text: JSON.stringify(to) }
        : { start, end, text: JSON.stringify(to) };
    });
}

/** biblatex's fields of keys, and BibTeX's one. */
const keyFields: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'related', 'entryset', 'ids']);
const bareYaml = /^(?!(?:true|false|null|yes|no|on|off)$)[A-Za-z_][\w./+-]*$/i;
