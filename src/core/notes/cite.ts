/** A citation in a document, and a change of one. */
import type { CitationKey } from '../citation/citationGroup';
import type { Span } from '../problem';

/** One citation: a key where it stands, on a zero-based line, below a heading. */
export interface Cite extends CitationKey {
  readonly line: number;
  /** The title of the nearest heading above, or of the one it stands in; null above all headings. */
  readonly heading: string | null;
  /** Within the text, without brackets or a command: what Markdown cannot tell from other names with an `@`. */
  readonly isBare: boolean;
}

/** What was replaced: a span of the text before, and the length of what stands there now. */
export interface TextChange extends Span {
  readonly length: number;
}

/** Two changes of a text, the second of what the first made of it, as one change. */
export function joinChanges(first: TextChange, second: TextChange): TextChange {
  const grown = first.length - (first.end - first.start);
  const start = Math.min(first.start, second.start);
  const firstEnd = first.start + first.length;
  const end = second.end <= firstEnd ? first.end : second.end - grown;
  const secondGrown = second.length - (second.end - second.start);
  return { start, end, length: end - start + grown + secondGrown };
}
