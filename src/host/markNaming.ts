/** Papers under the names that marks know them by: from the first mark on, papers that marks speak of go by their ids. */
import type { LibraryStore } from '../core/library/libraryStore';
import type { Naming } from '../core/library/naming';
import { isMarked, type About, type Mark } from '../core/marks/mark';
import type { Paper, PaperId } from '../core/paper';
import { inTurns, Task } from '../core/steps';
import { turns } from './nextTurn';
import type { KeepingPart } from './parts';

export interface MarkNamingParts {
  readonly library: LibraryStore;
  readonly keeping: () => Promise<KeepingPart>;
  readonly markOf: (paper: PaperId) => Mark;
  readonly aboutOf: (paper: PaperId) => About | null;
}

export class MarkNaming {
  private readonly parts: MarkNamingParts;
  /** Null until there is a mark. */
  private naming: Naming | null = null;

  constructor(parts: MarkNamingParts) {
    this.parts = parts;
  }

  /** The id under which a mark from elsewhere belongs here. */
  meant(paper: PaperId, about: About | null): PaperId {
    return this.naming?.meant(paper, about) ?? paper;
  }

  /** The listed papers that go by another one's mark. */
  takenFor(paper: PaperId): readonly Paper[] {
    return this.naming?.takenFor(paper) ?? [];
  }

  /** The marks of a place have been opened: papers are named by all of them before anybody is told. */
  async open(marked: ReadonlySet<PaperId>): Promise<void> {
    if (marked.size > 0) this.parts.library.nameBy(await this.learn(marked), { anew: true });
  }

  /** Marks have changed; gives whether papers are named by marks already. */
  follow(papers: ReadonlySet<PaperId>): boolean {
    if (this.naming?.learn(papers, this.isListed) === true) this.parts.library.rename();
    return this.naming !== null;
  }

  /** The first marks are there. */
  async begin(papers: ReadonlySet<PaperId>): Promise<void> {
    if (papers.size === 0) return;
    // As of each later mark: that of a listed paper is no reason to lay all papers out anew, which takes the focus away.
    const anew = ![...papers].every(this.isListed);
    this.parts.library.nameBy(await this.learn(papers), { anew });
  }

  private readonly isListed = (paper: PaperId): boolean => this.parts.library.library.byId.has(paper);

  /** What changes while this is under way is told by `follow`. */
  private async learn(marked: Iterable<PaperId>): Promise<Naming> {
    const { keeping, markOf, aboutOf } = this.parts;
    const part = await keeping();
    this.naming ??= part.createNaming({
      // A correction is of one copy's letters: by itself it is no reason to take a paper for another, or not to.
      isMarked: (paper) => isMarked(withoutCorrection(markOf(paper))),
      about: aboutOf,
      notSameAs: (paper) => markOf(paper).notSameAs,
    });
    const { naming } = this;
    await inTurns(new Task(naming.learnSteps(marked)), turns);
    return naming;
  }
}

function withoutCorrection(mark: Mark): Mark {
  return mark.correction === null ? mark : { ...mark, correction: null };
}
