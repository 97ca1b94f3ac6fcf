/** Files caught in the middle of being replaced: the editor's rename takes the old file away before the new one is there. */
import type { FolderEntry } from './journalFolder';

const temporary = '.jsonl.tmp';
/** A file that was never there may be being written for the first time; after so long its writer has gone. */
const writingTime = 5000;

/** The name under which a file's next text is written. */
export function temporaryName(name: string): string {
  return `${name}.tmp`;
}

/**
 * The entries of a folder, where a journal file that is missing and whose next text lies ready counts as that text: a
 * moment's gap is not seen, and a process that ended in it loses nothing. `seen` are names that were listed before.
 */
export function withHalfRenamed(
  entries: readonly FolderEntry[],
  seen: ReadonlySet<string>,
  now: number,
): readonly FolderEntry[] {
  const names = new Set(entries.map(({ name }) => name));
  const rescued = entries.flatMap((entry): readonly FolderEntry[] => {
    if (entry.kind !== 'file' || !entry.name.endsWith(temporary)) return [];
    const name = entry.name.slice(0, -'.tmp'.length);
    if (names.has(name)) return [];
    return seen.has(name) || now - entry.modified > writingTime ? [{ ...entry, name }] : [];
  });
  return rescued.length === 0 ? entries : [...entries, ...rescued];
}
