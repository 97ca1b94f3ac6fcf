/** The notes of one paper: a note takes the place of those its writer had seen; what nobody saw stays beside it. */
import { maxBase, type NoteChange } from './change';
import { writerOf, type Stamp } from './stamp';

export interface NoteRegister {
  /** The latest note of each writer, who has seen all of its own. */
  readonly latest: Map<string, NoteChange>;
  /** Notes that a later one was based on. Kept without their text, for a note may come after its successor. */
  readonly covered: Set<Stamp>;
}

/** Stands between two notes that were written without sight of each other. */
export const noteDivider = '\n\n* * *\n\n';

/** A register without notes. */
export function createNoteRegister(): NoteRegister {
  return { latest: new Map(), covered: new Set() };
}

/** Adds a note; gives whether the register is another than before. The same notes give the same register in any order and number. */
export function joinNote(register: NoteRegister, change: NoteChange): boolean {
  const covered = register.covered.size;
  for (const stamp of change.base) register.covered.add(stamp);
  const writer = writerOf(change.stamp);
  const known = register.latest.get(writer);
  if (known !== undefined && !isLater(change, known)) return register.covered.size > covered;
  register.latest.set(writer, change);
  return true;
}

/** The notes that stand: one, or several where people wrote at the same time; in the order of their stamps. */
export function standingNotes(register: NoteRegister): readonly NoteChange[] {
  const notes = [...register.latest.values()].filter((note) => !register.covered.has(note.stamp));
  return notes.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
}

/** What a new note is based on: the stamps of all that stand, the latest `maxBase` of them. */
export function noteBase(register: NoteRegister): readonly Stamp[] {
  return standingNotes(register)
    .map((note) => note.stamp)
    .slice(-maxBase);
}

/** The texts that stand, each once, without empty ones beside others. */
export function noteTexts(register: NoteRegister): readonly string[] {
  const texts = new Set(standingNotes(register).map((note) => note.value));
  texts.delete('');
  return [...texts];
}

function isLater(a: NoteChange, b: NoteChange): boolean {
  return a.stamp > b.stamp || (a.stamp === b.stamp && a.value > b.value);
}
