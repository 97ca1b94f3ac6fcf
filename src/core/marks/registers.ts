/** The join of changes: per paper and field the last one, whatever order and number they come in. */
import type { PaperId } from '../paper';
import type { Change, NoteChange } from './change';
import { noMark, type About, type Mark } from './mark';
import { noteBase, noteTexts, standingNotes, type NoteRegister } from './noteRegister';
import {
  createPaperRegisters,
  markOf,
  placeChange,
  saysAnything,
  tagOf,
  type PaperRegisters,
} from './paperRegisters';
import type { Stamp } from './stamp';

/** The marks of all papers. Changes in place, for one change must not cost a copy of 100,000 marks. */
export class Registers {
  private readonly papers = new Map<PaperId, PaperRegisters>();
  private readonly tagCounts = new Map<string, number>();
  private lastPaper: PaperId | null = null;
  private last = createPaperRegisters();

  /** Adds a change; gives whether anything that shows is another than before. */
  join(change: Change): boolean {
    const registers = this.registersOf(change.paper);
    const changed = placeChange(registers, change);
    if (changed && change.kind === 'tag') this.countTag(change.tag, change.value ? 1 : -1);
    return changed;
  }

  /** The mark of a paper; `noMark` where it has none. */
  mark(paper: PaperId): Mark {
    const registers = this.papers.get(paper);
    return registers === undefined ? noMark : markOf(registers);
  }

  /** The papers whose mark says something. */
  *marked(): Iterable<PaperId> {
    for (const [paper, registers] of this.papers) if (saysAnything(registers)) yield paper;
  }

  /** What the marks know of a paper itself; null where they know nothing. */
  about(paper: PaperId): About | null {
    return this.papers.get(paper)?.about?.value ?? null;
  }

  /** The notes of a paper which stand side by side because they were written without sight of each other. */
  notes(paper: PaperId): readonly string[] {
    const note = this.noteOf(paper);
    return note === null ? [] : noteTexts(note);
  }

  /** What a note that is written now is based on. */
  noteBase(paper: PaperId): readonly Stamp[] {
    const note = this.noteOf(paper);
    return note === null ? [] : noteBase(note);
  }

  /** The stamp of the change that a field shows (of a note: the latest that stands); null where it was never set. */
  stampOf(paper: PaperId, kind: Exclude<Change['kind'], 'tag' | 'seen' | 'notSame' | 'other'>): Stamp | null {
    const registers = this.papers.get(paper);
    if (registers === undefined) return null;
    if (kind === 'status' || kind === 'about') return registers[kind]?.stamp ?? null;
    if (kind !== 'note') return registers.rare?.[kind]?.stamp ?? null;
    const note = registers.rare?.note ?? null;
    return (note === null ? undefined : standingNotes(note).at(-1))?.stamp ?? null;
  }

  /** The stamp of the change that a tag of a paper shows; null where it was never set. */
  stampOfTag(paper: PaperId, tag: string): Stamp | null {
    const registers = this.papers.get(paper);
    return registers === undefined ? null : (tagOf(registers, tag)?.stamp ?? null);
  }

  /** The stamp of what was seen of a paper on a day; null where nothing was. */
  stampOfSighting(paper: PaperId, day: string): Stamp | null {
    return this.papers.get(paper)?.rare?.seen?.get(day)?.stamp ?? null;
  }

  /** The stamp of what was said of two papers being one; null where nothing was. */
  stampOfNotSame(paper: PaperId, other: PaperId): Stamp | null {
    return this.papers.get(paper)?.rare?.notSame?.get(other)?.stamp ?? null;
  }

  /** The one note that stands; null where there is none or more than one. */
  singleNote(paper: PaperId): NoteChange | null {
    const note = this.noteOf(paper);
    const standing = note === null ? [] : standingNotes(note);
    return standing.length === 1 ? (standing[0] ?? null) : null;
  }

  /** All papers that a change speaks of, marked or not. */
  known(): Iterable<PaperId> {
    return this.papers.keys();
  }

  /** How many papers have each tag. */
  tags(): ReadonlyMap<string, number> {
    return this.tagCounts;
  }

  /** Changes of one paper often come together: the last one's registers are at hand. */
  private registersOf(paper: PaperId): PaperRegisters {
    if (paper === this.lastPaper) return this.last;
    let registers = this.papers.get(paper);
    if (registers === undefined) {
      registers = createPaperRegisters();
      this.papers.set(paper, registers);
    }
    this.lastPaper = paper;
    return (this.last = registers);
  }

  private noteOf(paper: PaperId): NoteRegister | null {
    return this.papers.get(paper)?.rare?.note ?? null;
  }

  private countTag(tag: string, by: 1 | -1): void {
    const count = (this.tagCounts.get(tag) ?? 0) + by;
    if (count === 0) this.tagCounts.delete(tag);
    else this.tagCounts.set(tag, count);
  }
}

/** Marks of changes: the same for any order, repetition and division of the same changes. */
export function replay(changes: Iterable<Change>): ReadonlyMap<PaperId, Mark> {
  const registers = new Registers();
  for (const change of changes) registers.join(change);
  const marks = new Map<PaperId, Mark>();
  for (const paper of registers.known()) marks.set(paper, registers.mark(paper));
  return marks;
}
