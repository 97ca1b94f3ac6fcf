/** What a bibliography file lists, in whichever format: keys and where they stand. */
import type { Span } from '../problem';

/** `cslYaml` is Pandoc's `references:`, `hayagriva` Typst's own. */
export const bibliographyFormats = ['bibtex', 'cslJson', 'cslYaml', 'hayagriva'] as const;
export type BibliographyFormat = (typeof bibliographyFormats)[number];

/** One entry; the span reaches from its first mark to its last. */
export interface BibliographyEntry extends Span {
  readonly key: string;
  /** The key's alone, without quotes; of a missing key, the empty span where it belongs. */
  readonly keySpan: Span;
  /** `article`, `article-journal`; lower case, empty where none is said. */
  readonly type: string;
}

/** What a reader is shown of an entry. Plain, legible text; what the entry does not say is null or empty. */
export interface EntryDetails {
  readonly title: string | null;
  /** As people are named, `Given Family`. */
  readonly authors: readonly string[];
  readonly etAl: boolean;
  readonly year: number | null;
  readonly doi: string | null;
  readonly eprint: string | null;
}
