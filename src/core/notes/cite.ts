/** A citation in a document, and a change of one. */
import type { CitationKey } from '../citation/citationGroup';
import type { Span } from '../problem';

/** One citation: a key where it stands, on a zero-based line, below a heading. */
export interface Cite extends CitationKey {
  readonly line: number;
  /** The title of the nearest heading above, or of the one it stands in; null above all headings. */
  readonly heading: string | null;
}

/** What was replaced: a span of the text before, and the length of what stands there now. */
export interface TextChange extends Span {
  readonly length: number;
}
