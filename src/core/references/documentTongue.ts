/** The human language a document says it is in. */
import { frontMatterSpan } from '../bibliography/documentBibliography';
import type { NotesLanguage } from '../citation/notesLanguage';

/** As the document writes it (`de`, `pt-BR`, `ngerman`); null where it says nothing. Linear; any text. */
export function documentTongue(text: string, language: NotesLanguage): string | null {
  const head = text.slice(0, 50_000);
  switch (language) {
    case 'markdown':
    case 'myst': {
      const span = frontMatterSpan(text);
      return span === null
        ? null
        : (/^(?:lang|language):[ \t]*["']?([A-Za-z_-]{2,20})/m.exec(text.slice(span.start, span.end))?.[1] ??
            null);
    }
    case 'latex':
      return (
        /\\usepackage[ \t]*\[(?:[^\]\n]{0,200},)?[ \t]*([A-Za-z]{2,20})[ \t]*\]\{babel\}/.exec(head)?.[1] ??
        /\\setdefaultlanguage[^{\n]{0,200}\{([A-Za-z]{2,20})\}/.exec(head)?.[1] ??
        null
      );
    case 'typst':
      return /#set[ \t]+text\([^)]{0,500}?\blang:[ \t]*"([A-Za-z]{2,3})"/.exec(head)?.[1] ?? null;
    case 'org':
      return /^#\+language:[ \t]*([A-Za-z_-]{2,20})/im.exec(head)?.[1] ?? null;
    case 'asciidoc':
      return /^:lang:[ \t]*([A-Za-z_-]{2,20})/m.exec(head)?.[1] ?? null;
    case 'rst':
    case 'plain':
      return null;
    default:
      return language satisfies never;
  }
}
