/** Gives a paper whose own id has no mark the id of the mark that speaks of it, so that a new copy keeps its marks. */
import type { About } from '../marks/mark';
import { MovedIndex } from '../marks/moved';
import type { Paper, PaperId } from '../paper';
import { describePaper } from './about';

/** What is asked of the marks. */
export interface KnownMarks {
  isMarked(paper: PaperId): boolean;
  about(paper: PaperId): About | null;
  /** Ids that the person said are not this paper's. */
  notSameAs(paper: PaperId): readonly PaperId[];
}

export class Naming {
  private readonly marks: KnownMarks;
  private readonly index = new MovedIndex();
  /** What papers were found to be; forgotten when there is more to be found. */
  private found = new Map<PaperId, PaperId>();
  /** One object for a renamed paper as long as it is named so: what is drawn of it is found by the object. */
  private renamed = new WeakMap<Paper, Paper>();
  private readonly own = new Map<PaperId, Map<PaperId, Paper>>();

  constructor(marks: KnownMarks) {
    this.marks = marks;
  }

  /** Takes in the marks of some papers, as those that have just changed. */
  learn(papers: Iterable<PaperId>): void {
    let isNew = false;
    for (const paper of papers) {
      const about = this.marks.isMarked(paper) ? this.marks.about(paper) : null;
      if (about !== null && this.index.add(paper, about)) isNew = true;
      if (this.marks.notSameAs(paper).length > 0) isNew = true;
    }
    if (isNew) this.found = new Map();
  }

  /** Papers with the ids they go by; the list itself where none has another. Linear in the papers. */
  named(papers: readonly Paper[]): readonly Paper[] {
    let result: Paper[] | null = null;
    for (const [at, paper] of papers.entries()) {
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
    const made = { ...paper, id: name };
    this.renamed.set(paper, made);
    return made;
  }
}
