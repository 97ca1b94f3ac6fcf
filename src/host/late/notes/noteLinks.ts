/** Identifiers of papers in notes as links to where they can be looked up. Nothing is fetched: a click opens them. */
import * as vscode from 'vscode';
import { paperLink } from '../../../core/notes/lookUpLink';
import { linkAddress, withoutEnd } from '../../../core/notes/webPages';
import { noteSelector } from '../../noteSelector';
import { rangeIn, type NotesContext } from './notesContext';

/** As they are written in a sentence; what is an address already is the editor's own business. */
const identifiers =
  /(?<![\p{L}\p{N}/:.])(?:arxiv:[ \t]?[\w./-]{6,40}|doi:[ \t]?10\.[^\s"<>{}|\\^`]{3,200})/giu;
const linksAtMost = 2000;

export function registerLinks(context: NotesContext): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(noteSelector(), {
    provideDocumentLinks: (document) => {
      const note = context.notes.of(document);
      if (note === null) return [];
      const links: vscode.DocumentLink[] = [];
      for (const { 0: found, index } of note.text.matchAll(identifiers)) {
        if (links.length === linksAtMost) break;
        const written = withoutEnd(found);
        const link = paperLink(written);
        if (link === null || note.isOpaque(index)) continue;
        const range = rangeIn(document, { start: index, end: index + written.length });
        const shown = new vscode.DocumentLink(range, vscode.Uri.parse(linkAddress(link)));
        shown.tooltip = vscode.l10n.t('Look up this paper');
        links.push(shown);
      }
      return links;
    },
  });
}
