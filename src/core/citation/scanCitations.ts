/** Every citation key of a text, by the grammar of its notes language. */
import { isOpaque, type CitationKey, type CitationScan } from './citationGroup';
import type { NotesLanguage } from './notesLanguage';
import { scanWhole } from './scan/noteReader';
import { readers } from './scan/readers';

/**
 * The keys a text cites, in order. Code, comments, mathematics, metadata, e-mail addresses, URLs and
 * cross-references are none. One pass, linear; any text will do.
 */
export function scanCitations(text: string, language: NotesLanguage): readonly CitationKey[] {
  return scanNotes(text, language)
    .groups.flatMap(({ items }) => items.flatMap(({ keys }) => keys))
    .sort((a, b) => a.start - b.start);
}

/** The citation groups of a text and the stretches where there are none. */
export function scanNotes(text: string, language: NotesLanguage): CitationScan {
  const reader = readers[language];
  return reader === null ? { groups: [], opaque: [] } : scanWhole(text, reader);
}

/** Whether an offset of a text is in code, a comment or the like. */
export type IsHidden = (offset: number) => boolean;

/** By scanning the text, as soon as it is asked: most texts have nothing to ask about. */
export function hiddenIn(text: string, language: NotesLanguage): IsHidden {
  let known: CitationScan | null = null;
  return (offset) => isOpaque((known ??= scanNotes(text, language)), offset);
}
