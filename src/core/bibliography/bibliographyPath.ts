/** A path to a bibliography, as documents and projects name it. */
import type { CitationScan } from '../citation/citationGroup';
import type { Span } from '../problem';

/** A path as it is to be resolved, with the extension that LaTeX leaves out; the span is of what is written. */
export interface BibliographyPath extends Span {
  readonly path: string;
}

/** Whether an offset is within code, a comment or the like; the mark that opens it does not count. */
export function isOpaque({ opaque }: CitationScan, offset: number): boolean {
  let low = 0;
  let high = opaque.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((opaque[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const span = opaque[low];
  return span !== undefined && span.start < offset;
}
