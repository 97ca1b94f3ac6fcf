/** A change of one field of one paper, and the journal line it is written as. */
import { isDay, type Day } from '../calendar';
import { isPaperId, type PaperId } from '../paper';
import {
  isAbout,
  isCitekey,
  isCorrection,
  isNote,
  isRating,
  isRecord,
  isSeen,
  isStatus,
  isTag,
  maxField,
  isLine,
} from './fieldValue';
import type { About, Correction, Rating, Sighting, Status } from './mark';
import { isStamp, type Stamp } from './stamp';

const journalVersion = 1;
/** A line longer than this (UTF-16 units) is not parsed: a note at its limit, every unit escaped, still fits. */
export const maxLine = 8_000_000;
/** A note may name this many notes it was based on. */
export const maxBase = 32;

/** What a sighting says; its day is in the field's name. */
export type Seen = Omit<Sighting, 'day'>;

interface Stamped {
  readonly stamp: Stamp;
  readonly paper: PaperId;
}
export interface StatusChange extends Stamped {
  readonly kind: 'status';
  readonly value: Status;
}
/** One register per tag, so that two people's tags unite. */
export interface TagChange extends Stamped {
  readonly kind: 'tag';
  readonly tag: string;
  readonly value: boolean;
}
export interface NoteChange extends Stamped {
  readonly kind: 'note';
  readonly value: string;
  /** The stamps of the notes its writer saw: it takes their place, and no other's. */
  readonly base: readonly Stamp[];
}
export interface CitekeyChange extends Stamped {
  readonly kind: 'citekey';
  readonly value: string | null;
}
export interface RatingChange extends Stamped {
  readonly kind: 'rating';
  readonly value: Rating | null;
}
export interface CorrectionChange extends Stamped {
  readonly kind: 'correction';
  readonly value: Correction | null;
}
/** One register per day, so that no sighting takes another's place. */
export interface SeenChange extends Stamped {
  readonly kind: 'seen';
  readonly day: Day;
  readonly value: Seen;
}
/** One register per paper, as with tags. */
export interface NotSameChange extends Stamped {
  readonly kind: 'notSame';
  readonly other: PaperId;
  readonly value: boolean;
}
export interface AboutChange extends Stamped {
  readonly kind: 'about';
  readonly value: About;
}
/** A field that this version does not know; its line is kept as it is. */
export interface OtherChange extends Stamped {
  readonly kind: 'other';
  readonly field: string;
  readonly line: string;
}
export type Change =
  | StatusChange
  | TagChange
  | NoteChange
  | CitekeyChange
  | RatingChange
  | CorrectionChange
  | SeenChange
  | NotSameChange
  | AboutChange
  | OtherChange;

/** Why a line was not taken; `newer` is a later version's line, which stays where it is. */
export type LineFault = 'not-json' | 'not-a-change' | 'bad-value' | 'too-long' | 'newer';

/** The name of a change's register within its paper. */
function fieldOf(change: Change): string {
  switch (change.kind) {
    case 'tag':
      return `tag:${change.tag}`;
    case 'seen':
      return `seen:${change.day}`;
    case 'notSame':
      return `notSame:${change.other}`;
    case 'other':
      return change.field;
    case 'status':
    case 'note':
    case 'citekey':
    case 'rating':
    case 'correction':
    case 'about':
      return change.kind;
    default:
      return change satisfies never;
  }
}

/** The line of a change, without line end. What `readChange` gives back is equal. */
export function writeChange(change: Change): string {
  if (change.kind === 'other') return change.line;
  const line = {
    version: journalVersion,
    stamp: change.stamp,
    paper: change.paper,
    field: fieldOf(change),
    value: change.value,
  };
  const base = change.kind === 'note' && change.base.length > 0 ? { base: change.base } : {};
  return JSON.stringify({ ...line, ...base });
}

/**
 * The change a line tells of, or why it tells of none. Takes any text, never throws. `previous` is the change of
 * the line before: stamp and paper are often the same, and then neither checked nor stored twice.
 */
export function readChange(line: string, previous: Change | null): Change | LineFault {
  if (line.length > maxLine) return 'too-long';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not-json';
  }
  return toChange(value, line, previous);
}

/**
 * Checked by hand and not by a schema, which takes several times as long as JSON.parse itself; a test holds the
 * two against each other (test/unit/core/marks/change.test.ts), `npm run bench` the time.
 */
function toChange(value: unknown, line: string, previous: Change | null): Change | LineFault {
  if (!isRecord(value)) return 'not-a-change';
  const { version, field, value: content, base } = value;
  if (version !== journalVersion) return isNewer(version) ? 'newer' : 'not-a-change';
  const stamp = value['stamp'] === previous?.stamp ? previous?.stamp : toStamp(value['stamp']);
  const paper = value['paper'] === previous?.paper ? previous?.paper : toPaper(value['paper']);
  if (stamp === undefined || paper === undefined || typeof field !== 'string') return 'not-a-change';
  switch (field) {
    case 'status':
      return isStatus(content) ? { kind: 'status', stamp, paper, value: content } : 'bad-value';
    case 'note':
      return toNote(stamp, paper, content, base);
    case 'citekey':
      return content === null || isCitekey(content)
        ? { kind: 'citekey', stamp, paper, value: content }
        : 'bad-value';
    case 'rating':
      return content === null || isRating(content)
        ? { kind: 'rating', stamp, paper, value: content }
        : 'bad-value';
    case 'correction':
      return content === null || isCorrection(content)
        ? { kind: 'correction', stamp, paper, value: content }
        : 'bad-value';
    case 'about':
      return isAbout(content) ? { kind: 'about', stamp, paper, value: content } : 'bad-value';
    default:
      if (field.startsWith('tag:')) {
        const tag = field.slice(4);
        return typeof content === 'boolean' && isTag(tag)
          ? { kind: 'tag', stamp, paper, tag, value: content }
          : 'bad-value';
      }
      if (field.startsWith('seen:')) {
        const day = field.slice(5);
        return isDay(day) && isSeen(content)
          ? { kind: 'seen', stamp, paper, day, value: content }
          : 'bad-value';
      }
      if (field.startsWith('notSame:')) {
        const other = toPaper(field.slice(8));
        return typeof content === 'boolean' && other !== undefined
          ? { kind: 'notSame', stamp, paper, other, value: content }
          : 'bad-value';
      }
      if (field === '' || !isLine(field, maxField) || content === undefined) return 'bad-value';
      return { kind: 'other', stamp, paper, field, line };
  }
}

function toStamp(value: unknown): Stamp | undefined {
  return typeof value === 'string' && isStamp(value) ? value : undefined;
}

function toPaper(value: unknown): PaperId | undefined {
  return typeof value === 'string' && isPaperId(value) ? value : undefined;
}

function toNote(stamp: Stamp, paper: PaperId, value: unknown, base: unknown): Change | LineFault {
  if (!isNote(value)) return 'bad-value';
  if (base === undefined) return { kind: 'note', stamp, paper, value, base: [] };
  if (!Array.isArray(base) || base.length > maxBase) return 'bad-value';
  const stamps: Stamp[] = [];
  for (const each of base) {
    // A note cannot have seen a later one; so the latest note is never hidden.
    if (typeof each !== 'string' || !isStamp(each) || each >= stamp) return 'bad-value';
    stamps.push(each);
  }
  return { kind: 'note', stamp, paper, value, base: stamps };
}

function isNewer(version: unknown): boolean {
  return typeof version === 'number' && Number.isInteger(version) && version > journalVersion;
}
