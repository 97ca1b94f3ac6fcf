/** Every sentence the panel shows, resolved by the host in the editor's language. `{0}` is a place to fill. */
import * as z from 'zod/mini';

const text = z.string();
const statusNames = { new: text, queued: text, reading: text, read: text, dropped: text };

export const panelStringsSchema = z.object({
  /** Shown while no paper is selected. */
  empty: text,
  authors: text,
  /** After the last person shown. */
  etAl: text,
  organisations: text,
  date: text,
  topic: text,
  score: text,
  code: text,
  /** Names what score and code were on earlier days. */
  earlier: text,
  /** `{0}`: a score. `{1}`: a date. */
  scoreOn: text,
  /** After a score: there was code then. */
  withCode: text,
  codeAvailable: text,
  citekey: text,
  abstract: text,
  noAbstract: text,
  status: text,
  /** `{0}`: a date. */
  statusSince: text,
  statusNames: z.object(statusNames),
  rating: text,
  noRating: text,
  tags: text,
  addTag: text,
  /** Names the list of completions. */
  knownTags: text,
  /** `{0}`: a tag, in these three. */
  removeTag: text,
  tagAdded: text,
  tagRemoved: text,
  note: text,
  notePlaceholder: text,
  saving: text,
  saved: text,
  /** Names the group of look-up buttons. */
  lookUp: text,
  arxiv: text,
  semanticScholar: text,
  googleScholar: text,
  /** Names the group of citation buttons. */
  citing: text,
  cite: text,
  copyBibtex: text,
  openLarge: text,
  previous: text,
  next: text,
});
export type PanelStrings = z.infer<typeof panelStringsSchema>;

/** Puts values in the places `{0}`, `{1}` … of a string; a place without a value stays as it is. */
export function fill(template: string, ...values: readonly string[]): string {
  return template.replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
}
