/** Paths from one place to another, as documents write them. */

/** The path from a folder to a file, both absolute with `/`: `../refs/a.bib`. */
export function relativePath(folder: string, file: string): string {
  const from = folder.split('/').filter((name) => name !== '');
  const to = file.split('/').filter((name) => name !== '');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
