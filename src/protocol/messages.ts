/**
 * What the host and the panel say to each other: facts and requests, one way, no replies awaited.
 * Imports core and schemas only; both ends parse with these.
 *
 * Notes: every keystroke is an `editNote` (the host may wait before it writes). Once an edit is stored the host
 * says `noteSaved` with the edit's number to the panel it came from, and only then `show`s the paper's card to all
 * panels that show it. A panel that starts says `ready` with the drafts it never heard `noteSaved` for; the host
 * puts each through `settleDraft`, stores, and answers `noteSaved` too, also for papers no longer in the library.
 */
import * as z from 'zod/mini';
import type { Card } from '../core/card';
import type { Day } from '../core/calendar';
import { isDay } from '../core/calendar';
import { ratings, statuses } from '../core/marks/mark';
import { failureLimit, draftLimit, tagLimit } from './limits';
import { editSchema, noteDraftSchema, noteTextSchema, paperIdSchema } from './noteDraft';
import { readonlyList } from './readonlyList';

export const lookUpPlaces = ['arxiv', 'semanticScholar', 'googleScholar'] as const;
export type LookUpPlace = (typeof lookUpPlaces)[number];

const texts = readonlyList(z.array(z.string()));
const daySchema = z.custom<Day>((value) => typeof value === 'string' && isDay(value));

const ratingSchema = z.nullable(z.literal(ratings));

const cardSchema = z.object({
  paperId: paperIdSchema,
  title: z.string(),
  authors: texts,
  etAl: z.boolean(),
  orgs: texts,
  date: z.nullable(daySchema),
  topic: z.nullable(z.object({ id: z.string(), name: z.string() })),
  score: z.nullable(z.number()),
  code: z.boolean(),
  seen: z.readonly(
    z.array(z.readonly(z.object({ day: daySchema, score: z.nullable(z.number()), code: z.boolean() }))),
  ),
  abstract: z.nullable(z.string()),
  status: z.literal(statuses),
  statusSince: z.nullable(z.number()),
  rating: ratingSchema,
  tags: texts,
  note: z.string(),
  citekey: z.nullable(z.string()),
}) satisfies z.ZodMiniType<Card>;

/** A tag of the library and how many papers bear it. */
const knownTagSchema = z.object({ name: z.string(), count: z.number() });
export type KnownTag = z.infer<typeof knownTagSchema>;

export const toPanelSchemas = {
  show: z.object({ kind: z.literal('show'), card: cardSchema }),
  clear: z.object({ kind: z.literal('clear') }),
  tags: z.object({ kind: z.literal('tags'), known: readonlyList(z.array(knownTagSchema)) }),
  noteSaved: z.object({ kind: z.literal('noteSaved'), paper: paperIdSchema, edit: editSchema }),
  /** A command asks for the note's text box. */
  focusNote: z.object({ kind: z.literal('focusNote') }),
};
export type ToPanel = z.infer<(typeof toPanelSchemas)[keyof typeof toPanelSchemas]>;

const tag = z.string().check(z.trim(), z.minLength(1), z.maxLength(tagLimit));
const about = { paper: paperIdSchema };

export const toHostSchemas = {
  ready: z.object({
    kind: z.literal('ready'),
    drafts: readonlyList(z.array(noteDraftSchema).check(z.maxLength(draftLimit))),
  }),
  setStatus: z.object({ kind: z.literal('setStatus'), ...about, status: z.literal(statuses) }),
  setRating: z.object({ kind: z.literal('setRating'), ...about, rating: ratingSchema }),
  addTag: z.object({ kind: z.literal('addTag'), ...about, tag }),
  // A stored tag may be longer than what one may type today; it must still be possible to remove it.
  removeTag: z.object({ kind: z.literal('removeTag'), ...about, tag: z.string() }),
  editNote: z.object({ kind: z.literal('editNote'), ...about, text: noteTextSchema, edit: editSchema }),
  lookUp: z.object({ kind: z.literal('lookUp'), ...about, where: z.literal(lookUpPlaces) }),
  openLarge: z.object({ kind: z.literal('openLarge'), ...about }),
  cite: z.object({ kind: z.literal('cite'), ...about }),
  copyBibtex: z.object({ kind: z.literal('copyBibtex'), ...about }),
  next: z.object({ kind: z.literal('next'), ...about }),
  previous: z.object({ kind: z.literal('previous'), ...about }),
  failed: z.object({ kind: z.literal('failed'), text: z.string().check(z.maxLength(failureLimit)) }),
};
export type ToHost = z.infer<(typeof toHostSchemas)[keyof typeof toHostSchemas]>;
