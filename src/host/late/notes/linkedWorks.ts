/** What a pasted link names: a paper of the library, or an entry of the note's bibliographies. */
import type * as vscode from 'vscode';
import { entryDetails } from '../../../core/bibliography/bibliographyFile';
import { foldToLetters } from '../../../core/fold';
import { isLinked, namesPaper, nearbyEntries } from '../../../core/notes/linkedPaper';
import { paperLink, type PaperLink } from '../../../core/notes/lookUpLink';
import type { Paper } from '../../../core/paper';
import type { LinkedWork } from '../../citedNotes';
import type { BibliographyText } from './bibliographies';
import type { NotesContext } from './notesContext';

/** Papers with one title differ in little else. */
const alikeAtMost = 50;

/**
 * By the notes of papers, then by the note's bibliographies and those of the folder: the paper, and the entry where the
 * note's bibliographies have it under another key or the list has it not. What the note names comes first. None where
 * the text is no link.
 */
export async function linkedWorks(
  context: NotesContext,
  document: vscode.TextDocument,
  text: string,
): Promise<readonly LinkedWork[]> {
  const link = paperLink(text);
  const note = link === null ? null : context.notes.of(document);
  if (link === null || note === null) return [];
  const noted = notedPaper(context, link);
  const { files, isNamed } = await context.bibliographies.of(note);
  const own = linkedEntry(files, link);
  if (own === null) {
    const other = noted === null && isNamed ? linkedEntry(await context.bibliographies.all(), link) : null;
    const paper = noted ?? (other && (await paperOf(context, other)));
    return paper === null ? [] : [{ kind: 'paper', paper }];
  }
  const paper = noted ?? (await paperOf(context, own));
  const listed: readonly LinkedWork[] = paper === null ? [] : [{ kind: 'paper', paper }];
  if (paper !== null && context.papers.keyOf(paper) === own.key) return listed;
  return isNamed ? [own, ...listed] : [...listed, own];
}

type LinkedEntry = Extract<LinkedWork, { readonly kind: 'entry' }>;

function linkedEntry(files: readonly BibliographyText[], link: PaperLink): LinkedEntry | null {
  for (const { uri, text, format, entries } of files) {
    for (const { key, start, end } of nearbyEntries(text, entries, link)) {
      const details = entryDetails(text, format, key);
      if (details !== null && isLinked(details, text.slice(start, end), link))
        return { kind: 'entry', key, details, file: uri };
    }
  }
  return null;
}

/** The listed paper whose note tells of a link. Only marked papers have notes. */
function notedPaper({ marking, papers }: NotesContext, link: PaperLink): Paper | null {
  for (const id of marking.marked()) {
    const paper = namesPaper(marking.markOf(id).note, link) ? papers.listed(id) : null;
    if (paper !== null) return paper;
  }
  return null;
}

/** The listed paper of an entry: by its key, else by its title, which the search finds in no time. */
async function paperOf(
  { papers, search }: NotesContext,
  { key, details }: LinkedEntry,
): Promise<Paper | null> {
  await papers.ready();
  const known = papers.paperOf(key);
  if (known !== null || details.title === null) return known;
  const title = foldToLetters(details.title);
  for (const found of await search.find(details.title, [], alikeAtMost))
    if (found.kind === 'paper' && foldToLetters(found.paper.title) === title) return found.paper;
  return null;
}
