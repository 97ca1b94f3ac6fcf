/** The entries a document brings itself, so that their keys are not taken for unknown. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { hiddenIn, type IsHidden } from '../citation/scanCitations';
import type { Span } from '../problem';
import type { BibliographyEntry } from './bibliographyEntry';
import { metadataSpans } from './documentBibliography';
import { scanCslYaml } from './yamlBibliography';

/**
 * The `references:` of Markdown's metadata and LaTeX's `\bibitem[label]{key}`; other languages have none of the kind.
 * Places are the document's. Linear; any text. `isHidden` tells what is in code and comments, where the
 * caller knows.
 */
export function ownEntries(
  text: string,
  language: NotesLanguage,
  isHidden: IsHidden = hiddenIn(text, language),
): readonly BibliographyEntry[] {
  if (language === 'markdown' || language === 'myst') {
    return metadataSpans(text, isHidden).flatMap((span) => {
      const metadata = text.slice(span.start, span.end);
      if (!/^references:/m.test(metadata)) return [];
      return scanCslYaml(metadata)
        .filter(({ key }) => key !== '')
        .map((entry) => ({
          ...entry,
          ...moved(entry, span.start),
          keySpan: moved(entry.keySpan, span.start),
        }));
    });
  }
  if (language !== 'latex') return [];
  if (!text.includes('\\bibitem')) return [];
  return [...text.matchAll(/\\bibitem[ \t]*(?:\[[^[\]]{0,500}\][ \t]*)?\{([^{}\s,]{1,500})\}/g)]
    .filter(({ index }) => !isHidden(index))
    .map(({ 0: found, 1: key = '', index: start }) => {
      const end = start + found.length;
      return { key, keySpan: { start: end - 1 - key.length, end: end - 1 }, type: '', start, end };
    });
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
