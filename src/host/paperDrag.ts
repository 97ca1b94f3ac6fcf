/** Papers that are dragged out of the tree: their ids for whoever knows them, their titles and entries for everyone else. */
import * as vscode from 'vscode';
import type { OutlineNode } from '../core/library/outlineRows';
import type { Paper } from '../core/paper';
import { plainTitle } from './rowText';

/** The type of dragged papers: a JSON list of their ids. */
export const papersType = 'application/vnd.lectern.papers';

/** Where files are asked for, entries are given; nobody means to open more of them than this. */
const entriesAtMost = 20;

/** In milliseconds. What is dropped before a drag is told has no papers, and the editor makes links of its rows. */
const toldWithin = 100;

export const paperDrag: vscode.TreeDragAndDropController<OutlineNode> = {
  dropMimeTypes: [],
  dragMimeTypes: [papersType, 'text/plain', 'text/uri-list'],
  async handleDrag(nodes, transfer) {
    const dragged = nodes.flatMap((node) =>
      node.kind === 'paper' ? [node.paper] : node.kind === 'group' ? node.papers : [],
    );
    const papers = [...new Set(dragged)];
    const put = (type: string, lines: readonly string[], between = '\n') =>
      transfer.set(type, new vscode.DataTransferItem(lines.join(between)));
    put(papersType, [JSON.stringify(papers.map(({ id }) => id))]);
    put('text/plain', papers.map(plainTitle));
    // Without this the editor would open the address that a row has for its badges.
    const end = after(toldWithin);
    const entries = papers.slice(0, entriesAtMost).map((paper) => entryOf(paper, end));
    put('text/uri-list', await Promise.all(entries), '\r\n');
  },
};

/** The file with the line, as the editor opens it; without the line where that cannot be told in time. */
async function entryOf({ source, span }: Paper, end: Promise<null>): Promise<string> {
  const uri = vscode.Uri.parse(source);
  const opened = vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    // Gone, or too long for the editor: the papers are what is dragged all the same.
    () => null,
  );
  const document = await Promise.race([opened, end]);
  if (document === null) return uri.toString();
  return uri.with({ fragment: `L${document.positionAt(span.start).line + 1}` }).toString();
}

function after(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}
