/** Writing headings, comments and plain words in every notes language. */
import { escapeTex } from '../citation/bibtexText';
import type { NotesLanguage } from '../citation/notesLanguage';

/** A heading of a level (1 is the highest, deeper ones are held to what the language has), without a line end. */
export function headingLine(title: string, level: number, language: NotesLanguage): string {
  const depth = Math.max(1, Math.trunc(level) || 1);
  const words = plainIn(language, title);
  switch (language) {
    case 'markdown':
    case 'myst':
      return `${'#'.repeat(Math.min(6, depth))} ${words}`;
    case 'latex':
      return `\\${latexHeadings[Math.min(latexHeadings.length, depth) - 1] ?? 'section'}{${words}}`;
    case 'typst':
      return `${'='.repeat(depth)} ${words}`;
    case 'org':
      return `${'*'.repeat(depth)} ${words}`;
    case 'asciidoc':
      // One `=` is the document's title.
      return `${'='.repeat(Math.min(6, depth + 1))} ${words}`;
    case 'rst':
      return `${words}\n${(rstMarks[Math.min(rstMarks.length, depth) - 1] ?? '=').repeat(Math.max(3, width(words)))}`;
    case 'plain':
      return words;
    default:
      return language satisfies never;
  }
}

/** A line that is not shown; empty where the language has none. No text can end it early. */
export function commentLine(text: string, language: NotesLanguage): string {
  const line = text.replace(/\s+/g, ' ').trim();
  switch (language) {
    case 'markdown':
    case 'myst':
      // Two hyphens end a comment, or begin the end.
      return `<!-- ${line.replace(/-{2,}/g, '–').replace(/-$/, '')} -->`;
    case 'latex':
      return `% ${line}`;
    case 'typst':
    case 'asciidoc':
      return `// ${line}`;
    case 'org':
      return `# ${line}`;
    case 'rst':
      return `..\n   ${line}\n`;
    case 'plain':
      return '';
    default:
      return language satisfies never;
  }
}

/** A text as words of a language: nothing in it is markup or a command there. Line ends stay. */
export function plainIn(language: NotesLanguage, text: string): string {
  switch (language) {
    case 'markdown':
    case 'myst':
      return text.replace(/[\\`*_{}[\]<>#@$~^|]/g, '\\$&');
    case 'latex':
      return escapeTex(text);
    case 'typst':
      return typstWords(text);
    case 'org':
      // A zero-width space parts a mark from the word, as Org's manual has it.
      return text
        .replace(/(?<![\p{L}\p{N}])[*/_=~+[#:]|^[*#|:]/gmu, '\u200b$&')
        .replace(/\[cite/g, '[\u200bcite');
    case 'asciidoc':
      return text
        .replace(/\+{1,}/g, '&#43;')
        .replace(/[*_`#^~[\]{}<>|:]/g, (mark) => `&#${String(mark.charCodeAt(0))};`);
    case 'rst':
      return text.replace(/[\\`*_|]/g, '\\$&').replace(/:$/gm, '\\:');
    case 'plain':
      return text;
    default:
      return language satisfies never;
  }
}

/**
 * Signs are escaped where they mean something: hyphens in pairs, before `?` and before a number, slashes in pairs, and
 * what makes an item or a heading at the start of a line. Quotes are left to be set as the document sets its own.
 */
function typstWords(text: string): string {
  return text
    .replace(/[\\`*_[\]<#@$~]/g, '\\$&')
    .replace(/-(?=[-?])|(?<![\p{L}\p{N}-])-(?=\p{N})|\/(?=\/)/gu, '\\$&')
    .replace(/^([ \t]*)([-+/]|=+)(?=[ \t]|$)/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)\.(?=[ \t]|$)/gm, '$1\\.');
}

/** Columns of a title: wide characters take two, and docutils counts so. */
function width(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u1100-\uffef]|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1),
    0,
  );
}

const latexHeadings = ['section', 'subsection', 'subsubsection', 'paragraph', 'subparagraph'];
const rstMarks = ['=', '-', '~', '^', '"'];
