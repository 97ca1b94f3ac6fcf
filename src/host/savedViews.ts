/** The views there are: those that everyone has, and those of the setting, which a folder can share. */
import * as vscode from 'vscode';
import {
  smartViewIds,
  smartViews,
  toSavedViews,
  type SmartViewId,
  type ViewLayout,
} from '../core/query/view';
import { setting } from './settings';

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

/** Keeps a view under its name, in place of one that has it already. */
export async function saveView({ name, query, grouping, sortOrder }: NamedView): Promise<void> {
  const entry = {
    name,
    query,
    ...(grouping === null ? {} : { grouping }),
    ...(sortOrder === null ? {} : { sortOrder }),
  };
  await change((entries, at) => {
    const place = at(name);
    return place === undefined ? [...entries, entry] : entries.with(place, entry);
  });
}

export async function removeView(name: string): Promise<void> {
  await change((entries, at) => entries.filter((_, place) => place !== at(name)));
}

/** Moves a person's own view up (-1) or down (1) among them. */
export async function moveView(name: string, by: 1 | -1): Promise<void> {
  const names = toSavedViews(setting('views')).views.map((view) => view.name);
  const other = names[names.indexOf(name) + by];
  await change((entries, at) => {
    const [from, to] = [at(name), other === undefined ? undefined : at(other)];
    if (from === undefined || to === undefined) return entries;
    return entries.with(from, entries[to]).with(to, entries[from]);
  });
}

/** Writes the setting where it is; entries that are no views are left as they stand. */
async function change(
  edit: (entries: readonly unknown[], at: (name: string) => number | undefined) => readonly unknown[],
): Promise<void> {
  const entries = setting('views');
  const { views, refused } = toSavedViews(entries);
  const places = entries.map((_, place) => place).filter((place) => !refused.includes(place));
  const at = (name: string) => places[views.findIndex((view) => view.name === name)];
  const configuration = vscode.workspace.getConfiguration('lectern');
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const target = configuration.inspect('views')?.workspaceValue === undefined ? Global : Workspace;
  await configuration.update('views', edit(entries, at), target);
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
    default:
      return id satisfies never;
  }
}
