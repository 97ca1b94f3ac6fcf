/** A path to a bibliography, as documents and projects name it. */
import type { Span } from '../problem';

/** A path as it is to be resolved, with the extension that LaTeX leaves out; the span is of what is written. */
export interface BibliographyPath extends Span {
  readonly path: string;
}
