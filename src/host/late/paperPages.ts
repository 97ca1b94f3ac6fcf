/** The web pages of a paper that are known, from its note and from bibliographies, and opening one. */
import * as vscode from 'vscode';
import { entryDetails } from '../../core/bibliography/bibliographyFile';
import { legible } from '../../core/card';
import { distinct, entryPages, notePages, type WebPage } from '../../core/notes/webPages';
import type { Paper } from '../../core/paper';
import type { CommandName } from '../ids';
import { plainTitle } from '../rowText';
import type { NotesContext } from './notes/notesContext';

const lookUp: CommandName = 'lectern.lookUp';

/** What the person's note says comes first. */
export async function webPagesOf(
  paper: Paper,
  { marking, papers, bibliographies }: Pick<NotesContext, 'marking' | 'papers' | 'bibliographies'>,
): Promise<readonly WebPage[]> {
  await papers.ready();
  const key = papers.keyOf(paper);
  const files = await bibliographies.all();
  const written = files.flatMap(({ text, format, byKey }) => {
    const entry = byKey.get(key);
    const details = entry === undefined ? null : entryDetails(text, format, key);
    return entry === undefined || details === null
      ? []
      : entryPages(details, text.slice(entry.start, entry.end));
  });
  return distinct([...notePages(marking.markOf(paper.id).note), ...written]);
}

/** In the browser, which the editor asks about first; of several the person chooses. */
export async function openPage(paper: Paper, pages: readonly WebPage[]): Promise<void> {
  const [only] = pages;
  if (only === undefined) {
    const search = vscode.l10n.t('Look Up…');
    const unknown = vscode.l10n.t(
      'No page of “{0}” is known: neither your note on it nor a bibliography names one.',
      plainTitle(paper),
    );
    const answer = await vscode.window.showInformationMessage(unknown, search);
    if (answer === search)
      await vscode.commands.executeCommand(lookUp, { kind: 'paper', paper: { id: paper.id } });
    return;
  }
  const page = pages.length === 1 ? only : await choose(paper, pages);
  if (page !== undefined) await vscode.env.openExternal(vscode.Uri.parse(page.address, true));
}

async function choose(paper: Paper, pages: readonly WebPage[]): Promise<WebPage | undefined> {
  const items = pages.map((page) => ({
    page,
    label: legible(page.address),
    iconPath: new vscode.ThemeIcon(page.kind === 'pdf' ? 'file-pdf' : 'globe'),
  }));
  return (await vscode.window.showQuickPick(items, { title: plainTitle(paper) }))?.page;
}
