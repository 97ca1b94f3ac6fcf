/** Whose note a file is: its metadata says so, wherever it was moved to. */
import { frontMatterSpan } from '../bibliography/documentBibliography';
import { yamlLines, yamlText } from '../bibliography/yamlLines';
import type { Library } from '../library/library';
import { isPaperId, type Paper } from '../paper';
import type { Span } from '../problem';

export interface NoteKey {
  readonly citekey: string | null;
  /** Of the paper, where the reader's template writes it as `lectern:`. */
  readonly paper: string | null;
}

/** Where the value of `citekey` stands at the top of a text's metadata, with its quotes; null where it has none. */
export function citekeySpan(text: string): Span | null {
  const span = frontMatterSpan(text);
  if (span === null) return null;
  for (const { key, value, indent, dashes } of yamlLines(text, span.start, span.end)) {
    if (key?.text === 'citekey' && indent === 0 && dashes === 0 && value.end > value.start) return value;
  }
  return null;
}

/** The keys at the top of a text's metadata; null each where it has none. Any text, also one cut short. */
export function noteKeyOf(text: string): NoteKey {
  const span = frontMatterSpan(text);
  const values = new Map<string, string>();
  if (span !== null) {
    for (const line of yamlLines(text, span.start, span.end)) {
      if (line.key === null || line.indent > 0 || line.dashes > 0) continue;
      if (!values.has(line.key.text)) values.set(line.key.text, yamlText(text, line.value).text);
    }
  }
  const value = (name: string): string | null => {
    const found = values.get(name) ?? '';
    return found === '' ? null : found;
  };
  return { citekey: value('citekey'), paper: value('lectern') };
}

/** The listed paper that a note names itself by; undefined where it names none, or one that is not listed. */
export function namedPaper({ paper }: NoteKey, { byId }: Pick<Library, 'byId'>): Paper | undefined {
  return paper !== null && isPaperId(paper) ? byId.get(paper) : undefined;
}
