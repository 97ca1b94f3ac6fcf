/** The runs of backticks of a paragraph: code is between two of the same length. */

/** By length: where the runs begin, and which is the first that is still ahead. */
export type BacktickRuns = ReadonlyMap<number, Runs>;

interface Runs {
  readonly starts: number[];
  next: number;
}

/** All runs between two offsets, found once so that many unclosed ones cost nothing more. */
export function findBacktickRuns(text: string, start: number, end: number): BacktickRuns {
  const runs = new Map<number, Runs>();
  for (let at = text.indexOf('`', start); at >= 0 && at < end; at = text.indexOf('`', at)) {
    const from = at;
    while (text[at] === '`') at++;
    const same = runs.get(at - from);
    if (same === undefined) runs.set(at - from, { starts: [from], next: 0 });
    else same.starts.push(from);
  }
  return runs;
}

/** Where the next run of a length begins at or after an offset, or null. Offsets must not go back. */
export function nextRun(runs: BacktickRuns, length: number, from: number): number | null {
  const same = runs.get(length);
  if (same === undefined) return null;
  while ((same.starts[same.next] ?? from) < from) same.next++;
  return same.starts[same.next] ?? null;
}
