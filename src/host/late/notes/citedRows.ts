/** The places that cite a paper, as rows below it in the tree. */
import * as vscode from 'vscode';
import { legible } from '../../../core/card';
import type { PaperNode } from '../../../core/library/outlineRows';
import type { Occurrence } from '../../../core/notes/citationIndex';
import type { CiteRow } from '../../citedNotes';
import type { NotesContext } from './notesContext';

const rowsAtMost = 200;
/** Not contributed: what a click on a row runs. */
const openCommand = 'lectern.internal.openCitation';

export function registerRows(context: NotesContext): vscode.Disposable {
  return vscode.commands.registerCommand(openCommand, (...args: readonly unknown[]) => open(context, args));
}

/** By document, in the order of their addresses, then by place. */
export function citedRows({ notes, papers }: NotesContext, node: PaperNode): readonly CiteRow[] {
  const cites = notes.citesOf(papers.keyOf(node.paper));
  const byDocument = new Map<string, Occurrence[]>();
  for (const cite of cites) {
    const same = byDocument.get(cite.uri);
    if (same === undefined) byDocument.set(cite.uri, [cite]);
    else same.push(cite);
  }
  const ordered = [...byDocument].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => same);
  return ordered.slice(0, rowsAtMost).map((cite, at) => toRow(cite, at, node));
}

function toRow(
  { uri: address, line, heading, key, start }: Occurrence,
  at: number,
  parent: PaperNode,
): CiteRow {
  const uri = vscode.Uri.parse(address);
  const path = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(legible(path));
  const place = heading === null || heading === '' ? [] : [legible(heading)];
  item.id = `${parent.id}/@${at}`;
  item.description = [...place, vscode.l10n.t('line {0}', line + 1)].join(' · ');
  item.iconPath = new vscode.ThemeIcon('quote');
  item.contextValue = 'citation';
  item.tooltip = `${legible(path)}:${line + 1}`;
  item.accessibilityInformation = {
    label: vscode.l10n.t('cited in {0}, {1}', legible(path), item.description),
  };
  item.command = {
    command: openCommand,
    title: vscode.l10n.t('Show Citation'),
    arguments: [address, key, start],
  };
  return { kind: 'cite', parent, item };
}

/** Opens the place. The row may be a little behind the text: then the nearest place of the key is meant. */
async function open({ notes }: NotesContext, [address, key, start]: readonly unknown[]): Promise<void> {
  if (typeof address !== 'string' || typeof key !== 'string' || typeof start !== 'number') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const cites = (notes.of(document)?.cites ?? []).filter((cite) => cite.key === key);
  const [nearest] = cites.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
  const from = document.positionAt(nearest?.start ?? start);
  const to = document.positionAt(nearest?.end ?? start);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(from, to) });
}
