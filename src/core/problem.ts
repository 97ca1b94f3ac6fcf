/** What a reader could not place: a code, where, and data. The sentence is the host's (or the command line's) to make. */

/** A stretch of a source's text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const severities = ['error', 'warning', 'information'] as const;
export type Severity = (typeof severities)[number];

/**
 * Problems of a listing:
 * `stray-text` a line that belongs to no entry · `missing-byline` a header without title · `missing-title` ·
 * `missing-authors` · `missing-abstract` · `missing-category` · `missing-date` · `bad-date` a date that does not exist ·
 * `bad-score` · `unknown-category` · `doubtful-boundary` title/author boundary, the runner-up in the data ·
 * `duplicate-entry` same paper earlier in the same source · `too-long` a part cut to its limit ·
 * `not-text` binary · `no-entries` nothing that looks like an entry · `hidden-characters` control or bidi characters dropped.
 */
export const problemCodes = [
  'stray-text',
  'missing-byline',
  'missing-title',
  'missing-authors',
  'missing-abstract',
  'missing-category',
  'missing-date',
  'bad-date',
  'bad-score',
  'unknown-category',
  'doubtful-boundary',
  'duplicate-entry',
  'too-long',
  'not-text',
  'no-entries',
  'hidden-characters',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly span: Span;
  readonly data: Readonly<Record<string, string | number>>;
}
