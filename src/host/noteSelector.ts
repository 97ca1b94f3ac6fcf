/** Which documents are notes: what citations are offered, dropped and pasted in. */
import type * as vscode from 'vscode';
import { noteExtensions, noteLanguageIds } from '../core/citation/notesLanguage';

/** Documents in a notes language: by the language's name, and by the file's where nothing installed knows it. */
export function noteSelector(): vscode.DocumentFilter[] {
  return [...noteLanguageIds().map((language) => ({ language })), { pattern: notePattern() }];
}

/** Files in a notes language, as a pattern. */
export function notePattern(): string {
  // Patterns tell case apart, and R Markdown's own spelling has a capital.
  return `**/*.{${[...noteExtensions(), 'Rmd', 'Rnw', 'MD'].join(',')}}`;
}
