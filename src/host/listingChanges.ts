/** What listings changed when they were read again: told in passing, kept to be looked at, scores kept for good. */
import * as vscode from 'vscode';
import type { Day } from '../core/calendar';
import type { ChangedPaper, Difference } from '../core/library/difference';
import type { Edit } from '../core/marks/edit';
import type { Paper } from '../core/paper';
import { toMessage } from './errors';
import type { Log } from './log';
import type { Marking } from './marking';

const { t } = vscode.l10n;

export interface LatestChanges {
  /** The file's path. */
  readonly name: string;
  readonly difference: Difference;
}

export class ListingChanges {
  private readonly marking: Marking;
  private readonly log: Log;
  private last: LatestChanges | null = null;

  constructor(marking: Marking, log: Log) {
    this.marking = marking;
    this.log = log;
  }

  /** Takes in how a file differs from when it was read before; says it in the status bar. */
  tell(uri: vscode.Uri, difference: Difference, days: { readonly before: Day; readonly after: Day }): void {
    const { fresh, changed, gone } = difference;
    if (fresh.length + changed.length + gone.length === 0) return;
    const name = vscode.workspace.asRelativePath(uri);
    this.last = { name, difference };
    const counts = t('{0} new, {1} changed, {2} gone', fresh.length, changed.length, gone.length);
    vscode.window.setStatusBarMessage(`${name}: ${counts}`, 8000);
    this.remember(changed, days).catch((error: unknown) => this.log.error(toMessage(error)));
  }

  /** Keeps scores and code as they were and are; marks are not touched by that. */
  async remember(
    changed: readonly ChangedPaper[],
    days: { readonly before: Day; readonly after: Day },
  ): Promise<void> {
    const edits = changed
      .filter(({ fields }) => fields.includes('score') || fields.includes('code'))
      .flatMap(({ before, after }): readonly Edit[] => {
        const known = this.marking.markOf(before.id).seen.length > 0;
        const now: Edit = { kind: 'seen', paper: before.id, sighting: sightingOf(after, days.after) };
        // Both of one day would be one register: what is now counts.
        if (known || days.before >= days.after) return [now];
        return [{ kind: 'seen', paper: before.id, sighting: sightingOf(before, days.before) }, now];
      });
    await this.marking.applyForGood(edits);
  }

  /** What the file that changed last says otherwise; null where none has since the window was opened. */
  get latest(): LatestChanges | null {
    return this.last;
  }
}

function sightingOf({ score, code }: Paper, day: Day): { day: Day; score: number | null; code: boolean } {
  return { day, score, code };
}
