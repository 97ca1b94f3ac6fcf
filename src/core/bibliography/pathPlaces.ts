/** Where a path may lead that a document or its project writes. */

export interface PathPlaces {
  /** Absolute paths with `/`, to be looked at in this order. */
  readonly places: readonly string[];
  /** The one that is meant where there is nothing at any of them. */
  readonly usual: string;
}

/**
 * The places of a path, as seen from a folder and those above it up to the project's, nearest first, absolute with `/`.
 * Tools differ in which of them a path is from: it is the document's own before one above. A path from the top is the
 * machine's, as most have it, else the project's, as in Quarto and Typst. Null for what is to be fetched, and for nothing.
 */
export function pathPlaces(written: string, folders: readonly string[]): PathPlaces | null {
  const path = written.trim().replace(/\\/g, '/');
  if (path === '' || isAddress(path)) return null;
  if (/^[A-Za-z]:\//.test(path)) return { places: [normal(`/${path}`)], usual: normal(`/${path}`) };
  const within = folders.map((folder) => normal(`${folder}/${path}`));
  const [nearest] = within;
  if (!path.startsWith('/')) return nearest === undefined ? null : { places: within, usual: nearest };
  const fromTop = [...within].reverse();
  return { places: [normal(path), ...fromTop], usual: fromTop[0] ?? normal(path) };
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z+.-]+:\/\//i.test(path);
}

/** Without `.`, `..` and empty names; `..` at the top stays there. */
function normal(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}
