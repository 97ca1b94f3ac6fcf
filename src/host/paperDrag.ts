/** Papers that are dragged out of the tree: their ids for whoever knows them, their titles for everyone else. */
import * as vscode from 'vscode';
import type { OutlineNode } from '../core/library/outlineRows';
import { plainTitle } from './rowText';

/** The type of dragged papers: a JSON list of their ids. */
export const papersType = 'application/vnd.lectern.papers';

export const paperDrag: vscode.TreeDragAndDropController<OutlineNode> = {
  dropMimeTypes: [],
  dragMimeTypes: [papersType, 'text/plain'],
  handleDrag(nodes, transfer) {
    const papers = new Set(
      nodes.flatMap((node) =>
        node.kind === 'paper' ? [node.paper] : node.kind === 'group' ? node.papers : [],
      ),
    );
    const put = (type: string, text: string) => transfer.set(type, new vscode.DataTransferItem(text));
    put(papersType, JSON.stringify([...papers].map(({ id }) => id)));
    put('text/plain', [...papers].map(plainTitle).join('\n'));
    // A row has an address for its badges; it names no file that could be linked to.
    put('text/uri-list', '');
  },
};
