/** Which documents cite which keys, and where: kept in step document by document. */
import type { NotesLanguage } from '../citation/notesLanguage';
import type { Cite, TextChange } from './cite';
import { citesChanged } from './citeChanges';
import type { CitedDocument } from './citedDocument';
import { changeCited, citesOf, readCited } from './citedDocument';

/** A citation in a document. */
export interface Occurrence extends Cite {
  readonly uri: string;
}

/** A document, with its citations as soon as somebody asked for them. */
interface Known {
  readonly document: CitedDocument;
  cites: readonly Cite[] | null;
}

/** Keeps no texts: what a document cites, not what it says. Each change gives the keys whose occurrences changed. */
export class CitationIndex {
  private readonly documents = new Map<string, Known>();
  /** How often the document that changed last cites each key: it is the one that changes next. */
  private latest: { readonly uri: string; readonly counts: Map<string, number> } | null = null;
  /** The documents that cite a key. */
  private readonly citing = new Map<string, Set<string>>();

  /** Reads a document, new or changed. */
  update(uri: string, text: string, language: NotesLanguage): ReadonlySet<string> {
    return this.set(uri, readCited(text, language));
  }

  /** The same after one change of a document that is known, `text` being all of it now; an unknown one must be read. */
  applyChange(uri: string, change: TextChange, text: string): ReadonlySet<string> {
    const document = this.document(uri);
    return document === null ? new Set() : this.set(uri, changeCited(document, change, text));
  }

  remove(uri: string): ReadonlySet<string> {
    return this.set(uri, null);
  }

  /** Where a key is cited, by document in the order they came, then by place. */
  citesOf(key: string): readonly Occurrence[] {
    return [...(this.citing.get(key) ?? [])].flatMap((uri) =>
      this.citesIn(uri)
        .filter((cite) => cite.key === key)
        .map((cite) => ({ uri, ...cite })),
    );
  }

  /** The keys a document cites, each once, in order. */
  keysOf(uri: string): readonly string[] {
    return [...new Set(this.citesIn(uri).map(({ key }) => key))];
  }

  /** The citations of a document, in order. */
  citesIn(uri: string): readonly Cite[] {
    const known = this.documents.get(uri);
    return known === undefined ? [] : (known.cites ??= citesOf(known.document));
  }

  /** What is known of a document; null where nothing is. */
  document(uri: string): CitedDocument | null {
    return this.documents.get(uri)?.document ?? null;
  }

  has(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** Whether anything cites a key. */
  isCited(key: string): boolean {
    return this.citing.has(key);
  }

  /** The documents that cite a key, in the order they came. */
  documentsCiting(key: string): readonly string[] {
    return [...(this.citing.get(key) ?? [])];
  }

  /** Every key that is cited anywhere. */
  keys(): readonly string[] {
    return [...this.citing.keys()];
  }

  private set(uri: string, document: CitedDocument | null): ReadonlySet<string> {
    const counts = this.latest?.uri === uri ? this.latest.counts : counted(this.citesIn(uri));
    this.latest = { uri, counts };
    const { gone, come, changed } = citesChanged(this.document(uri), document);
    if (document === null) this.documents.delete(uri);
    else this.documents.set(uri, { document, cites: null });
    for (const { key } of gone) counts.set(key, (counts.get(key) ?? 0) - 1);
    for (const { key } of come) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const { key } of gone) this.settle(uri, key, counts);
    for (const { key } of come) this.settle(uri, key, counts);
    return changed;
  }

  /** Brings up to date whether a document cites a key. */
  private settle(uri: string, key: string, counts: Map<string, number>): void {
    const documents = this.citing.get(key);
    if ((counts.get(key) ?? 0) > 0) {
      if (documents === undefined) this.citing.set(key, new Set([uri]));
      else documents.add(uri);
      return;
    }
    counts.delete(key);
    documents?.delete(uri);
    if (documents?.size === 0) this.citing.delete(key);
  }
}

function counted(cites: readonly Cite[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of cites) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
