/** Gives a paper whose own id has no mark the id of the mark that speaks of it, so that a new copy keeps its marks. */
import type { About } from '../marks/mark';
import { MovedIndex } from '../marks/moved';
import { revise, type Paper, type PaperId } from '../paper';
import { finish, type Steps } from '../steps';
import { describePaper } from './about';

/** What is asked of the marks. */
export interface KnownMarks {
  isMarked(paper: PaperId): boolean;
  about(paper: PaperId): About | null;
  /** Ids that the person said are not this paper's. */
  notSameAs(paper: PaperId): readonly PaperId[];
}

/** So many papers are looked at between two steps: a few milliseconds at the most. */
const stepSize = 64;

export class Naming {
  private readonly marks: KnownMarks;
  private readonly index = new MovedIndex();
  /** What papers were found to be; forgotten when there is more to be found. */
  private found = new Map<PaperId, PaperId>();
  /** One object for a renamed paper as long as it is named so: what is drawn of it is found by the object. */
  private renamed = new WeakMap<Paper, Paper>();
  /** What was known of each mark when it was looked at last. */
  private readonly states = new Map<PaperId, string>();
  /** The papers that go by another's id, by that id and then by their own. */
  private readonly own = new Map<PaperId, Map<PaperId, Paper>>();

  constructor(marks: KnownMarks) {
    this.marks = marks;
  }

  /**
   * Takes in the marks of papers that have just changed; gives whether papers may go by other names now. A mark of a
   * listed paper waits for the next reading: naming all papers anew at each first mark would be felt.
   */
  learn(papers: Iterable<PaperId>, isListed: (paper: PaperId) => boolean): boolean {
    let isDue = false;
    let isNew = false;
    for (const paper of papers) {
      const isMarked = this.marks.isMarked(paper);
      const about = isMarked ? this.marks.about(paper) : null;
      const isAdded = about !== null && this.index.add(paper, about);
      const state = `${isMarked} ${this.marks.notSameAs(paper).join(' ')}`;
      const isOther = (this.states.get(paper) ?? 'false ') !== state;
      this.states.set(paper, state);
      if (!isAdded && !isOther) continue;
      isNew = true;
      if (!isListed(paper) || (isOther && this.own.has(paper))) isDue = true;
    }
    if (isNew) this.found = new Map();
    return isDue;
  }

  /** As `learn` of the marks there are on opening, in steps. */
  *learnSteps(papers: Iterable<PaperId>): Steps<undefined> {
    let step: PaperId[] = [];
    for (const paper of papers) {
      step.push(paper);
      if (step.length < stepSize) continue;
      this.learn(step, () => true);
      step = [];
      yield;
    }
    this.learn(step, () => true);
    return undefined;
  }

  /** Papers with the ids they go by; the list itself where none has another. Linear in the papers. */
  named(papers: readonly Paper[]): readonly Paper[] {
    return finish(this.namedSteps(papers));
  }

  /** The same in steps. */
  *namedSteps(papers: readonly Paper[]): Steps<readonly Paper[]> {
    let result: Paper[] | null = null;
    for (const [at, paper] of papers.entries()) {
      if (at % 64 === 63) yield;
      const name = this.nameOf(paper);
      if (name === paper.id) {
        result?.push(paper);
        continue;
      }
      result ??= papers.slice(0, at);
      result.push(this.rename(paper, name));
    }
    return result ?? papers;
  }

  /** The papers, as they were read, that go by the id of another: those that `notSameAs` can set apart. */
  takenFor(paper: PaperId): readonly Paper[] {
    const papers = [...(this.own.get(paper)?.values() ?? [])];
    return papers.filter((each) => this.nameOf(each) === paper);
  }

  /** The id under which somebody else's mark belongs here: that of the paper its description speaks of. */
  meant(paper: PaperId, about: About | null): PaperId {
    if (about === null || this.marks.isMarked(paper)) return paper;
    return this.index.find(about, (marked) => !this.marks.isMarked(marked)) ?? paper;
  }

  private nameOf(paper: Paper): PaperId {
    if (this.marks.isMarked(paper.id)) return paper.id;
    let name = this.found.get(paper.id);
    if (name === undefined) {
      name = this.search(paper) ?? paper.id;
      this.found.set(paper.id, name);
    }
    return name;
  }

  private search(paper: Paper): PaperId | null {
    if (!this.index.mayHave(paper.title, paper.abstract)) return null;
    return this.index.find(
      describePaper(paper),
      (marked) => !this.marks.isMarked(marked) || this.marks.notSameAs(marked).includes(paper.id),
    );
  }

  private rename(paper: Paper, name: PaperId): Paper {
    const others = this.own.get(name) ?? new Map<PaperId, Paper>();
    this.own.set(name, others.set(paper.id, paper));
    const known = this.renamed.get(paper);
    if (known?.id === name) return known;
    const made = revise(paper, { id: name });
    this.renamed.set(paper, made);
    return made;
  }
}

/** The naming by some marks; none of them is known to it yet. */
export function createNaming(marks: KnownMarks): Naming {
  return new Naming(marks);
}
