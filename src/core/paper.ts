/** One paper as its sources tell it. What the reader added to it is a mark (marks/mark.ts). */
import type { Day } from './calendar';
import type { Span } from './problem';

declare const paperIdBrand: unique symbol;
/** The name a paper goes by inside Lectern: `p` and 22 characters of base 36, made by `identify`. */
export type PaperId = string & { readonly [paperIdBrand]: true };

/** What a source says of a paper, before it has an identity. Text is NFC, trimmed, one line, without control characters. */
export interface Entry {
  readonly title: string;
  /** The people shown, at most three in a listing, in order. */
  readonly authors: readonly string[];
  /** More people than are shown. */
  readonly etAl: boolean;
  /** Organisation slugs as listed. */
  readonly orgs: readonly string[];
  /** The category as listed, `CL` or `hep-th`; null where the source has none. */
  readonly category: string | null;
  readonly date: Day | null;
  /** As listed (0–100 in what was seen); null where there is none. */
  readonly score: number | null;
  /** Code is available. */
  readonly code: boolean;
  /** Plain text with TeX in it. */
  readonly abstract: string | null;
}

/** Where an entry stands in its source. */
export interface EntrySpans {
  readonly entry: Span;
  readonly header: Span;
  readonly score: Span | null;
  readonly category: Span | null;
  readonly date: Span | null;
  readonly code: Span | null;
  readonly title: Span;
  readonly authors: readonly Span[];
  readonly orgs: readonly Span[];
  readonly abstract: Span | null;
}

/** A paper of the library: an entry with an identity and the place it was read from. */
export interface Paper extends Entry {
  readonly id: PaperId;
  /** The source's address (a URI as text). */
  readonly source: string;
  /** Where the entry starts and ends in the source. */
  readonly span: Span;
  /** The bytes that the abstract is made of when it is asked for; null or absent where it is not made of any. */
  readonly abstractBytes?: StoredText | null;
}

/** UTF-8 that may not be plain yet. */
export interface StoredText {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** A paper with some fields otherwise. Its abstract, or another's, stays where it is kept: it is not copied. */
export function revise(
  paper: Paper,
  fields: Partial<Omit<Paper, 'abstract'>>,
  { from = paper }: { readonly from?: Paper } = {},
): Paper {
  const revised = { ...paper, ...fields };
  return Object.defineProperty(revised, 'abstract', { get: () => from.abstract, enumerable: true });
}

/** Whether a text has the form of a paper id. */
export function isPaperId(text: string): text is PaperId {
  return /^p[0-9a-z]{22}$/.test(text);
}
