/** The join of changes: per paper and field the last one, whatever order and number they come in. */
import type { PaperId } from '../paper';
import type {
  AboutChange,
  Change,
  CitekeyChange,
  NotSameChange,
  NoteChange,
  OtherChange,
  RatingChange,
  CorrectionChange,
  SeenChange,
  StatusChange,
  TagChange,
} from './change';
import { noMark, type About, type Mark, type Sighting } from './mark';
import {
  createNoteRegister,
  joinNote,
  noteBase,
  noteDivider,
  noteTexts,
  standingNotes,
  type NoteRegister,
} from './noteRegister';
import { timeOf, type Stamp } from './stamp';

interface PaperRegisters {
  status: StatusChange | null;
  /** Most papers have one tag or none: a map for each would take more room than all else. */
  tags: TagChange | Map<string, TagChange> | null;
  note: NoteRegister | null;
  citekey: CitekeyChange | null;
  rating: RatingChange | null;
  correction: CorrectionChange | null;
  seen: Map<string, SeenChange> | null;
  notSame: Map<PaperId, NotSameChange> | null;
  about: AboutChange | null;
  others: Map<string, OtherChange> | null;
  /** Made when asked for; null when it has to be made anew. */
  mark: Mark | null;
}

/** The marks of all papers. Changes in place, for one change must not cost a copy of 100,000 marks. */
export class Registers {
  private readonly papers = new Map<PaperId, PaperRegisters>();
  private readonly tagCounts = new Map<string, number>();

  /** Adds a change; gives whether anything that shows is another than before. */
  join(change: Change): boolean {
    let registers = this.papers.get(change.paper);
    if (registers === undefined) {
      registers = emptyRegisters();
      this.papers.set(change.paper, registers);
    }
    const changed = this.place(registers, change);
    if (changed) registers.mark = null;
    return changed;
  }

  /** The mark of a paper; `noMark` where it has none. */
  mark(paper: PaperId): Mark {
    const registers = this.papers.get(paper);
    if (registers === undefined) return noMark;
    return (registers.mark ??= toMark(registers));
  }

  /** What the marks know of a paper itself; null where they know nothing. */
  about(paper: PaperId): About | null {
    return this.papers.get(paper)?.about?.value ?? null;
  }

  /** The notes of a paper which stand side by side because they were written without sight of each other. */
  notes(paper: PaperId): readonly string[] {
    const note = this.papers.get(paper)?.note ?? null;
    return note === null ? [] : noteTexts(note);
  }

  /** What a note that is written now is based on. */
  noteBase(paper: PaperId): readonly Stamp[] {
    const note = this.papers.get(paper)?.note ?? null;
    return note === null ? [] : noteBase(note);
  }

  /** The stamp of the change that a field shows (of a note: the latest that stands); null where it was never set. */
  stampOf(paper: PaperId, kind: Exclude<Change['kind'], 'tag' | 'seen' | 'notSame' | 'other'>): Stamp | null {
    const registers = this.papers.get(paper);
    if (registers === undefined) return null;
    if (kind === 'note')
      return (registers.note === null ? undefined : standingNotes(registers.note).at(-1))?.stamp ?? null;
    return registers[kind]?.stamp ?? null;
  }

  /** The stamp of the change that a tag of a paper shows; null where it was never set. */
  stampOfTag(paper: PaperId, tag: string): Stamp | null {
    return tagOf(this.papers.get(paper)?.tags ?? null, tag)?.stamp ?? null;
  }

  /** The stamp of what was seen of a paper on a day; null where nothing was. */
  stampOfSighting(paper: PaperId, day: string): Stamp | null {
    return this.papers.get(paper)?.seen?.get(day)?.stamp ?? null;
  }

  /** The stamp of what was said of two papers being one; null where nothing was. */
  stampOfNotSame(paper: PaperId, other: PaperId): Stamp | null {
    return this.papers.get(paper)?.notSame?.get(other)?.stamp ?? null;
  }

