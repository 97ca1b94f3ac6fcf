/** Which documents cite which keys, and where: kept in step document by document. */
import type { NotesLanguage } from '../citation/notesLanguage';
import type { Cite, TextChange } from './cite';
import type { CitedDocument, Surroundings } from './citedDocument';
import { changeCited, readCited, surroundings, wholeOf } from './citedDocument';

/** A citation in a document. */
export interface Occurrence extends Cite {
  readonly uri: string;
}

/** Keeps no texts: what a document cites, not what it says. Each change gives the keys whose occurrences changed. */
export class CitationIndex {
  private readonly documents = new Map<string, CitedDocument>();
  /** The citations of the document that changed last by key: it is the one that changes next. */
  private latest: { readonly uri: string; readonly byKey: ReadonlyMap<string, readonly Cite[]> } | null =
    null;
  /** The documents that cite a key. */
  private readonly citing = new Map<string, Set<string>>();

  /** Reads a document, new or changed. */
  update(uri: string, text: string, language: NotesLanguage): ReadonlySet<string> {
    return this.set(uri, readCited(text, language));
  }

  /** The same after one change of a document that is known, `text` being all of it now; an unknown one must be read. */
  applyChange(uri: string, change: TextChange, text: string): ReadonlySet<string> {
    const document = this.documents.get(uri);
    return document === undefined ? new Set() : this.set(uri, changeCited(document, change, text));
  }

  remove(uri: string): ReadonlySet<string> {
    return this.set(uri, null);
  }

  /** Where a key is cited, by document in the order they came, then by place. */
  citesOf(key: string): readonly Occurrence[] {
    return [...(this.citing.get(key) ?? [])].flatMap((uri) =>
      (this.documents.get(uri)?.cites ?? [])
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
    return this.documents.get(uri)?.cites ?? [];
  }

  /** The stretch of a document's text that tells what stands at an offset; all of a document that is not known. */
  around(uri: string, text: string, offset: number): Surroundings {
    const document = this.documents.get(uri);
    return document === undefined ? wholeOf(text) : surroundings(document, text, offset);
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
    const before = this.latest?.uri === uri ? this.latest.byKey : byKey(this.citesIn(uri));
    if (document === null) this.documents.delete(uri);
    else this.documents.set(uri, document);
    const after = byKey(document?.cites ?? []);
    this.latest = { uri, byKey: after };
    const changed = new Set<string>();
    for (const [key, cites] of before) {
      if (!isSame(cites, after.get(key) ?? [])) changed.add(key);
      if (!after.has(key)) this.forget(key, uri);
    }
    for (const key of after.keys()) {
      if (before.has(key)) continue;
      changed.add(key);
      const documents = this.citing.get(key);
      if (documents === undefined) this.citing.set(key, new Set([uri]));
      else documents.add(uri);
    }
    return changed;
  }

  private forget(key: string, uri: string): void {
    const documents = this.citing.get(key);
    documents?.delete(uri);
    if (documents?.size === 0) this.citing.delete(key);
  }
}

function byKey(cites: readonly Cite[]): ReadonlyMap<string, readonly Cite[]> {
  const map = new Map<string, Cite[]>();
  for (const cite of cites) {
    const same = map.get(cite.key);
    if (same === undefined) map.set(cite.key, [cite]);
    else same.push(cite);
  }
  return map;
}

function isSame(one: readonly Cite[], other: readonly Cite[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const [a, b] = [one[at], other[at]];
    if (a?.start !== b?.start || a?.end !== b?.end || a?.line !== b?.line || a?.heading !== b?.heading)
      return false;
  }
  return true;
}
