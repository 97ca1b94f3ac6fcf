/** The entries a document brings itself, so that their keys are not taken for unknown. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { hiddenIn, type IsHidden } from '../citation/scanCitations';
import type { BibliographyEntry } from './bibliographyEntry';
import { frontMatterSpan } from './documentBibliography';
import { scanCslYaml } from './yamlBibliography';

/**
 * The `references:` of Markdown's metadata and LaTeX's `\bibitem[label]{key}`; other languages have none of the kind.
 * Places are the document's. Linear; any text. `isHidden` tells what is in code and comments, where the
 * caller knows; only LaTeX asks.
 */
export function ownEntries(
  text: string,
  language: NotesLanguage,
  isHidden: IsHidden = hiddenIn(text, language),
): readonly BibliographyEntry[] {
  if (language === 'markdown' || language === 'myst') {
    const span = frontMatterSpan(text);
    // From the text's beginning, so that places need no shift.
    return span === null || !/^references:/m.test(text.slice(span.start, span.end))
      ? []
      : scanCslYaml(text.slice(0, span.end)).filter(({ key }) => key !== '');
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
