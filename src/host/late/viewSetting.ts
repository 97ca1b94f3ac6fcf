/** Writes the views of the setting: keeps, removes and orders them. */
import * as vscode from 'vscode';
import { toSavedViews } from '../../core/query/view';
import type { NamedView } from './savedViews';
import { setting } from '../settings';

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
