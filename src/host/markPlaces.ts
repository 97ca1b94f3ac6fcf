/** The two places marks can lie in: the workspace's storage, or a folder of the workspace that is made for git. */
import * as vscode from 'vscode';
import { setting } from './settings';

export interface MarkPlace {
  readonly kind: 'workspaceStorage' | 'folder';
  readonly folder: vscode.Uri;
  /** Where the writer's family is kept: two clones on one machine are two families. */
  readonly writerState: vscode.Memento;
}

export interface PlaceParts {
  readonly storage: vscode.Uri;
  readonly machine: vscode.Memento;
  readonly state: vscode.Memento;
}

/** The place the setting asks for; without a folder open there is only the storage. */
export function wantedPlace(parts: PlaceParts): MarkPlace {
  const kind = setting('marks.location');
  return (kind === 'folder' ? folderPlace(parts) : null) ?? storagePlace(parts);
}

/** The storage of the workspace. */
export function storagePlace({ storage, machine }: PlaceParts): MarkPlace {
  return {
    kind: 'workspaceStorage',
    folder: vscode.Uri.joinPath(storage, 'marks'),
    writerState: machine,
  };
}

/** `.lectern` in the first folder of the workspace; null where no folder is open. */
export function folderPlace({ state }: PlaceParts): MarkPlace | null {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) return null;
  return { kind: 'folder', folder: vscode.Uri.joinPath(root, '.lectern'), writerState: state };
}
