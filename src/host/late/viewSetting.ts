/** Writes the views of the setting: keeps, removes and orders them, each in the settings that it stands in. */
import * as vscode from 'vscode';
import { placeOfView, placeView } from '../../core/query/view';
import { allViews, entriesOf, type NamedView, type ViewHome } from './savedViews';

/** Keeps a view under its name, in place of one that has it already; a new one in the folder where that has views. */
export async function saveView({ name, query, grouping, sortOrder }: Omit<NamedView, 'home'>): Promise<void> {
  const entry = {
    name,
    query,
    ...(grouping === null ? {} : { grouping }),
    ...(sortOrder === null ? {} : { sortOrder }),
  };
  const home = homeOf(name) ?? (entriesOf('folder') === null ? 'user' : 'folder');
  await change(home, (entries) => {
    const place = placeOfView(entries, name);
    return place === undefined ? [...entries, entry] : entries.with(place, entry);
  });
}

export async function removeView(name: string): Promise<void> {
  const home = homeOf(name);
  if (home === null) return;
  await change(home, (entries) => {
    const place = placeOfView(entries, name);
    return place === undefined ? entries : entries.toSpliced(place, 1);
  });
}

/** Moves a view of the setting up (-1) or down (1) among those it stands with. */
export async function moveView(name: string, by: 1 | -1): Promise<void> {
  const home = homeOf(name);
  const names = allViews().flatMap((view) => (view.home === home ? [view.name] : []));
  const other = names[names.indexOf(name) + by];
  if (home !== null && other !== undefined) await change(home, (entries) => placeView(entries, name, other));
}

/**
 * Puts a view where another stands, which makes way; null: at the end. A view stays in its settings: above or below where
 * others stand in, it comes first or last of its own.
 */
export async function dropView(name: string, target: string | null): Promise<void> {
  const home = homeOf(name);
  if (home === null || name === target) return;
  const all = allViews();
  const at = (one: string | null) => all.findIndex((view) => view.name === one);
  const own = all.filter((view) => view.home === home);
  const isOwn = own.some((view) => view.name === target);
  const isAbove = target !== null && at(target) < at(own[0]?.name ?? null);
  const place = isOwn ? target : isAbove ? (own[0]?.name ?? null) : null;
  await change(home, (entries) => placeView(entries, name, place));
}

function homeOf(name: string): ViewHome | null {
  return allViews().find((view) => view.name === name)?.home ?? null;
}

/** Entries that are no views are left as they stand. */
async function change(
  home: ViewHome,
  edit: (entries: readonly unknown[]) => readonly unknown[],
): Promise<void> {
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const configuration = vscode.workspace.getConfiguration('lectern');
  await configuration.update('views', edit(entriesOf(home) ?? []), home === 'folder' ? Workspace : Global);
}
