/** What listings changed when they were read again: told in passing, kept to be looked at, scores kept for good. */
import * as vscode from 'vscode';
import type { Day } from '../core/calendar';
import { legible } from '../core/card';
import type { ChangedPaper, Difference, WatchedField } from '../core/library/difference';
import type { Edit } from '../core/marks/edit';
import type { Paper } from '../core/paper';
import { toMessage } from './errors';
import type { Log } from './log';
import type { Marking } from './marking';
import { plainTitle } from './rowText';
import { dayWord } from './words';

const { t } = vscode.l10n;

interface ChangeItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

export class ListingChanges {
  private readonly marking: Marking;
  private readonly log: Log;
  private last: { readonly name: string; readonly difference: Difference } | null = null;

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

  /** Lists the last changes; gives the paper the person picked. */
  async show(): Promise<Paper | undefined> {
    if (this.last === null) {
      void vscode.window.showInformationMessage(t('No listing has changed since this window was opened.'));
      return undefined;
    }
    const { name, difference } = this.last;
    const picked = await vscode.window.showQuickPick(toItems(difference), {
      title: t('Changes of {0}', name),
      matchOnDetail: true,
    });
    return picked?.paper;
  }
}

/** One line for a changed paper: `Title: score 90 → 95.3, code new`. */
export function changeLine({ before, after, fields }: ChangedPaper): string {
  return `${legible(after.title)}: ${fields.map((field) => fieldChange(field, before, after)).join(', ')}`;
}

function toItems({ fresh, changed, gone }: Difference): readonly ChangeItem[] {
  const heading = (label: string): ChangeItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    heading(t('{0} new', fresh.length)),
    ...fresh.map((paper) => ({ paper, label: plainTitle(paper), iconPath: new vscode.ThemeIcon('add') })),
    heading(t('{0} changed', changed.length)),
    ...changed.map((change) => ({
      paper: change.after,
      label: plainTitle(change.after),
      detail: change.fields.map((field) => fieldChange(field, change.before, change.after)).join(', '),
      iconPath: new vscode.ThemeIcon('edit'),
    })),
    heading(t('{0} gone; what you marked in them is kept', gone.length)),
    ...gone.map((paper) => ({ label: plainTitle(paper), iconPath: new vscode.ThemeIcon('remove') })),
  ];
}

function fieldChange(field: WatchedField, before: Paper, after: Paper): string {
  switch (field) {
    case 'score':
      return t('score {0} → {1}', before.score ?? '–', after.score ?? '–');
    case 'code':
      return t('code is available now');
    case 'date':
      return t('date {0} → {1}', dateWord(before), dateWord(after));
    case 'abstract':
      return before.abstract === null ? t('abstract new') : t('abstract changed');
    default:
      return field satisfies never;
  }
}

function dateWord({ date }: Paper): string {
  return date === null ? '–' : dayWord(date);
}

function sightingOf({ score, code }: Paper, day: Day): { day: Day; score: number | null; code: boolean } {
  return { day, score, code };
}
