/** Links that show a paper's title and lead to its entry, as each notes language writes them. */
import { markdownText, oneLine, typstText } from './citationNotes';
import type { NotesLanguage } from './notesLanguage';

export interface EntryAddress {
  /** From the document to the file, percent-encoded. */
  readonly path: string;
  /** Of the entry, from 1. */
  readonly line: number;
}

/** The link; null where the language has none of its own. Lines are said where its links know them. */
export function titleLink(
  title: string,
  { path, line }: EntryAddress,
  language: NotesLanguage,
): string | null {
  const text = oneLine(title);
  switch (language) {
    case 'markdown':
    case 'myst':
      return `[${markdownText(text).replace(/[*_]/g, '\\$&')}](${encoded(path)}#L${line})`;
    case 'typst':
      return `#link("${encoded(path)}")[${typstText(text)}]`;
    case 'org':
      return `[[file:${decoded(path)}::${line}][${text.replace(/\[/g, '(').replace(/\]/g, ')')}]]`;
    case 'asciidoc':
      return `link:${encoded(path)}[${text.replace(/\]/g, '\\]')}]`;
    case 'rst':
      return `\`${text.replace(/[`<>\\]/g, '\\$&')} <${encoded(path)}>\`__`;
    case 'latex':
    case 'plain':
      return null;
    default:
      return language satisfies never;
  }
}

function encoded(path: string): string {
  return path.replace(
    /[()[\]"'<>`\\\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Org's paths are plain; brackets, which would end the link, stay as they are. */
function decoded(path: string): string {
  return path.replace(/%20/g, ' ');
}
