/** Brings the journal of one folder into another: copied, read again and compared. Nothing is taken away. */
import type { JournalFolder } from './journalFolder';
import { replay } from './registers';
import { isJournalFile, readSegment, toSegmentText } from './segment';

/** `papers`: how many papers the target's journal speaks of. `different`: the target does not say what it should. */
export type Carried = { readonly kind: 'carried'; readonly papers: number } | { readonly kind: 'different' };

/**
 * Adds what one folder's journal says to another's: a file that is missing is copied, of one that both have the lines
 * of both are kept. Replay minds neither order nor repetition, so this can be done again at any time. Rejects where a
 * folder does; the first folder is only read.
 */
export async function carryMarks(from: JournalFolder, to: JournalFolder): Promise<Carried> {
  const names = (await from.list()).filter(({ kind, name }) => kind === 'file' && isCarried(name));
  const there = new Set((await to.list()).map(({ name }) => name));
  const lines = await readLines(to);
  for (const { name } of names) {
    const text = await from.read(name);
    if (isJournalFile(name)) for (const line of linesOf(text)) lines.add(line);
    const known = there.has(name) ? await to.read(name) : null;
    const wanted = known === null ? text : toSegmentText([...new Set([...linesOf(known), ...linesOf(text)])]);
    if (wanted !== known) await to.writeAtomically(name, wanted);
  }
  const now = await readLines(to);
  // Marks are a function of the set of lines: where each line is there again, so is each mark.
  for (const line of lines) if (!now.has(line)) return { kind: 'different' };
  return { kind: 'carried', papers: replay(readSegment(toSegmentText([...now])).changes).size };
}

async function readLines(folder: JournalFolder): Promise<Set<string>> {
  const lines = new Set<string>();
  for (const { name, kind } of await folder.list()) {
    if (kind !== 'file' || !isJournalFile(name)) continue;
    for (const line of linesOf(await folder.read(name))) lines.add(line);
  }
  return lines;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Journals, and the lines that were set aside out of them. */
function isCarried(name: string): boolean {
  return isJournalFile(name) || /^aside-[0-9a-z]+\.txt$/.test(name);
}
