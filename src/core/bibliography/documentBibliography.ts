/** The bibliography files a document names itself, by the rules of its notes language. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { hiddenIn, type IsHidden } from '../citation/scanCitations';
import type { Span } from '../problem';
import { latexPaths, typstPaths } from './bibliographyCommands';
import type { BibliographyPath } from './bibliographyPath';
import { yamlPaths } from './yamlPaths';

/**
 * The paths in order: `bibliography:` of Markdown's metadata, `\bibliography{a,b}` and `\addbibresource{a.bib}`,
 * Typst's `#bibliography("a.bib")`, Org's `#+bibliography:`, AsciiDoc's `:bibtex-file:` and `bibliography::a.bib[]`, the `bibliography` directive of
 * reStructuredText and MyST. Those in comments and code are none. Linear; any text. `isHidden` tells what is
 * in code and comments, where the caller knows.
 */
export function documentBibliographies(
  text: string,
  language: NotesLanguage,
  isHidden: IsHidden = hiddenIn(text, language),
): readonly BibliographyPath[] {
  const paths = pathsIn(text, language, isHidden);
  return paths.filter(({ path }) => path !== '');
}

/** The metadata at the top of a Markdown document, without its marks; null where there is none. */
export function frontMatterSpan(text: string): Span | null {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (open === null) return null;
  const close = /^(?:---|\.\.\.)[ \t]*\r?$/gm;
  close.lastIndex = open[0].length;
  const end = close.exec(text)?.index;
  return end === undefined ? null : { start: open[0].length, end };
}

/**
 * All metadata of a Markdown document: at the top, and, as Pandoc has it (its manual, “Extension: yaml_metadata_block”),
 * in blocks anywhere, each after a blank line and with none behind its first mark. Lists of references often stand in
 * one at the end. Linear; any text.
 */
export function metadataSpans(text: string, isHidden: IsHidden): readonly Span[] {
  const top = frontMatterSpan(text);
  const spans = top === null ? [] : [top];
  for (let at = text.indexOf('\n---', top?.end ?? 0); at >= 0; at = text.indexOf('\n---', at + 1)) {
    opening.lastIndex = at + 1;
    const isOpen = opening.test(text) && /(?:^|\n)[ \t\r]*$/.test(text.slice(Math.max(0, at - 100), at));
    if (!isOpen || isHidden(at + 2)) continue;
    const start = opening.lastIndex;
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) break;
    spans.push({ start, end });
    at = end;
  }
  return spans;
}

/** What follows must be a key or a comment: a line may just as well part two texts. */
const opening = /---[ \t]*\r?\n(?=#|[\w"'][^\n:]{0,200}:(?:\s|$))/y;
const closing = /^(?:---|\.\.\.)[ \t]*\r?$/gm;

function pathsIn(text: string, language: NotesLanguage, isHidden: IsHidden): readonly BibliographyPath[] {
  switch (language) {
    case 'markdown':
      return metadataPaths(text, isHidden);
    case 'myst':
      return [...metadataPaths(text, isHidden), ...directivePaths(text, mystDirective, isHidden)];
    case 'latex':
      return latexPaths(text, isHidden);
    case 'typst':
      return typstPaths(text, isHidden);
    case 'org':
      return orgPaths(text, isHidden);
    case 'asciidoc':
      return linePaths(text, /^(?::bibtex-file:[ \t]+(?=\S)|bibliography::(?=[^\s[]))([^\n[]*)/gm, isHidden);
    case 'rst':
      return directivePaths(text, rstDirective, isHidden);
    case 'plain':
      return [];
    default:
      return language satisfies never;
  }
}

function metadataPaths(text: string, isHidden: IsHidden): readonly BibliographyPath[] {
  return metadataSpans(text, isHidden).flatMap((span) =>
    yamlPaths(text, span, new Set(['bibliography']), 'top'),
  );
}

function orgPaths(text: string, isHidden: IsHidden): readonly BibliographyPath[] {
  const keyword = linePaths(text, /^[ \t]*#\+bibliography:[ \t]*(\S[^\n]*)/gim, isHidden);
  // org-ref's links name several files.
  const links = linePaths(text, /(?:\[\[|^|\s)(?:no)?bibliography:([^\s[\]]+)/gim, isHidden);
  return [...keyword, ...links.flatMap((list) => split(text, list, /[^,]+/g))].sort(
    (a, b) => a.start - b.start,
  );
}

/** What the first group of a pattern finds, where that does not begin in code or a comment; quotes are left out. */
function linePaths(text: string, pattern: RegExp, isHidden: IsHidden): readonly BibliographyPath[] {
  const paths: BibliographyPath[] = [];
  for (const match of text.matchAll(pattern)) {
    const written = (match[1] ?? '').trimEnd();
    const start = match.index + match[0].length - (match[1] ?? '').length;
    if (isHidden(match.index)) continue;
    const quoted = /^(["']).*\1$/.test(written) && written.length > 1 ? 1 : 0;
    const span = { start: start + quoted, end: start + written.length - quoted };
    paths.push({ ...span, path: text.slice(span.start, span.end) });
  }
  return paths;
}

function directivePaths(text: string, pattern: RegExp, isHidden: IsHidden): readonly BibliographyPath[] {
  return linePaths(text, pattern, isHidden).flatMap((list) => split(text, list, /\S+/g));
}

function split(text: string, list: Span, part: RegExp): readonly BibliographyPath[] {
  return [...text.slice(list.start, list.end).matchAll(part)].map(({ 0: path, index }) => {
    const start = list.start + index;
    return { path, start, end: start + path.length };
  });
}

const rstDirective = /^[ \t]*\.\.[ \t]+(?:[a-z]{1,20}:)?bibliography::[ \t]+(\S[^\n]*)/gm;
const mystDirective = /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{bibliography\}[ \t]+(\S[^\n]*)/gm;
