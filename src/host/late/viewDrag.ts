/** Views dragged up and down their list: a view that is dropped on another takes its place. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { toMessage } from '../errors';
import type { Log } from '../log';
import type { NamedView } from './savedViews';
import { dropView } from './viewSetting';

/** The type of a dragged view: its name. */
const viewType = 'application/vnd.lectern.view';

/** Those that are always there stay where they are. */
export function viewDrag(log: Log): vscode.TreeDragAndDropController<NamedView> {
  return {
    dragMimeTypes: [viewType],
    dropMimeTypes: [viewType],
    handleDrag([view], transfer) {
      if (view !== undefined && view.home !== null)
        transfer.set(viewType, new vscode.DataTransferItem(view.name));
    },
    async handleDrop(target, transfer) {
      const name = z.string().safeParse(transfer.get(viewType)?.value);
      if (!name.success) return;
      try {
        await dropView(name.data, target?.name ?? null);
      } catch (error) {
        // The settings file may have errors in it: the editor says no more than that a drop failed.
        log.error(`the view could not be moved: ${toMessage(error)}`);
        void vscode.window.showErrorMessage(
          vscode.l10n.t('The view could not be moved: {0}', toMessage(error)),
        );
      }
    },
  };
}
