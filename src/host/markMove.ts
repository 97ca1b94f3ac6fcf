/** Moves marks between the workspace's storage and its folder: copied, read again, then switched. Nothing is deleted. */
import * as vscode from 'vscode';
import { gitAttributes } from '../core/marks/journalFolder';
import { toMessage } from './errors';
import { stateKeys } from './ids';
import { showFailure, type Log } from './log';
import type { Marking } from './marking';
import { openMarkFolder } from './markFolder';
import { folderPlace, storagePlace, wantedPlace, type MarkPlace, type PlaceParts } from './markPlaces';
import type { Parts } from './parts';
import { onDidChangeSettings } from './settings';
import { readIfThere, writeAtomically } from './storageFolder';

export interface MoveParts {
  readonly places: PlaceParts;
  readonly parts: Parts;
  readonly log: Log;
}

/** The place to begin with. Marks that lie in the other place are brought along first; where that fails they stay there. */
export async function firstPlace({ places, parts, log }: MoveParts): Promise<MarkPlace> {
  const wanted = wantedPlace(places);
  const other = otherPlace(wanted, places);
  const last: unknown = places.state.get(stateKeys.marksPlace);
  // Without a word of where they lay, a folder that was chosen may have been chosen before this machine knew of it.
  const isDue = last === undefined ? wanted.kind === 'folder' : last !== wanted.kind;
  if (other === null || !isDue) return wanted;
  if (!(await bring(other, wanted, parts, log))) return other;
  await places.state.update(stateKeys.marksPlace, wanted.kind);
  return wanted;
}

/** Follows the setting while the window is open. */
export function followLocation(marking: Marking, { places, parts, log }: MoveParts): vscode.Disposable {
  const move = async () => {
    const wanted = wantedPlace(places);
    const other = otherPlace(wanted, places);
    if (other === null) return;
    if (await marking.moveTo(wanted, () => bring(other, wanted, parts, log))) {
      await places.state.update(stateKeys.marksPlace, wanted.kind);
      void vscode.window.showInformationMessage(
        wanted.kind === 'folder'
          ? vscode.l10n.t('Your marks are in the folder .lectern now. A copy stays where they were.')
          : vscode.l10n.t(
              'Your marks are in the storage of this workspace now. A copy stays in the folder .lectern.',
            ),
      );
    }
  };
  return onDidChangeSettings(['marks.location'], () => {
    move().catch((error: unknown) => log.error(toMessage(error)));
  });
}

/** Makes a place ready. Where that fails the marks are kept in memory, and it is tried again with the first of them. */
export async function prepareFolder({ kind, folder }: MarkPlace, log: Log): Promise<void> {
  try {
    if (kind === 'workspaceStorage') {
      // A watcher needs a folder to watch.
      await vscode.workspace.fs.createDirectory(folder);
      return;
    }
    const file = vscode.Uri.joinPath(folder, '.gitattributes');
    if ((await readIfThere(file)) === null)
      await writeAtomically(file, new TextEncoder().encode(gitAttributes));
  } catch (error) {
    log.warn(`the folder of the marks could not be prepared: ${toMessage(error)}`);
  }
}

function otherPlace(place: MarkPlace, places: PlaceParts): MarkPlace | null {
  return place.kind === 'folder' ? storagePlace(places) : folderPlace(places);
}

async function bring(from: MarkPlace, to: MarkPlace, parts: Parts, log: Log): Promise<boolean> {
  try {
    const { carryMarks } = await parts.keeping();
    const carried = await carryMarks(openMarkFolder(from.folder), openMarkFolder(to.folder));
    if (carried.kind === 'carried') return true;
    log.error('the marks read back were not those that were written');
  } catch (error) {
    log.error(`the marks could not be moved: ${toMessage(error)}`);
  }
  void showFailure(
    log,
    vscode.l10n.t('Your marks could not be moved and stay where they are. Nothing was lost.'),
  );
  return false;
}
