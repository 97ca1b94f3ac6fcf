/** What is wrong with the keys a document cites, as data: the sentence and the fix are the host's to make. */
import type { BibliographyEntry } from '../bibliography/bibliographyEntry';
import type { CitationKey } from '../citation/citationGroup';
import type { Span } from '../problem';

export type KeyProblem =
  /** No paper and no entry has the key. */
  | { readonly code: 'unknown-key'; readonly span: Span; readonly key: string }
  /** A paper has the key, the document's bibliographies have no entry for it. */
  | { readonly code: 'missing-entry'; readonly span: Span; readonly key: string }
  /** The paper is not read yet. */
  | { readonly code: 'cited-unread'; readonly span: Span; readonly key: string };

export interface KnownKeys {
  /** Whether a paper of the library has a key. */
  readonly isInLibrary: (key: string) => boolean;
  /** Whether the document's bibliographies have it; null where the document has none, or one could not be read. */
  readonly isInBibliography: ((key: string) => boolean) | null;
  /** Given where the hint is wanted. */
  readonly isUnread?: (key: string) => boolean;
}

/**
 * Gives the problems of a document's citations, in their order: one for each place, the gravest. What is wrong with a
 * key is found out once, so that typing costs no more than what is new; to be made anew when what is known has changed.
 * `isLabel` tells labels, which Typst refers to as it cites, and is asked each time.
 */
export function keyChecker(
  known: KnownKeys,
): (cites: readonly CitationKey[], isLabel?: (name: string) => boolean) => readonly KeyProblem[] {
  const codes = new Map<string, KeyProblem['code'] | null>();
  return (cites, isLabel) => {
    const problems: KeyProblem[] = [];
    for (const { key, start, end } of cites) {
      let code = codes.get(key);
      if (code === undefined) codes.set(key, (code = codeOf(key, known)));
      if (code === null || (code === 'unknown-key' && isLabel?.(key) === true)) continue;
      problems.push({ code, key, span: { start, end } });
    }
    return problems;
  };
}

function codeOf(key: string, known: KnownKeys): KeyProblem['code'] | null {
  const inLibrary = known.isInLibrary(key);
  const inBibliography = known.isInBibliography?.(key) ?? null;
  if (!inLibrary && inBibliography !== true) return 'unknown-key';
  if (inBibliography === false) return 'missing-entry';
  return inLibrary && known.isUnread?.(key) === true ? 'cited-unread' : null;
}

/** A bibliography file and its entries. */
export interface BibliographyFile {
  readonly uri: string;
  readonly entries: readonly BibliographyEntry[];
  /** BibTeX takes keys that differ in case only for the same. */
  readonly ignoresCase: boolean;
}

export interface EntryPlace {
  readonly uri: string;
  readonly key: string;
  readonly span: Span;
}

/** An entry whose key another one has already. */
export interface DuplicateKey extends EntryPlace {
  readonly code: 'duplicate-key';
  readonly first: EntryPlace;
}

/** The entries of files that are used together whose key stands before, in the order of files and entries. */
export function duplicateKeys(files: readonly BibliographyFile[]): readonly DuplicateKey[] {
  const ignoresCase = files.some((file) => file.ignoresCase);
  const seen = new Map<string, EntryPlace>();
  const found: DuplicateKey[] = [];
  for (const { uri, entries } of files) {
    for (const { key, keySpan } of entries) {
      const name = ignoresCase ? key.toLowerCase() : key;
      const place = { uri, key, span: { start: keySpan.start, end: keySpan.end } };
      const first = seen.get(name);
      if (first === undefined) seen.set(name, place);
      else found.push({ code: 'duplicate-key', ...place, first });
    }
  }
  return found;
}
