/** The bibliography files of a document as they are just now, for commands. */
import * as vscode from 'vscode';
import { notesLanguageOf } from '../../core/citation/notesLanguage';
import { findBibliographies, type FileReading } from './bibliographyFinder';
import { readText } from './fileText';

/** In the order they are named; files that are not there too. */
export async function bibliographyFilesOf(document: vscode.TextDocument): Promise<readonly vscode.Uri[]> {
  const { uri, languageId } = document;
  const language = notesLanguageOf(languageId, uri.path);
  return (await findBibliographies({ uri, text: document.getText(), language }, reading)).files;
}

const reading: FileReading = {
  // Of files that are only looked at: one that cannot be read says nothing.
  textOf: (file) => readText(file).catch(() => null),
  isThere: async (file) =>
    vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    ),
  ofMain: (_part, find) => find(),
};
