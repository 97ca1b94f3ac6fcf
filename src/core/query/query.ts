/** What a person looks for, as a tree; and the fields, words and signs the language is made of. */
import type { Day } from '../calendar';
import type { Span } from '../problem';

/** Fields that hold text, looked for as a part of it. */
export const textFields = ['title', 'author', 'org', 'key', 'note', 'source', 'abstract'] as const;
export type TextField = (typeof textFields)[number];

export const numberFields = ['year', 'score', 'rating'] as const;
export type NumberField = (typeof numberFields)[number];

/** `date` is the paper's, `statusdate` the day its status was set. */
export const dateFields = ['date', 'statusdate'] as const;
export type DateField = (typeof dateFields)[number];

export const flagFields = ['code', 'cited'] as const;
export type FlagField = (typeof flagFields)[number];

export const queryFields = [
  ...textFields,
  ...numberFields,
  ...dateFields,
  ...flagFields,
  'tag',
  'topic',
  'status',
] as const;
export type QueryField = (typeof queryFields)[number];

/** Fields a paper may lack: `tag:none` finds papers without a tag, `tag:any` those with one. */
export const optionalFields = [
  'author',
  'org',
  'key',
  'note',
  'abstract',
  'year',
  'score',
  'rating',
  'date',
  'statusdate',
  'tag',
  'topic',
] as const satisfies readonly QueryField[];
export type OptionalField = (typeof optionalFields)[number];

export const comparisons = ['>', '>=', '<', '<='] as const;
export type Comparison = (typeof comparisons)[number];

export type NumberRange =
  | { readonly kind: 'is'; readonly value: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }
  | { readonly kind: 'compare'; readonly sign: Comparison; readonly value: number };

export const ageUnits = ['d', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof ageUnits)[number];

export const periods = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;
export type Period = (typeof periods)[number];

/** Days with both ends meant; ages and periods count from the day of the search. */
export type DateRange =
  | { readonly kind: 'days'; readonly from: Day | null; readonly to: Day | null }
  | {
      readonly kind: 'age';
      readonly than: 'younger' | 'older';
      readonly count: number;
      readonly unit: AgeUnit;
    }
  | { readonly kind: 'period'; readonly period: Period };

/** Text is as typed, blanks made one; it is folded when it is compared. */
export type Term =
  /** A word or phrase in a field, or in any of title, people, organisations, tags, key, note and abstract. */
  | { readonly kind: 'text'; readonly field: TextField | 'any'; readonly text: string }
  /** A tag that begins with the text, or, in quotes, is the text. */
  | { readonly kind: 'tag'; readonly text: string; readonly whole: boolean }
  /** A code (`CL`, `cs.CL`), an archive (`cs`), or the beginning of a word of the name. */
  | { readonly kind: 'topic'; readonly text: string }
  /** A status, the beginning of some, or `unread`. */
  | { readonly kind: 'status'; readonly name: string }
  | { readonly kind: 'number'; readonly field: NumberField; readonly range: NumberRange }
  | { readonly kind: 'date'; readonly field: DateField; readonly range: DateRange }
  | { readonly kind: 'flag'; readonly field: FlagField; readonly value: boolean }
  | { readonly kind: 'presence'; readonly field: OptionalField; readonly present: boolean };

export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | Term;

export const everything: Query = { kind: 'all' };

/**
 * What was not understood, and what became of it:
 * `unknown-field`, `bad-status`, `bad-number`, `bad-date`, `bad-flag` the term is searched as a word ·
 * `unfinished-value` a field whose value is still to be typed, `missing-term` an operator with nothing to work on,
 * `nothing-to-find` text that is gone once folded: left out · `unclosed-quote`, `unclosed-group` end with the text ·
 * `stray-close` left out · `too-deep` groups in too many groups: the bracket is left out · `too-long` the rest is left out.
 */
export const queryProblemCodes = [
  'unknown-field',
  'bad-status',
  'bad-number',
  'bad-date',
  'bad-flag',
  'unfinished-value',
  'missing-term',
  'nothing-to-find',
  'unclosed-quote',
  'unclosed-group',
  'stray-close',
  'too-deep',
  'too-long',
] as const;
export type QueryProblemCode = (typeof queryProblemCodes)[number];

export interface QueryProblem {
  readonly code: QueryProblemCode;
  readonly span: Span;
  /** The text the span covers. */
  readonly text: string;
}

/** Whether a word is a field's name; case does not matter when it is typed, so give it in lower case. */
export function isQueryField(name: string): name is QueryField {
  return queryFields.some((field) => field === name);
}

/** Both (all) of some queries; one that lets everything through is left out. */
export function allOf(parts: readonly Query[]): Query {
  const kept = parts.filter(({ kind }) => kind !== 'all').flatMap((part) => flat(part, 'and'));
  const [first = everything] = kept;
  return kept.length < 2 ? first : { kind: 'and', parts: kept };
}

/** Any of some queries; with one that lets everything through, that one. */
export function anyOf(parts: readonly Query[]): Query {
  const kept = parts.flatMap((part) => flat(part, 'or'));
  const [first = everything] = kept;
  if (kept.some(({ kind }) => kind === 'all')) return everything;
  return kept.length < 2 ? first : { kind: 'or', parts: kept };
}

/** The opposite; twice is nothing. */
export function opposite(query: Query): Query {
  return query.kind === 'not' ? query.part : { kind: 'not', part: query };
}

function flat(query: Query, kind: 'and' | 'or'): readonly Query[] {
  return query.kind === kind ? query.parts : [query];
}
