/** Naming a bibliography file in a document that names none, by the rules of its notes language. */
import type { NotesLanguage } from '../citation/notesLanguage';
import { frontMatterSpan } from './documentBibliography';
import { yamlScalar } from './yamlScalar';

/** A text to put into a document. */
export interface NamedBibliography {
  readonly offset: number;
  readonly text: string;
}

/**
 * The insertion that names a file, by its path from the document's folder: `bibliography:` in Markdown's metadata,
 * `\bibliography` before LaTeX's end (`\addbibresource` in the preamble where biblatex is loaded), Typst's
 * `#bibliography` at the end, a keyword of Org, an attribute of AsciiDoc, a directive of reStructuredText. Null where
 * the document has no place for it: plain text, a LaTeX file that is part of another. Everything else stays; any text.
 */
export function nameBibliography(
  text: string,
  language: NotesLanguage,
  path: string,
): NamedBibliography | null {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  switch (language) {
    case 'markdown':
    case 'myst':
      return inMetadata(text, path, eol);
    case 'latex':
      return inLatex(text, path, eol);
    case 'typst':
      return atEnd(text, `#bibliography(${JSON.stringify(path)})`, eol);
    case 'org':
      return afterHead(
        text,
        /(?:^\uFEFF)?(?:[ \t]*#(?:\+[A-Za-z_]+:[^\n]*|[ \t][^\n]*)?(?:\r?\n|$))*/y,
        `#+bibliography: ${path}`,
        eol,
      );
    case 'asciidoc':
      return afterHead(
        text,
        /(?:^\uFEFF)?(?:=[ \t][^\n]*(?:\n|$)(?:[^\s:/][^\n]*(?:\n|$)){0,2})?(?:(?:\/\/|:[\w!-]+:)[^\n]*(?:\n|$))*/y,
        `:bibtex-file: ${path}`,
        eol,
      );
    case 'rst':
      return atEnd(text, `.. bibliography:: ${path}`, eol);
    case 'plain':
      return null;
    default:
      return language satisfies never;
  }
}

function inMetadata(text: string, path: string, eol: string): NamedBibliography {
  const line = `bibliography: ${yamlScalar(path)}${eol}`;
  const span = frontMatterSpan(text);
  if (span !== null) return { offset: span.end, text: line };
  const gap = /^\uFEFF?\r?\n/.test(text) ? '' : eol;
  return { offset: text.startsWith('\uFEFF') ? 1 : 0, text: `---${eol}${line}---${eol}${gap}` };
}

function inLatex(text: string, path: string, eol: string): NamedBibliography | null {
  const biblatex =
    /^[ \t]*\\usepackage[ \t]*(?:\[[^\]]{0,2000}\][ \t]*)?\{[^}]{0,500}\bbiblatex\b[^}]{0,500}\}[^\n]*(?:\n|$)/m.exec(
      text,
    );
  if (biblatex !== null) {
    const offset = biblatex.index + biblatex[0].length;
    const before = biblatex[0].endsWith('\n') ? '' : eol;
    return { offset, text: `${before}\\addbibresource{${path}}${eol}` };
  }
  const end = /^[ \t]*\\end[ \t]*\{document\}/m.exec(text);
  if (end === null) return null;
  const style = /^[ \t]*\\bibliographystyle[ \t]*\{/m.test(text) ? '' : `\\bibliographystyle{plain}${eol}`;
  return { offset: end.index, text: `${style}\\bibliography{${path.replace(/\.bib$/i, '')}}${eol}` };
}

function atEnd(text: string, line: string, eol: string): NamedBibliography {
  const gap = text.trim() === '' ? '' : /\n$/.test(text) ? eol : eol + eol;
  return { offset: text.length, text: `${gap}${line}${eol}` };
}

/** Below the lines a document begins with. */
function afterHead(text: string, head: RegExp, line: string, eol: string): NamedBibliography {
  const offset = head.exec(text)?.[0].length ?? 0;
  const before = offset === 0 || text[offset - 1] === '\n' ? '' : eol;
  const rest = text.slice(offset);
  const after = offset > 0 || rest === '' || /^\r?\n/.test(rest) ? '' : eol;
  return { offset, text: `${before}${line}${eol}${after}` };
}
