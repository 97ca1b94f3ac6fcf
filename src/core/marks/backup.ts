/** Copies of all marks that are kept for a folder which loses its storage: their names, which stay, and whom they fit. */
import { describePaper } from '../library/about';
import type { Library } from '../library/library';
import type { PaperId } from '../paper';
import { isMarked } from './mark';
import type { MarkOfPaper } from './marksFile';
import { MovedIndex } from './moved';

/** So many of the newest stay whatever their age, and of each of so many days before the newest one. */
const newestKept = 3;
const daysKept = 7;
const dayLength = 24 * 60 * 60 * 1000;

const namePattern = /^marks-([0-9a-z]{9})\.json$/;

/** The file of a copy made at a moment (milliseconds since 1970); text order is time order. */
export function toBackupName(time: number): string {
  return `marks-${Math.max(0, Math.floor(time)).toString(36).padStart(9, '0')}.json`;
}

/** When a copy was made; null for a file that is none. */
export function backupTime(name: string): number | null {
  const [, digits] = namePattern.exec(name) ?? [];
  return digits === undefined ? null : Number.parseInt(digits, 36);
}

/** The copies among names, the newest first. */
export function sortBackups(names: readonly string[]): readonly string[] {
  return names.filter((name) => backupTime(name) !== null).sort((a, b) => (a < b ? 1 : -1));
}

/** Copies that need not be kept: a mistake is noticed within days, and copies must not fill the disk. */
export function surplusBackups(names: readonly string[]): readonly string[] {
  const days = new Set<number>();
  return sortBackups(names).filter((name, at) => {
    const day = Math.floor((backupTime(name) ?? 0) / dayLength);
    const isDays = !days.has(day) && days.size < daysKept;
    days.add(day);
    return at >= newestKept && !isDays;
  });
}

/** The marks that papers of a library would get; each under the id it was stored with. */
export function marksForLibrary(marks: readonly MarkOfPaper[], library: Library): readonly MarkOfPaper[] {
  const index = new MovedIndex();
  const telling = marks.filter(({ mark }) => isMarked(mark));
  for (const { paper, about } of telling) if (about !== null) index.add(paper, about);
  const stored = new Set(telling.map(({ paper }) => paper));
  const found = new Set<PaperId>();
  for (const paper of library.papers) {
    const name = stored.has(paper.id) ? paper.id : index.find(describePaper(paper));
    if (name !== null) found.add(name);
  }
  return telling.filter(({ paper }) => found.has(paper));
}