  /** The one note that stands; null where there is none or more than one. */
  singleNote(paper: PaperId): NoteChange | null {
    const note = this.papers.get(paper)?.note ?? null;
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

  private place(registers: PaperRegisters, change: Change): boolean {
    switch (change.kind) {
      case 'status':
        if (!wins(change, registers.status)) return false;
        registers.status = change;
        return true;
      case 'tag':
        return this.placeTag(registers, change);
      case 'note':
        registers.note ??= createNoteRegister();
        return joinNote(registers.note, change);
      case 'citekey':
        if (!wins(change, registers.citekey)) return false;
        registers.citekey = change;
        return true;
      case 'rating':
        if (!wins(change, registers.rating)) return false;
        registers.rating = change;
        return true;
      case 'correction':
        if (!wins(change, registers.correction)) return false;
        registers.correction = change;
        return true;
      case 'seen': {
        registers.seen ??= new Map();
        if (!wins(change, registers.seen.get(change.day) ?? null)) return false;
        registers.seen.set(change.day, change);
        return true;
      }
      case 'notSame': {
        registers.notSame ??= new Map();
        if (!wins(change, registers.notSame.get(change.other) ?? null)) return false;
        registers.notSame.set(change.other, change);
        return true;
      }
      case 'about':
        if (!wins(change, registers.about)) return false;
        registers.about = change;
        return true;
      case 'other':
        registers.others ??= new Map();
        if (winsAsLine(change, registers.others.get(change.field)))
          registers.others.set(change.field, change);
        return false;
      default:
        return change satisfies never;
    }
  }

  private placeTag(registers: PaperRegisters, change: TagChange): boolean {
    const known = tagOf(registers.tags, change.tag);
    if (!wins(change, known)) return false;
    registers.tags = withTag(registers.tags, change);
    const had = known?.value ?? false;
    if (had === change.value) return false;
    const count = (this.tagCounts.get(change.tag) ?? 0) + (change.value ? 1 : -1);
    if (count === 0) this.tagCounts.delete(change.tag);
    else this.tagCounts.set(change.tag, count);
    return true;
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

/** Whether a mark says anything. */
export function isMarked(mark: Mark): boolean {
  return (
    mark.status !== 'new' ||
    mark.tags.length > 0 ||
    mark.note !== '' ||
    mark.citekey !== null ||
    mark.rating !== null ||
    mark.notSameAs.length > 0 ||
    mark.correction !== null
  );
}

function emptyRegisters(): PaperRegisters {
  return {
    status: null,
    tags: null,
    note: null,
    citekey: null,
    rating: null,
    correction: null,
    seen: null,
    notSame: null,
    about: null,
    others: null,
    mark: null,
  };
}

function wins<C extends Change & { readonly value: unknown }>(change: C, known: C | null): boolean {
  if (known === null || change.stamp > known.stamp) return true;
  // Two values with one stamp should not be; if they are, their text decides, so that order does not.
  return change.stamp === known.stamp && JSON.stringify(change.value) > JSON.stringify(known.value);
}

function winsAsLine(change: OtherChange, known: OtherChange | undefined): boolean {
  return (
    known === undefined ||
    change.stamp > known.stamp ||
    (change.stamp === known.stamp && change.line > known.line)
  );
}

function tagOf(tags: PaperRegisters['tags'], tag: string): TagChange | null {
  if (tags instanceof Map) return tags.get(tag) ?? null;
  return tags?.tag === tag ? tags : null;
}

function withTag(tags: PaperRegisters['tags'], change: TagChange): TagChange | Map<string, TagChange> {
  if (tags instanceof Map) return tags.set(change.tag, change);
  if (tags === null || tags.tag === change.tag) return change;
  return new Map([
    [tags.tag, tags],
    [change.tag, change],
  ]);
}

function tagsOf(tags: PaperRegisters['tags']): readonly string[] {
  if (!(tags instanceof Map)) return tags?.value === true ? [tags.tag] : noMark.tags;
  return [...tags.values()].flatMap(({ tag, value }) => (value ? [tag] : [])).sort();
}

function toSightings(seen: ReadonlyMap<string, SeenChange> | null): readonly Sighting[] {
  if (seen === null) return noMark.seen;
  const sightings = [...seen.values()].map(({ day, value }) => ({
    day,
    score: value.score,
    code: value.code,
  }));
  // The text order of days is their time order.
  return sightings.sort((a, b) => (a.day < b.day ? -1 : 1));
}

function toNotSame(notSame: ReadonlyMap<PaperId, NotSameChange> | null): readonly PaperId[] {
  if (notSame === null) return noMark.notSameAs;
  return [...notSame.values()].flatMap(({ other, value }) => (value ? [other] : [])).sort();
}

function toMark(registers: PaperRegisters): Mark {
  const mark: Mark = {
    status: registers.status?.value ?? noMark.status,
    statusSince: registers.status === null ? null : timeOf(registers.status.stamp),
    tags: tagsOf(registers.tags),
    note: registers.note === null ? '' : noteTexts(registers.note).join(noteDivider),
    citekey: registers.citekey?.value ?? null,
    rating: registers.rating?.value ?? null,
    correction: registers.correction?.value ?? null,
    seen: toSightings(registers.seen),
    notSameAs: toNotSame(registers.notSame),
  };
  return mark;
}
