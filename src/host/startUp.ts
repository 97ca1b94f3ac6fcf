/** What happens once the extension is active and the editor is waiting for nothing: listings are found and read. */
import { setContextKey } from './contextKey';
import { toMessage } from './errors';
import { contextKeys } from './ids';
import type { Safekeeping } from './safekeeping';
import type { Log } from './log';
import { nextTurn } from './nextTurn';
import type { Sources } from './sources';

export interface StartUpParts {
  readonly sources: Sources;
  readonly log: Log;
  readonly backup: Safekeeping;
}

/** Never rejects: a start that fails is in the log, and every command still works. */
export async function startUp({ sources, log, backup }: StartUpParts): Promise<void> {
  try {
    await nextTurn();
    await sources.refresh();
  } catch (error) {
    log.error(`the listings could not be read at the start: ${toMessage(error)}`);
  }
  setContextKey(contextKeys.loaded, true);
  // Asks the person: nothing waits for the answer.
  backup.begin().catch((error: unknown) => log.error(`no copy was offered: ${toMessage(error)}`));
}
