/** What there is now at places of which something was heard: a folder, another thing, or nothing any more. */
import * as vscode from 'vscode';

export interface PlaceKinds {
  readonly folders: readonly string[];
  readonly gone: readonly string[];
}

type Kind = 'folder' | 'gone' | 'other';

/** More places than this are not asked one by one what they are, but their folders what is in them. */
const askedAtMost = 200;
/** Of so many folders; where there are more, nobody wants to wait for the answer. */
const listedAtMost = 1000;
const atOnce = 16;

/** What is at some places; null where that are too many to be looked at. Never rejects. */
export async function placeKinds(places: readonly string[]): Promise<PlaceKinds | null> {
  const kinds = places.length > askedAtMost ? await listedKinds(places) : await inGroups(places, kindOf);
  if (kinds === null) return null;
  const of = (kind: Kind) => places.filter((_, at) => kinds[at] === kind);
  return { folders: of('folder'), gone: of('gone') };
}

async function kindOf(address: string): Promise<Kind> {
  try {
    return toKind((await vscode.workspace.fs.stat(vscode.Uri.parse(address))).type);
  } catch {
    return 'gone';
  }
}

async function listedKinds(places: readonly string[]): Promise<readonly Kind[] | null> {
  const uris = places.map((place) => vscode.Uri.parse(place));
  const parents = new Map(
    uris.map((uri) => {
      const parent = vscode.Uri.joinPath(uri, '..');
      return [parent.toString(), parent];
    }),
  );
  if (parents.size > listedAtMost) return null;
  const lists = new Map(await inGroups([...parents], async ([key, uri]) => [key, await entriesOf(uri)]));
  return uris.map((uri) => {
    const entries = lists.get(vscode.Uri.joinPath(uri, '..').toString());
    return entries?.get(uri.path.slice(uri.path.lastIndexOf('/') + 1)) ?? 'gone';
  });
}

/** What lies in a folder; nothing, where it is none any more. */
async function entriesOf(folder: vscode.Uri): Promise<ReadonlyMap<string, Kind>> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Map(entries.map(([name, type]) => [name, toKind(type)]));
  } catch {
    return new Map();
  }
}

function toKind(type: vscode.FileType): Kind {
  return (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
}

/** Asks a few at once, so that others have their turn at the file system. */
async function inGroups<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += atOnce)
    results.push(...(await Promise.all(items.slice(from, from + atOnce).map(ask))));
  return results;
}
