/** Folds many small journal files of one family into a snapshot, so that their number stays small for ever. */
import type { FolderEntry, JournalFolder } from './journalFolder';
import type { KnownFile } from './journalReader';
import { lastNumber } from './journalWriter';
import { byteLength, readFileName, toFileName, toSegmentText } from './segment';
import { familyOf, type WriterId } from './stamp';

/** This many files of one size class become one of the next class: each change is copied a few times in its life. */
const foldCount = 8;
/** Files of our family's other sessions are left alone until they have not been written for this long: a window may be open. */
export const foldAge = 24 * 60 * 60 * 1000;

/** Larger files are not folded again: reading one must not take long enough to be felt. */
const maxFoldBytes = 1024 * 1024;

export interface Fold {
  readonly name: string;
  readonly size: number;
  readonly sources: readonly string[];
}

/** The next files to fold, of one size class and all closed; null where there are too few. */
export function findFold(
  entries: readonly FolderEntry[],
  known: ReadonlyMap<string, KnownFile>,
  writer: WriterId,
  openName: string | null,
  now: number,
): readonly FolderEntry[] | null {
  const classes = new Map<number, FolderEntry[]>();
  for (const entry of entries) {
    const name = readFileName(entry.name);
    if (name === null || entry.kind !== 'file' || entry.name === openName) continue;
    if (entry.size > maxFoldBytes) continue;
    if (!name.writer.startsWith(`${familyOf(writer)}_`) || known.get(entry.name)?.isJournal !== true)
      continue;
    if (name.writer !== writer && !(now - entry.modified > foldAge)) continue;
    const members = classes.get(sizeClass(entry.size)) ?? [];
    members.push(entry);
    classes.set(sizeClass(entry.size), members);
    if (members.length === foldCount) return members;
  }
  return null;
}

/**
 * Folds files into one: every line of theirs as it stands (of later versions and bad ones too), each once. The
 * sources go only after the snapshot was read back and they are still as they were read; a stop at any point
 * leaves lines twice, which replay does not mind. Rejects where the folder does.
 */
export async function fold(
  folder: JournalFolder,
  sources: readonly FolderEntry[],
  entries: readonly FolderEntry[],
  writer: WriterId,
): Promise<Fold | null> {
  const lines = new Set<string>();
  for (const source of sources) {
    for (const line of (await folder.read(source.name)).split('\n')) if (line.trim() !== '') lines.add(line);
  }
  const name = toFileName(writer, 'snapshot', lastNumber(entries, writer, 'snapshot') + 1);
  const text = toSegmentText([...lines]);
  const size = byteLength(text);
  // Only where the sources say the same over and over.
  if (sources.some((source) => size <= 2 * source.size)) return null;
  await folder.writeAtomically(name, text);
  if ((await folder.read(name)) !== text) return null;
  const now = new Map((await folder.list()).map((entry) => [entry.name, entry]));
  const removed: string[] = [];
  for (const source of sources) {
    const current = now.get(source.name);
    if (current?.size !== source.size || current.modified !== source.modified) continue;
    await folder.remove(source.name);
    removed.push(source.name);
  }
  return { name, size, sources: removed };
}

/**
 * Files of one class are within four times of each other, so a snapshot of them is more than twice as large as the
 * largest. Git takes a file that went for renamed to one that came if half of it is the same, and two branches that
 * folded the same file into two snapshots would conflict.
 */
function sizeClass(bytes: number): number {
  return Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(4));
}
