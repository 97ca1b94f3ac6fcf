/**
 * All marks as one JSON file, to keep or to carry elsewhere:
 * `{"format":"lectern-marks","version":1,"marks":[{"paper","about","status","statusSince","tags","note","citekey","rating","correction","seen","notSameAs"}]}`,
 * one mark a line. Reading it merges: nothing that is there is lost, and reading it twice changes nothing more.
 */
import * as z from 'zod/mini';
import { isDay } from '../calendar';
import { isPaperId, type PaperId } from '../paper';
import type { Edit } from './edit';
import { isAbout, isCitekey, isCorrection, isNote, isSeen, isTag } from './fieldValue';
import { noMark, ratings, statuses, type About, type Correction, type Mark, type Sighting } from './mark';
import { noteDivider } from './noteRegister';

export interface MarkOfPaper {
  readonly paper: PaperId;
  /** What is known of the paper itself; null where nothing is. */
  readonly about: About | null;
  readonly mark: Mark;
}

export type ReadMarks =
  /** `refused`: how many of the file's marks are none. */
  | { readonly kind: 'marks'; readonly marks: readonly MarkOfPaper[]; readonly refused: number }
  | { readonly kind: 'not-marks' }
  | { readonly kind: 'newer'; readonly version: number };

const version = 1;
const fileSchema = z.object({
  format: z.literal('lectern-marks'),
  version: z.int().check(z.positive()),
  marks: z.array(z.unknown()),
});
const markSchema = z.object({
  paper: z.string().check(z.refine(isPaperId)),
  about: z.optional(z.unknown()),
  status: z.optional(z.enum(statuses)),
  statusSince: z.optional(z.nullable(z.number())),
  tags: z.optional(z.array(z.string().check(z.refine(isTag)))),
  note: z.optional(z.string().check(z.refine(isNote))),
  citekey: z.optional(z.nullable(z.string().check(z.refine(isCitekey)))),
  rating: z.optional(z.nullable(z.literal(ratings))),
  correction: z.optional(z.nullable(z.custom<Correction>(isCorrection))),
  seen: z.optional(z.array(z.unknown())),
  notSameAs: z.optional(z.array(z.string())),
});

/** The file's text, marks in the order given. */
export function writeMarksFile(marks: Iterable<MarkOfPaper>): string {
  const lines: string[] = [];
  for (const { paper, about, mark } of marks) lines.push(JSON.stringify({ paper, about, ...mark }));
  return `{"format":"lectern-marks","version":${version},"marks":[\n${lines.join(',\n')}\n]}\n`;
}

/** The marks of a file's text. Never throws; a mark that is none costs that mark. */
export function readMarksFile(text: string): ReadMarks {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'not-marks' };
  }
  const file = fileSchema.safeParse(parsed);
  if (!file.success) return { kind: 'not-marks' };
  if (file.data.version > version) return { kind: 'newer', version: file.data.version };
  const marks: MarkOfPaper[] = [];
  for (const each of file.data.marks) {
    const mark = readMark(each);
    if (mark !== null) marks.push(mark);
  }
  return { kind: 'marks', marks, refused: file.data.marks.length - marks.length };
}

/**
 * The edits that merge a mark into another: tags unite, the later status counts, a different note goes below the one
 * there is, citekey and rating count where there is none.
 */
export function toMerge(
  { paper, about, mark }: MarkOfPaper,
  current: Mark,
  known: About | null,
): readonly Edit[] {
  const edits: Edit[] = mark.tags.map((tag) => ({ kind: 'addTag', paper, tag }));
  const isLater = (mark.statusSince ?? 0) > (current.statusSince ?? -1);
  if (mark.status !== current.status && (current.statusSince === null || isLater)) {
    edits.push({ kind: 'status', paper, status: mark.status });
  }
  const note = mergeNotes(current.note, mark.note);
  if (note !== current.note) edits.push({ kind: 'note', paper, note });
  if (current.citekey === null && mark.citekey !== null)
    edits.push({ kind: 'citekey', paper, citekey: mark.citekey });
  if (current.rating === null && mark.rating !== null)
    edits.push({ kind: 'rating', paper, rating: mark.rating });
  if (current.correction === null && mark.correction !== null)
    edits.push({ kind: 'correction', paper, correction: mark.correction });
  for (const sighting of mark.seen) {
    if (!current.seen.some(({ day }) => day === sighting.day)) edits.push({ kind: 'seen', paper, sighting });
  }
  for (const other of mark.notSameAs) edits.push({ kind: 'notSame', paper, other, value: true });
  if (known === null && about !== null) edits.push({ kind: 'about', paper, about });
  return edits;
}

function readMark(value: unknown): MarkOfPaper | null {
  const parsed = markSchema.safeParse(value);
  if (!parsed.success || !isPaperId(parsed.data.paper)) return null;
  const { paper, about, ...rest } = parsed.data;
  const mark: Mark = {
    status: rest.status ?? noMark.status,
    statusSince: rest.statusSince ?? null,
    tags: [...new Set(rest.tags)].sort(),
    note: rest.note ?? '',
    citekey: rest.citekey ?? null,
    rating: rest.rating ?? null,
    correction: rest.correction ?? null,
    seen: (rest.seen ?? []).flatMap(readSighting),
    notSameAs: [...new Set((rest.notSameAs ?? []).filter(isPaperId))].sort(),
  };
  return { paper, about: isAbout(about) ? about : null, mark };
}

function readSighting(value: unknown): readonly Sighting[] {
  if (!isSeen(value) || !('day' in value) || typeof value.day !== 'string' || !isDay(value.day)) return [];
  return [{ day: value.day, score: value.score, code: value.code }];
}

function mergeNotes(ours: string, theirs: string): string {
  if (ours.includes(theirs)) return ours;
  const parts = ours.split(noteDivider);
  const added = theirs.split(noteDivider).filter((part) => !parts.includes(part));
  if (parts.every((part) => theirs.includes(part))) return theirs;
  return [...parts, ...added].join(noteDivider);
}
