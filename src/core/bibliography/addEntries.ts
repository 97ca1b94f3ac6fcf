/** Adding what is missing to the text of a bibliography file. */
import { addEntryEdit } from './addEntry';
import type { BibliographyFormat } from './bibliographyEntry';

/** An entry to be there: its key, and its text in a format. */
export interface WantedEntry {
  readonly key: string;
  readonly text: (format: BibliographyFormat) => string;
}

export interface AddedEntries {
  readonly text: string;
  readonly added: readonly string[];
  /** Keys whose entry has no place in the file, or that cannot stand in one of its format. */
  readonly refused: readonly string[];
}

/** The text with the entries that it does not have yet; all else stays as it is. Any text. */
export function addEntries(
  text: string,
  wanted: readonly WantedEntry[],
  format: BibliographyFormat,
): AddedEntries {
  let result = text;
  const added: string[] = [];
  const refused: string[] = [];
  for (const entry of wanted) {
    const edit = addEntryEdit(result, entry.text(format), entry.key, format);
    if (edit.kind === 'insert') {
      result = result.slice(0, edit.offset) + edit.text + result.slice(edit.offset);
      added.push(entry.key);
    } else if (edit.kind !== 'exists') refused.push(entry.key);
  }
  return { text: result, added, refused };
}
