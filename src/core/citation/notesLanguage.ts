/** The languages notes are written in, and how a document is told to be in one of them. */

/** `markdown` is Pandoc's, with Quarto and R Markdown; `plain` is everything without citations of its own. */
export const notesLanguages = [
  'markdown',
  'myst',
  'latex',
  'typst',
  'org',
  'asciidoc',
  'rst',
  'plain',
] as const;
export type NotesLanguage = (typeof notesLanguages)[number];

/**
 * The notes language of a document: its editor language id decides, its file extension where the id says nothing
 * (an editor without the language's extension calls the file `plaintext`). Anything else is `plain`.
 */
export function notesLanguageOf(languageId: string, path: string): NotesLanguage {
  const extension = extensionOf(path);
  const byId = languageIds.get(languageId.toLowerCase());
  if (byId === 'markdown' && extension === 'myst') return 'myst';
  return byId ?? extensions.get(extension) ?? 'plain';
}

/** The editor's language ids of documents in a notes language. */
export function noteLanguageIds(): readonly string[] {
  return [...languageIds.keys()];
}

/** The extensions of files in a notes language, lower case, without the full stop. */
export function noteExtensions(): readonly string[] {
  return [...extensions.keys()];
}

const languageIds: ReadonlyMap<string, NotesLanguage> = new Map<string, NotesLanguage>([
  ['markdown', 'markdown'],
  ['quarto', 'markdown'],
  ['rmd', 'markdown'],
  ['rmarkdown', 'markdown'],
  ['pandoc', 'markdown'],
  ['multimarkdown', 'markdown'],
  ['mdx', 'markdown'],
  ['myst', 'myst'],
  ['latex', 'latex'],
  ['tex', 'latex'],
  ['latex-expl3', 'latex'],
  ['context', 'latex'],
  ['rsweave', 'latex'],
  ['rnw', 'latex'],
  ['jlweave', 'latex'],
  ['pweave', 'latex'],
  ['typst', 'typst'],
  ['typ', 'typst'],
  ['org', 'org'],
  ['org-mode', 'org'],
  ['asciidoc', 'asciidoc'],
  ['adoc', 'asciidoc'],
  ['restructuredtext', 'rst'],
  ['rst', 'rst'],
]);

const extensions: ReadonlyMap<string, NotesLanguage> = new Map<string, NotesLanguage>([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdown', 'markdown'],
  ['mkd', 'markdown'],
  ['mdx', 'markdown'],
  ['qmd', 'markdown'],
  ['rmd', 'markdown'],
  ['pandoc', 'markdown'],
  ['myst', 'myst'],
  ['tex', 'latex'],
  ['ltx', 'latex'],
  ['latex', 'latex'],
  ['rnw', 'latex'],
  ['typ', 'typst'],
  ['org', 'org'],
  ['adoc', 'asciidoc'],
  ['asciidoc', 'asciidoc'],
  ['asc', 'asciidoc'],
  ['rst', 'rst'],
]);

/** `md` of `/notes/A.MD`; `myst` of `a.myst.md`, the one double extension that matters. */
function extensionOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  if (dot < 1) return '';
  return name.endsWith('.myst.md') ? 'myst' : name.slice(dot + 1);
}
