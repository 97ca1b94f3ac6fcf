/** The registers of one paper: what each field says, and by which change. Small, for there are as many as marked papers. */
import type { PaperId } from '../paper';
import type {
  AboutChange,
  Change,
  CitekeyChange,
  NotSameChange,
  OtherChange,
  RatingChange,
  CorrectionChange,
  SeenChange,
  StatusChange,
  TagChange,
} from './change';
import { noMark, type Mark, type Sighting } from './mark';
import { createNoteRegister, joinNote, noteDivider, noteTexts, type NoteRegister } from './noteRegister';
import { timeOf } from './stamp';

export interface PaperRegisters {
  status: StatusChange | null;
  /** Most papers have one tag or none: a map for each would take more room than all else. */
  tags: TagChange | Map<string, TagChange> | null;
  about: AboutChange | null;
  rare: RareRegisters | null;
  /** Made when asked for; null when it has to be made anew. */
  mark: Mark | null;
}

/** What few papers have. */
interface RareRegisters {
  note: NoteRegister | null;
  citekey: CitekeyChange | null;
  rating: RatingChange | null;
  correction: CorrectionChange | null;
  seen: Map<string, SeenChange> | null;
  notSame: Map<PaperId, NotSameChange> | null;
  others: Map<string, OtherChange> | null;
}

/** Registers in which nothing was set. */
export function createPaperRegisters(): PaperRegisters {
  return { status: null, tags: null, about: null, rare: null, mark: null };
}

/** Places a change of the paper; gives whether anything that shows is another than before. */
export function placeChange(registers: PaperRegisters, change: Change): boolean {
  const changed = place(registers, change);
  if (changed) registers.mark = null;
  return changed;
}

/** The change of a tag; null where it was never set. */
export function tagOf({ tags }: PaperRegisters, tag: string): TagChange | null {
  if (tags instanceof Map) return tags.get(tag) ?? null;
  return tags?.tag === tag ? tags : null;
}

/** The mark that the registers show. The same object until it changes. */
export function markOf(registers: PaperRegisters): Mark {
  return (registers.mark ??= toMark(registers));
}

/** Whether the mark says anything: as `isMarked` of it, without making it. */
export function saysAnything({ status, tags, rare }: PaperRegisters): boolean {
  if (status !== null && status.value !== noMark.status) return true;
  if (tagsOf(tags).length > 0) return true;
  if (rare === null) return false;
  return (
    (rare.note !== null && noteTexts(rare.note).length > 0) ||
    (rare.citekey?.value ?? null) !== null ||
    (rare.rating?.value ?? null) !== null ||
    (rare.correction?.value ?? null) !== null ||
    toNotSame(rare.notSame).length > 0
  );
}

function place(registers: PaperRegisters, change: Change): boolean {
  switch (change.kind) {
    case 'status':
      if (!wins(change, registers.status)) return false;
      registers.status = change;
      return true;
    case 'tag': {
      const known = tagOf(registers, change.tag);
      if (!wins(change, known)) return false;
      registers.tags = withTag(registers.tags, change);
      return (known?.value ?? false) !== change.value;
    }
    case 'about':
      if (!wins(change, registers.about)) return false;
      registers.about = change;
      return true;
    case 'note':
    case 'citekey':
    case 'rating':
    case 'correction':
    case 'seen':
    case 'notSame':
    case 'other':
      return placeRare((registers.rare ??= noRare()), change);
    default:
      return change satisfies never;
  }
}

function placeRare(
  rare: RareRegisters,
  change: Exclude<Change, StatusChange | TagChange | AboutChange>,
): boolean {
  switch (change.kind) {
    case 'note':
      rare.note ??= createNoteRegister();
      return joinNote(rare.note, change);
    case 'citekey':
      if (!wins(change, rare.citekey)) return false;
      rare.citekey = change;
      return true;
    case 'rating':
      if (!wins(change, rare.rating)) return false;
      rare.rating = change;
      return true;
    case 'correction':
      if (!wins(change, rare.correction)) return false;
      rare.correction = change;
      return true;
    case 'seen':
      rare.seen ??= new Map();
      if (!wins(change, rare.seen.get(change.day) ?? null)) return false;
      rare.seen.set(change.day, change);
      return true;
    case 'notSame':
      rare.notSame ??= new Map();
      if (!wins(change, rare.notSame.get(change.other) ?? null)) return false;
      rare.notSame.set(change.other, change);
      return true;
    case 'other':
      rare.others ??= new Map();
      if (winsAsLine(change, rare.others.get(change.field))) rare.others.set(change.field, change);
      return false;
    default:
      return change satisfies never;
  }
}

function noRare(): RareRegisters {
  return {
    note: null,
    citekey: null,
    rating: null,
    correction: null,
    seen: null,
    notSame: null,
    others: null,
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

function toMark({ status, tags, rare }: PaperRegisters): Mark {
  return {
    status: status?.value ?? noMark.status,
    statusSince: status === null ? null : timeOf(status.stamp),
    tags: tagsOf(tags),
    note: rare?.note ? noteTexts(rare.note).join(noteDivider) : noMark.note,
    citekey: rare?.citekey?.value ?? null,
    rating: rare?.rating?.value ?? null,
    correction: rare?.correction?.value ?? null,
    seen: toSightings(rare?.seen ?? null),
    notSameAs: toNotSame(rare?.notSame ?? null),
  };
}
