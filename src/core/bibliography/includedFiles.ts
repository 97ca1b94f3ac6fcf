/** How a file of LaTeX or Typst says that it is part of another, or that others are part of it. */
import type { NotesLanguage } from '../citation/notesLanguage';

/** The document a LaTeX file says it is part of (`% !TEX root = …`, `\documentclass[main]{subfiles}`); null where it says none. */
export function rootPath(text: string, language: NotesLanguage): string | null {
  if (language !== 'latex') return null;
  const head = text.slice(0, 5000);
  return (
    /^[ \t]*%[ \t]*!T[Ee]X[ \t]+root[ \t]*=[ \t]*([^\r\n]{1,500})/m.exec(head)?.[1]?.trim() ??
    /^[ \t]*\\documentclass[ \t]*\[([^\]\n]{1,500})\][ \t]*\{subfiles\}/m.exec(head)?.[1]?.trim() ??
    null
  );
}

/** The paths a document includes, with the extension that LaTeX leaves out. Other languages name none. Linear. */
export function includedPaths(text: string, language: NotesLanguage): readonly string[] {
  if (language === 'latex') {
    const command = /^[^%\n]*?\\(?:input|include|subfile)[ \t]*\{([^{}\n]{1,500})\}/gm;
    return [...text.matchAll(command)].map(([, path = '']) => {
      const written = path.trim();
      return /\.tex$/i.test(written) ? written : `${written}.tex`;
    });
  }
  if (language !== 'typst') return [];
  return [...text.matchAll(/#?(?:include|import)[ \t]+"([^"\\\n]{1,500})"/g)].map(([, path = '']) => path);
}
