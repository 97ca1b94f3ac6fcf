/** Papers in an order that is settled only as far as it is looked at: of a long list few rows are ever shown. */
import { fold } from '../fold';
import type { Paper } from '../paper';
import { finish, sortSteps, type Steps } from '../steps';
import { compareText } from './groupKey';

/** Papers that stand together; among themselves in any order until they are settled. */
interface Run {
  /** The place of its first paper. */
  readonly start: number;
  papers: readonly Paper[];
  isSettled: boolean;
}

export class PaperOrder {
  readonly size: number;
  private readonly runs: readonly Run[];

  /** First papers in the order given, then runs in the order given, each by title and of one title the newest first. */
  constructor(first: readonly Paper[], runs: Iterable<readonly Paper[]>) {
    const placed: Run[] = [{ start: 0, papers: first, isSettled: true }];
    let start = first.length;
    for (const papers of runs) {
      placed.push({ start, papers, isSettled: papers.length < 2 });
      start += papers.length;
    }
    this.runs = placed;
    this.size = start;
  }

  /** The paper at a place; null beyond the last. */
  at(place: number): Paper | null {
    const run = this.runAt(place);
    return run === null ? null : (settled(run)[place - run.start] ?? null);
  }

  /** Where a paper stands; -1 where it does not. */
  placeOf(paper: Paper): number {
    const run = this.runs.find(({ papers }) => papers.includes(paper));
    return run === undefined ? -1 : run.start + settled(run).indexOf(paper);
  }

  /** Makes the first so many papers quick to ask for, in steps. */
  *settle(count: number): Steps<undefined> {
    for (const run of this.runs) {
      if (run.start >= count) return;
      yield* settleRun(run);
    }
  }

  /** The last run that begins at a place or before it. */
  private runAt(place: number): Run | null {
    let [low, high] = [0, this.runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.runs[middle]?.start ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return this.runs[low - 1] ?? null;
  }
}

function settled(run: Run): readonly Paper[] {
  finish(settleRun(run));
  return run.papers;
}

function* settleRun(run: Run): Steps<undefined> {
  if (run.isSettled) return;
  const titled: { readonly paper: Paper; readonly title: string }[] = [];
  for (const paper of run.papers) {
    if (titled.push({ paper, title: fold(paper.title) }) % 256 === 0) yield;
  }
  const sorted = yield* sortSteps(
    titled,
    (a, b) => compareText(a.title, b.title) || compareText(b.paper.date ?? '', a.paper.date ?? ''),
  );
  // Somebody who could not wait may have done it meanwhile: that order is the same.
  run.papers = sorted.map(({ paper }) => paper);
  run.isSettled = true;
}
