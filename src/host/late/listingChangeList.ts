/** What a listing changed, as a list to look at and as lines of a question. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import type { ChangedPaper, Difference, WatchedField } from '../../core/library/difference';
import type { Paper } from '../../core/paper';
import type { LatestChanges } from '../listingChanges';
import { plainTitle } from '../rowText';
import { dayWord } from '../words';

const { t } = vscode.l10n;

interface ChangeItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

/** Lists the last changes; gives the paper the person picked. */
export async function showChanges(latest: LatestChanges | null): Promise<Paper | undefined> {
  if (latest === null) {
    void vscode.window.showInformationMessage(t('No listing has changed since this window was opened.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(toItems(latest.difference), {
    title: t('Changes of {0}', latest.name),
    matchOnDetail: true,
  });
  return picked?.paper;
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
