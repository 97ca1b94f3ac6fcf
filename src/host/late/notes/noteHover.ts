/** What a key in a note stands for, when the pointer rests on it. */
import * as vscode from 'vscode';
import type { EntryDetails } from '../../../core/bibliography/bibliographyEntry';
import { entryDetails } from '../../../core/bibliography/bibliographyFile';
import type { About } from '../../../core/marks/mark';
import { citeAt } from '../../../core/notes/citesMeant';
import { noteSelector } from '../../noteSelector';
import { entryHover, paperHover } from './citableText';
import type { CursorPapers } from './cursorPapers';
import type { OpenNote } from './noteIndex';
import { rangeIn, type NotesContext } from './notesContext';

export function registerHover(context: NotesContext, cursor: CursorPapers): vscode.Disposable {
  return vscode.languages.registerHoverProvider(noteSelector(), {
    provideHover: async (document, position) => {
      const note = context.notes.of(document);
      if (note === null) return null;
      const offset = document.offsetAt(position);
      cursor.pointAt(note, offset);
      const cite = citeAt(note, offset);
      if (cite === null) return null;
      const text = await textOf(context, note, cite.key);
      return text && new vscode.Hover(text, rangeIn(document, cite));
    },
  });
}

async function textOf(
  { papers, marking, notes, bibliographies }: NotesContext,
  note: OpenNote,
  key: string,
): Promise<vscode.MarkdownString | null> {
  const paper = papers.paperOf(key);
  if (paper !== null) {
    const places = notes.citesOf(key).length;
    const where = places > 1 ? vscode.l10n.t('Cited in {0} places', places) : '';
    return paperHover(paper, marking.markOf(paper.id), where);
  }
  const { files } = await bibliographies.of(note);
  for (const file of files) {
    if (!file.byKey.has(key)) continue;
    const details = entryDetails(file.text, file.format, key);
    if (details !== null) return entryHover(details, vscode.workspace.asRelativePath(file.uri));
  }
  const about = papers.unlisted(key);
  return about && entryHover(detailsOf(about), vscode.l10n.t('In no listing just now'));
}

function detailsOf({ title, firstAuthor, year }: About): EntryDetails {
  const authors = firstAuthor === null ? [] : [firstAuthor];
  return { title, authors, etAl: false, year, doi: null, eprint: null };
}
