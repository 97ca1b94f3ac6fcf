/** The views there are: those that everyone has, and those of the setting, which a folder can share. */
import * as vscode from 'vscode';
import {
  smartViewIds,
  smartViews,
  toSavedViews,
  type SmartViewId,
  type ViewLayout,
} from '../../core/query/view';
import { setting } from '../settings';

export interface NamedView extends ViewLayout {
  readonly name: string;
  /** Which of the views that everyone has; null for a person's own. */
  readonly smart: SmartViewId | null;
}

/** All views in the order they are listed: everyone's first. */
export function allViews(): readonly NamedView[] {
  const smart = smartViewIds.map((id) => ({ ...smartViews[id], name: smartName(id), smart: id }));
  const own = toSavedViews(setting('views')).views.map((view) => ({ ...view, smart: null }));
  return [...smart, ...own];
}

function smartName(id: SmartViewId): string {
  switch (id) {
    case 'unread-this-month':
      return vscode.l10n.t('Unread this month');
    case 'queue':
      return vscode.l10n.t('Queue');
    case 'reading':
      return vscode.l10n.t('Reading');
    case 'recently-read':
      return vscode.l10n.t('Recently read');
    case 'cited-unread':
      return vscode.l10n.t('Cited but unread');
    case 'read-uncited':
      return vscode.l10n.t('Read but never cited');
    default:
      return id satisfies never;
  }
}
