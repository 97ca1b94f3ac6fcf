/** The bibliography files a project's own files name for all its documents. */
import type { BibliographyPath } from './bibliographyPath';
import { yamlPaths } from './yamlPaths';

/** The names of files that may name bibliographies for the documents beside and below them. */
export const projectFileNames = [
  '_quarto.yml',
  '_quarto.yaml',
  '_metadata.yml',
  '_bookdown.yml',
  '_output.yml',
  '_config.yml',
  'myst.yml',
  'conf.py',
] as const;

/**
 * The paths in the text of a project file: `bibliography:` at any depth (Quarto puts it at the top, under `book:` or
 * under a format), Jupyter Book's and Sphinx's `bibtex_bibfiles`. Of other file names, none. Linear; any text.
 */
export function projectBibliographies(fileName: string, text: string): readonly BibliographyPath[] {
  if (!projectFileNames.some((name) => name === fileName)) return [];
  if (fileName === 'conf.py') return sphinxPaths(text);
  return yamlPaths(text, { start: 0, end: text.length }, yamlKeys, 'anywhere');
}

function sphinxPaths(text: string): readonly BibliographyPath[] {
  const list = /^bibtex_bibfiles[ \t]*=[ \t]*[[(]([^\])]{0,5000})/m.exec(text);
  if (list === null) return [];
  const from = list.index + list[0].length - (list[1] ?? '').length;
  // Comments are matched so that a quote in one begins nothing.
  return [...(list[1] ?? '').matchAll(/#[^\n]*|(["'])([^"'\n]{1,500})\1/g)]
    .filter((match) => match[2] !== undefined)
    .map((match) => {
      const path = match[2] ?? '';
      const start = from + match.index + 1;
      return { path, start, end: start + path.length };
    });
}

const yamlKeys: ReadonlySet<string> = new Set(['bibliography', 'bibtex_bibfiles']);
