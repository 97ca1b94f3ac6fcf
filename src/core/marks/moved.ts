/** Finds a paper's mark again under the name it had before: by its aliases, its title and first author, or its abstract. */
import type { PaperId } from '../paper';
import { glance, glancesOf, isSamePaper, startLetters, toLikeness, type Likeness } from './kinship';
import type { About } from './mark';

interface Known {
  readonly paper: PaperId;
  readonly likeness: Likeness;
}

/** More papers than this under one name: the name tells nothing, and looking through them would take its time. */
const candidatesAtMost = 16;

/** The names under which marked papers can be found again. Grows; what was added is not taken out. */
export class MovedIndex {
  private readonly byName = new Map<string, Known[]>();
  private readonly glances = new Set<string>();
  private readonly added = new Map<PaperId, About>();

  /** Adds a marked paper; gives whether it was not known as that before. */
  add(paper: PaperId, about: About): boolean {
    if (this.added.get(paper) === about) return false;
    this.added.set(paper, about);
    const known = { paper, likeness: toLikeness(about) };
    for (const seen of glancesOf(known.likeness)) this.glances.add(seen);
    for (const name of namesOf(known.likeness)) {
      const others = this.byName.get(name) ?? [];
      this.byName.set(name, others);
      if (others.length <= candidatesAtMost) others.push(known);
    }
    return true;
  }

  /** Whether it is worth asking for a paper: quick, and never false for one that would be found by title or abstract. */
  mayHave(title: string, abstract: string | null): boolean {
    if (this.added.size === 0) return false;
    return glance(title, abstract)?.some((seen) => this.glances.has(seen)) ?? true;
  }

  /**
   * The one marked paper that a description speaks of; null for none, and where several might be meant. Those for
   * which `isOther` holds are not meant.
   */
  find(about: About, isOther: (paper: PaperId) => boolean = () => false): PaperId | null {
    if (this.added.size === 0) return null;
    const likeness = toLikeness(about);
    let found: PaperId | null = null;
    for (const name of namesOf(likeness)) {
      const candidates = this.byName.get(name);
      if (candidates === undefined || candidates.length > candidatesAtMost) continue;
      const isFirm = isFirmName(name);
      for (const candidate of candidates) {
        if (candidate.paper === found || isOther(candidate.paper)) continue;
        if (!isFirm && !isSamePaper(likeness, candidate.likeness)) continue;
        if (found !== null) return null;
        found = candidate.paper;
      }
    }
    return found;
  }
}

/** The index of some marked papers. */
export function indexMoved(papers: Iterable<readonly [PaperId, About]>): MovedIndex {
  const index = new MovedIndex();
  for (const [paper, about] of papers) index.add(paper, about);
  return index;
}

/** As `MovedIndex.find`. A library that finds one gives the paper that id, so no mark has to be touched. */
export function findMoved(about: About, index: MovedIndex): PaperId | null {
  return index.find(about);
}

/** Names under which candidates lie. Aliases decide by themselves, but for abstracts; the others only lead to candidates. */
function namesOf({ letters, family, aliases }: Likeness): readonly string[] {
  if (letters === '') return aliases.filter(isFirmName);
  const names = [...aliases, `title:${letters}`];
  return letters.length < startLetters
    ? names
    : [...names, `start:${letters.slice(0, startLetters)}:${family}`];
}

function isFirmName(name: string): boolean {
  return !/^(?:title|start|abstract):/.test(name);
}
