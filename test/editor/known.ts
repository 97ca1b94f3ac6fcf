/** What Lectern knows of listings, bibliographies and notes, as the editor's own features show it. */
import * as vscode from 'vscode';
import { lectern } from './lectern';

export async function hasPaper(title: string): Promise<boolean> {
  return (await lectern()).papers().some((paper) => paper.title === title);
}

/** The keys of a note that nobody knows. */
export function unknownKeys(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ code }) => code === 'unknown-key')
    .map(({ range }) => document.getText(range));
}

/** In how many places a paper is cited, as the hover of its key says. */
export async function placesOf(document: vscode.TextDocument, key: string): Promise<number> {
  const at = document.positionAt(document.getText().indexOf(key));
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  const text = hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('');
  return Number(/in (\d+) places/.exec(text.replaceAll('&nbsp;', ' '))?.[1] ?? 1);
}
