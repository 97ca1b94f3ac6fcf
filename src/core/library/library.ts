/** The library: the papers of all sources, each once. An immutable value, built anew when a source changes. */
import { revise, type Entry, type Paper, type PaperId } from '../paper';
import type { Span } from '../problem';
import { finish, type Steps } from '../steps';
import { identify } from './identity';

/** What was read from one source. */
export interface SourcePapers {
  /** The source's address (a URI as text). */
  readonly source: string;
  readonly papers: readonly Paper[];
}

export interface Library {
  /** In the order of the sources, and of the entries in each. */
  readonly papers: readonly Paper[];
  readonly byId: ReadonlyMap<PaperId, Paper>;
}

export const emptyLibrary: Library = { papers: [], byId: new Map() };

/** Gives an entry its identity (the one it was read with, where it was corrected since) and the place it was read from. */
export function toPaper(entry: Entry, source: string, span: Span, id: PaperId = identify(entry)): Paper {
  const { title, authors, etAl, orgs, category, date, score, code, abstract } = entry;
  return { id, title, authors, etAl, orgs, category, date, score, code, abstract, source, span };
}

/**
 * Merges sources, in the order given, into one library. A paper that stands in several places is one paper: the first
 * place gives its fields and where it is read from, later ones fill what the first leaves out (`mergePapers`).
 */
export function buildLibrary(sources: readonly SourcePapers[]): Library {
  return finish(librarySteps(sources));
}

/** The same in steps. */
export function* librarySteps(sources: Iterable<SourcePapers>): Steps<Library> {
  const byId = new Map<PaperId, Paper>();
  const papers: Paper[] = [];
  /** Where papers stand that were met more than once. */
  const merged = new Map<PaperId, Paper>();
  for (const source of sources) {
    for (const paper of source.papers) {
      const known = byId.get(paper.id);
      if (known === undefined) {
        byId.set(paper.id, paper);
        if (papers.push(paper) % 512 === 0) yield;
        continue;
      }
      const both = mergePapers(known, paper);
      if (both === known) continue;
      byId.set(paper.id, both);
      merged.set(paper.id, both);
    }
  }
  if (merged.size === 0) return { papers, byId };
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at];
    const both = paper && merged.get(paper.id);
    if (both !== undefined) papers[at] = both;
    if (at % 4096 === 0) yield;
  }
  return { papers, byId };
}

/** The first paper with its gaps filled from the second; returns the first itself where there is no gap to fill. */
export function mergePapers(first: Paper, second: Paper): Paper {
  const merged = {
    authors: first.authors.length === 0 ? second.authors : first.authors,
    etAl: first.authors.length === 0 ? second.etAl : first.etAl,
    orgs: first.orgs.length === 0 ? second.orgs : first.orgs,
    category: first.category ?? second.category,
    date: first.date ?? second.date,
    score: first.score ?? second.score,
    code: first.code || second.code,
  };
  const filled =
    entryFields.some((field) => merged[field] !== first[field]) ||
    (first.abstract === null && second.abstract !== null);
  return filled ? revise(first, merged, { from: first.abstract === null ? second : first }) : first;
}

const entryFields = ['authors', 'etAl', 'orgs', 'category', 'date', 'score', 'code'] as const;
