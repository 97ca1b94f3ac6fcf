import type { Span } from '../problem';
import type { CitationForm } from './citationStyle';

/** A stretch of a text, and what it is in each form; null in one that it cannot have there. */
export interface WrittenForms extends Span {
  readonly texts: Readonly<Record<CitationForm, string | null>>;
}
