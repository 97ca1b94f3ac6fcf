/** Every citation key of a text, by the grammar of its notes language. */
import type { CitationKey, CitationScan } from './citationGroup';
import type { NotesLanguage } from './notesLanguage';
import { scanAsciidoc } from './scan/scanAsciidoc';
import { scanLatex } from './scan/scanLatex';
import { scanMarkdown } from './scan/scanMarkdown';
import { scanOrg } from './scan/scanOrg';
import { scanRst } from './scan/scanRst';
import { scanTypst } from './scan/scanTypst';

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
  switch (language) {
    case 'markdown':
    case 'myst':
      return scanMarkdown(text);
    case 'latex':
      return scanLatex(text);
    case 'typst':
      return scanTypst(text);
    case 'org':
      return scanOrg(text);
    case 'asciidoc':
      return scanAsciidoc(text);
    case 'rst':
      return scanRst(text);
    case 'plain':
      return { groups: [], opaque: [] };
    default:
      return language satisfies never;
  }
}
