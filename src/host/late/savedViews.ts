/** The views there are: those that everyone has, and those of the setting, in the folder (which shares them) and a person's own. */
import * as vscode from 'vscode';
import {
  smartViewIds,
  smartViews,
  toSavedViews,
  type SmartViewId,
  type ViewLayout,
} from '../../core/query/view';

/** Which settings a view stands in. */
export const viewHomes = ['folder', 'user'] as const;
export type ViewHome = (typeof viewHomes)[number];

export interface NamedView extends ViewLayout {
  readonly name: string;
  /** Which of the views that everyone has; null for those of the setting. */
  readonly smart: SmartViewId | null;
  readonly home: ViewHome | null;
}

/** All views in the order they are listed: everyone's, the folder's, the person's. Of one name the first counts. */
export function allViews(): readonly NamedView[] {
  const smart = smartViewIds.map((id) => ({ ...smartViews[id], name: smartName(id), smart: id, home: null }));
  const own = viewHomes.flatMap((home) =>
    toSavedViews(entriesOf(home) ?? []).views.map((view) => ({ ...view, smart: null, home })),
  );
  const named = new Map<string, NamedView>();
  for (const view of [...smart, ...own]) if (!named.has(view.name)) named.set(view.name, view);
  return [...named.values()];
}

/** What stands in the setting, whatever it is; null where there is none. */
export function entriesOf(home: ViewHome): readonly unknown[] | null {
  const setting = vscode.workspace.getConfiguration('lectern').inspect<unknown>('views');
  const entries = home === 'folder' ? setting?.workspaceValue : setting?.globalValue;
  return Array.isArray(entries) ? entries : null;
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
