/** Waits for the first citation, or a command of references and notes, and loads what keeps and writes them. */
import * as vscode from 'vscode';
import { registerCommands } from './commandRegistry';
import { toMessage } from './errors';
import { referenceCommandNames } from './ids';
import type { NoteCites, NotesChange } from './citedNotes';
import { once } from './once';
import type { ReferencesPart } from './parts';

type ReferenceDesk = InstanceType<ReferencesPart['ReferenceDesk']>;
type ReferencesParts = ConstructorParameters<ReferencesPart['ReferenceDesk']>[0];

/** Commands too, behind the same error boundary as the others. */
export function registerReferences(parts: ReferencesParts): vscode.Disposable {
  let desk: ReferenceDesk | undefined;
  const load = once(async () => {
    const { ReferenceDesk } = await parts.parts.references();
    return (desk = new ReferenceDesk(parts));
  });
  const { cites } = parts;
  // Where no note has a block to keep, there is nothing to load.
  const follow = ({ marked }: NoteCites, change: NotesChange) => {
    if (marked.size === 0) return;
    load()
      .then(({ backlinks }) => backlinks.follow(change))
      .catch((error: unknown) => parts.log.error(toMessage(error)));
  };
  let following: vscode.Disposable | undefined;
  return vscode.Disposable.from(
    { dispose: () => desk?.dispose() },
    { dispose: () => void following?.dispose() },
    cites.onDidRead((notes) => {
      following = notes.onDidChange((change) => follow(notes, change));
      follow(notes, { uris: notes.marked, keys: new Set() });
    }),
    parts.cited.onDidCite((citing) => {
      load()
        .then((loaded) => loaded.keep(citing))
        .catch((error: unknown) => parts.log.error(toMessage(error)));
    }),
    registerCommands(referenceCommandNames, async (name) => (await load()).handlers[name], parts.log),
  );
}
