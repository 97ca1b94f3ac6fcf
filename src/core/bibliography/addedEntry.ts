/** What adding an entry to a bibliography comes to. */
import type { Span } from '../problem';

export type AddedEntry =
  | { readonly kind: 'insert'; readonly offset: number; readonly text: string }
  /** An entry of that key is there; in BibTeX also one that differs in case only. */
  | { readonly kind: 'exists'; readonly key: string; readonly keySpan: Span }
  /** The entry's text is not one closed entry of that key. */
  | { readonly kind: 'invalid' }
  /** There is no list in the file an item could be added to. */
  | { readonly kind: 'no-list' };
