/** The library: the papers of all sources, each once. An immutable value, built anew when a source changes. */
import { revise, type Entry, type Paper, type PaperId } from '../paper';
import type { Span } from '../problem';
import { finish, type Steps } from '../steps';
import { identify } from './identity';
import { PaperIndex, type PapersById } from './paperIndex';

/** What was read from one source. */
export interface SourcePapers {
  /** The source's address (a URI as text). */
  readonly source: string;
  readonly papers: readonly Paper[];
}

export interface Library {
  /** In the order of the sources, and of the entries in each. */
  readonly papers: readonly Paper[];
  readonly byId: PapersById;
}

export const emptyLibrary: Library = { papers: [], byId: new PaperIndex([]) };

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
export function* librarySteps(sources: readonly SourcePapers[]): Steps<Library> {
  const [only] = sources;
  const all =
    sources.length === 1 && only !== undefined ? only.papers : sources.flatMap((each) => each.papers);
  const byId = new PaperIndex(all);
  /** Papers as they are with what later places say, by the first. */
  const merged = new Map<number, Paper>();
  const repeated = new Set<number>();
  let place = -1;
  for (const paper of all) {
    place += 1;
    if (place % 512 === 511) yield;
    const first = byId.take(place, paper.id);
    if (first < 0) continue;
    repeated.add(place);
    const known = merged.get(first) ?? all[first];
    if (known !== undefined) merged.set(first, mergePapers(known, paper));
  }
  if (repeated.size === 0) return { papers: all, byId };
  const papers: Paper[] = [];
  const placed = all.slice();
  for (const [place, both] of merged) placed[place] = both;
  byId.replace(placed);
  for (const [place, paper] of placed.entries()) {
    if (place % 4096 === 4095) yield;
    if (!repeated.has(place)) papers.push(paper);
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
