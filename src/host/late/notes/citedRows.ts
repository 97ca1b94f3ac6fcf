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
  const ordered = [...byDocument]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => same.map((cite, nth) => ({ cite, nth })));
  return ordered.slice(0, rowsAtMost).map(({ cite, nth }, at) => toRow(cite, nth, at, node));
}

function toRow(
  { uri: address, line, heading, key }: Occurrence,
  nth: number,
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
    arguments: [address, key, nth],
  };
  return { kind: 'cite', parent, item };
}

/** Opens a place, told by which of the document’s citations of the key it is: what is typed above does not move that. */
async function open({ notes }: NotesContext, [address, key, nth]: readonly unknown[]): Promise<void> {
  if (typeof address !== 'string' || typeof key !== 'string' || typeof nth !== 'number') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const cites = (notes.of(document)?.cites ?? []).filter((cite) => cite.key === key);
  // The row may be a little behind the text.
  const cite = cites[nth] ?? cites.at(-1);
  const from = document.positionAt(cite?.start ?? 0);
  const to = document.positionAt(cite?.end ?? 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(from, to) });
}
