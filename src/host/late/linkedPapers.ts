/** The paper of the library that a pasted link names, if any. */
import * as vscode from 'vscode';
import { foldToLetters } from '../../core/fold';
import { linkedEntry, namesPaper } from '../../core/notes/linkedPaper';
import { paperLink } from '../../core/notes/lookUpLink';
import type { Paper } from '../../core/paper';
import type { DropParts } from '../citationDrops';

const filesAtMost = 50;
const bytesAtMost = 8_000_000;

/** By the notes of papers first, then by the bibliographies of the workspace. Null where the text is no link. */
export async function linkedPaper(
  text: string,
  { library, marking, citekeys }: DropParts,
): Promise<Paper | null> {
  const link = paperLink(text);
  const { papers } = library.library;
  if (link === null || papers.length === 0) return null;
  const noted = papers.find(({ id }) => namesPaper(marking.markOf(id).note, link));
  if (noted !== undefined) return noted;
  for (const file of await vscode.workspace.findFiles('**/*.{bib,bibtex}', undefined, filesAtMost)) {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > bytesAtMost) continue;
    const bibtex = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const entry = linkedEntry(bibtex, link);
    if (entry === null) continue;
    const found =
      papers.find((paper) => citekeys.of(paper) === entry.key) ??
      papers.find(({ title }) => entry.title !== null && foldToLetters(title) === entry.title);
    if (found !== undefined) return found;
  }
  return null;
}
