/** What a mark's fields may hold: limits, checks for what was stored, and tidying for what was typed. */
import { statuses, type About, type Correction, type Rating, type Status } from './mark';

/** A note longer than this (UTF-16 units) is refused. */
const maxNote = 1_000_000;
const maxTag = 100;
const maxCitekey = 200;
const maxTitle = 2_000;
const maxAlias = 300;
const maxAliases = 32;
/** Fields of later versions: longer names are refused. */
export const maxField = 120;

const plainText = /^[ -~]*$/;
/** C0, DEL, C1, line and paragraph separators, and the embeddings and overrides that reorder what stands around them. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
/** In a note, tabs and line ends are text. */
const hiddenInNote = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const hiddenInNoteAll = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const plainNote = /^[\t\n -~]*$/;
const surrogate = /[\ud800-\udfff]/;
const loneSurrogate = /\p{Surrogate}/u;
const loneSurrogates = /\p{Surrogate}/gu;
const statusSet: ReadonlySet<unknown> = new Set(statuses);

/** Whether a value is a status. */
export function isStatus(value: unknown): value is Status {
  return statusSet.has(value);
}

/** Whether a value is a rating: a whole number from 1 to 5. */
export function isRating(value: unknown): value is Rating {
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5;
}

/** Whether a value is a tag in the one form it is stored in: 1–100 units, NFC, trimmed, one line, nothing hidden. */
export function isTag(value: unknown): value is string {
  return isLine(value, maxTag) && value !== '';
}

/** Whether a value is a note: at most `maxNote` units, line ends `\n`, no control characters. */
export function isNote(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > maxNote) return false;
  return plainNote.test(value) || (!hiddenInNote.test(value) && !hasLoneSurrogate(value));
}

/** Whether a value is a citekey: 1–200 units without blanks, and none of `,{}` which would end it in BibTeX. */
export function isCitekey(value: unknown): value is string {
  return isLine(value, maxCitekey) && value !== '' && !/[\s,{}]/.test(value);
}

/** Whether a value is enough of a paper to find it again: title, first author, year and aliases, each bounded. */
export function isAbout(value: unknown): value is About {
  if (!isRecord(value)) return false;
  const { title, firstAuthor, year, aliases } = value;
  if (!isLine(title, maxTitle)) return false;
  if (firstAuthor !== null && !isLine(firstAuthor, maxTitle)) return false;
  if (year !== null && !(typeof year === 'number' && Number.isInteger(year) && year >= 0 && year <= 9999))
    return false;
  if (!Array.isArray(aliases) || aliases.length > maxAliases) return false;
  for (const alias of aliases) if (!isLine(alias, maxAlias)) return false;
  return true;
}

/** A tag as typed in the form it is stored in; null where nothing is left or it is too long. */
export function tidyTag(text: string): string | null {
  const tag = tidyLine(text.replace(/^[\s#]+/, ''));
  return isTag(tag) ? tag : null;
}

/** A note as typed, with `\n` line ends and without control characters; null where it is too long. */
export function tidyNote(text: string): string | null {
  if (text.length > 2 * maxNote) return null;
  const note = text
    .replace(/\r\n?/g, '\n')
    .replace(hiddenInNoteAll, '')
    .replace(loneSurrogates, '\ufffd')
    .normalize('NFC');
  return isNote(note) ? note : null;
}

/** What is known of a paper in the form it is stored in: over-long parts cut, more than `maxAliases` dropped. */
export function tidyAbout(about: About): About {
  const aliases = new Set<string>();
  for (const alias of about.aliases) {
    const text = tidyLine(alias);
    if (text !== '' && text.length <= maxAlias && aliases.size < maxAliases) aliases.add(text);
  }
  const { firstAuthor, year } = about;
  return {
    title: cut(tidyLine(about.title)),
    firstAuthor: firstAuthor === null ? null : cut(tidyLine(firstAuthor)),
    year: year !== null && Number.isInteger(year) && year >= 0 && year <= 9999 ? year : null,
    aliases: [...aliases],
  };
}

/** Whether a value is what a listing said of a paper: a finite score or none, and whether there is code. */
export function isSeen(value: unknown): value is { readonly score: number | null; readonly code: boolean } {
  if (!isRecord(value)) return false;
  const { score, code } = value;
  return (
    typeof code === 'boolean' && (score === null || (typeof score === 'number' && Number.isFinite(score)))
  );
}

/** Whether a value is a correction; of a boundary, one within the longest byline that is read. */
export function isCorrection(value: unknown): value is Correction {
  if (!isRecord(value)) return false;
  if (value['kind'] === 'accepted' || value['kind'] === 'notAnEntry') return true;
  const letters = value['letters'];
  return (
    value['kind'] === 'boundary' &&
    typeof letters === 'number' &&
    Number.isInteger(letters) &&
    letters >= 0 &&
    letters <= 10_000
  );
}

/** Whether a value is an object that is not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is one line of tidy text: NFC, trimmed, nothing hidden. */
export function isLine(value: unknown, limit: number): value is string {
  if (typeof value !== 'string' || value.length > limit) return false;
  if (value.length > 0 && (value.charCodeAt(0) === 32 || value.charCodeAt(value.length - 1) === 32))
    return false;
  if (plainText.test(value)) return true;
  return (
    !hidden.test(value) &&
    !loneSurrogate.test(value) &&
    value.trim() === value &&
    value.normalize('NFC') === value
  );
}

/** The exact look is slow and only worth it where there is any surrogate. */
function hasLoneSurrogate(text: string): boolean {
  return surrogate.test(text) && loneSurrogate.test(text);
}

function tidyLine(text: string): string {
  // Bounded before the work: what is longer is refused or cut by every caller anyway.
  return text
    .slice(0, 4 * maxTitle)
    .replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u0000-\u0020\u00a0\u2028\u2029]+/g, ' ')
    .replace(loneSurrogates, '\ufffd')
    .normalize('NFC')
    .trim();
}

function cut(text: string): string {
  return text.length <= maxTitle ? text : text.slice(0, maxTitle).replace(loneSurrogates, '').trim();
}
