/** Completing keys in notes: any words of title, people, year, tags or key, ranked by us and not by the editor. */
import * as vscode from 'vscode';
import type { NotesLanguage } from '../../../core/citation/notesLanguage';
import { completionContext, completionText, type CompletionContext } from '../../../core/notes/completion';
import { legible } from '../../../core/card';
import { toMarkdownText } from '../../../core/markdownText';
import { isPaperId } from '../../../core/paper';
import { plainTitle } from '../../rowText';
import type { Citable } from './citableSearch';
import { abstractText, entryLine, paperLine } from './citableText';
import type { OpenNote } from './noteIndex';
import type { NotesContext } from './notesContext';

/** Not contributed: what an accepted suggestion runs. */
const citedCommand = 'lectern.internal.cited';
const shownAtMost = 50;
/** A suggestion that knows what it stands for. */
class CitableItem extends vscode.CompletionItem {
  readonly citable: Citable;

  constructor(label: vscode.CompletionItemLabel, citable: Citable) {
    super(label, vscode.CompletionItemKind.Reference);
    this.citable = citable;
  }
}

export function completionProvider(context: NotesContext): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: (document, position, token) => complete(context, document, position, token),
    resolveCompletionItem: (item) => {
      if (item instanceof CitableItem) resolve(context, item);
      return item;
    },
  };
}

export function registerCited(context: NotesContext): vscode.Disposable {
  return vscode.commands.registerCommand(citedCommand, (uri: unknown, id: unknown) =>
    accepted(context, uri, id),
  );
}

/** What is being typed at a place of a note, with the line it is replaced in; null where no key is. */
function contextAt(note: OpenNote, offset: number): (CompletionContext & { kind: 'key' }) | null {
  if (!mayComplete(note, offset)) return null;
  const found = completionContext(note.text, offset, note.language, note.scanAround(offset));
  return found.kind === 'none' ? null : found;
}

/** Cheap, for what is typed all the time: whether a key can stand here at all. */
function mayComplete({ text, language }: OpenNote, offset: number): boolean {
  const near = text.slice(Math.max(0, offset - 1000), offset);
  const last = near.at(-1) ?? '';
  if (last === ' ' && !/[,;{]\s+$/.test(near)) return false;
  return hasMark(near, language);
}

function hasMark(near: string, language: NotesLanguage): boolean {
  switch (language) {
    case 'markdown':
    case 'myst':
    case 'typst':
    case 'org':
      return /@|cite/i.test(near);
    case 'latex':
    case 'asciidoc':
    case 'rst':
      return /cite/i.test(near);
    case 'plain':
      return false;
    default:
      return language satisfies never;
  }
}

async function complete(
  context: NotesContext,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.CompletionList | null> {
  const note = context.notes.of(document);
  const offset = document.offsetAt(position);
  const at = note === null ? null : contextAt(note, offset);
  if (note === null || at === null) return null;
  const from = document.positionAt(at.replace.start);
  const to = document.positionAt(at.replace.end);
  // The editor replaces nothing that reaches over a line.
  if (from.line !== position.line || to.line !== position.line) return null;
  const { files } = await context.bibliographies.of(note);
  const found = await context.search.find(at.query, files, shownAtMost);
  if (token.isCancellationRequested) return null;
  const range = { inserting: new vscode.Range(from, position), replacing: new vscode.Range(from, to) };
  const typed = document.getText(range.inserting);
  const items = found.map((citable, index) => {
    const item = new CitableItem(labelOf(citable), citable);
    item.insertText = completionText(at, citable.key);
    item.range = range;
    item.sortText = String(index).padStart(4, '0');
    // What was typed is a match of every item; only what is typed from now on, until we are asked again, is not.
    item.filterText = `${typed} ${citable.key} ${titleOf(citable)}`;
    if (citable.kind === 'paper')
      item.command = { command: citedCommand, title: '', arguments: [note.uri, citable.paper.id] };
    return item;
  });
  // Each letter asks again: words match anywhere, which the editor's own filter would not find.
  return new vscode.CompletionList(items, true);
}

function titleOf(citable: Citable): string {
  if (citable.kind === 'paper') return plainTitle(citable.paper);
  return legible(citable.details.title ?? '') || citable.key;
}

function labelOf(citable: Citable): vscode.CompletionItemLabel {
  return { label: titleOf(citable), description: citable.key };
}

function resolve({ marking }: NotesContext, item: CitableItem): void {
  const { citable } = item;
  const documentation = new vscode.MarkdownString();
  // A long title leaves the row no room for the key, which is what will be written.
  const keyed = (line: string) => [citable.key, line].filter((part) => part !== '').join(' · ');
  switch (citable.kind) {
    case 'paper':
      item.detail = keyed(paperLine(citable.paper, marking.markOf(citable.paper.id)));
      documentation.appendMarkdown(toMarkdownText(abstractText(citable.paper.abstract ?? '')));
      break;
    case 'entry':
      item.detail = keyed(entryLine(citable.details));
      documentation.appendMarkdown(toMarkdownText(vscode.workspace.asRelativePath(citable.file.uri)));
      break;
    default:
      citable satisfies never;
  }
  item.documentation = documentation;
}

async function accepted({ papers, cited }: NotesContext, uri: unknown, id: unknown): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  const paper = typeof id === 'string' && isPaperId(id) ? papers.listed(id) : null;
  if (document === undefined || paper === null) return;
  await cited.cite(document, [paper]);
}
