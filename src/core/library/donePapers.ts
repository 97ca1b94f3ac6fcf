/** Which of the papers that are laid out are read or dropped, by their places: a byte each, so that counting them is quick. */
import { isUnread, type Mark } from '../marks/mark';
import type { Paper, PaperId } from '../paper';
import type { Steps } from '../steps';
import type { Places } from './places';

export class DonePapers {
  private readonly flags: Uint8Array;
  private total = 0;

  /** None of so many papers. */
  constructor(papers: number) {
    this.flags = new Uint8Array(papers);
  }

  /** How many are done. */
  get count(): number {
    return this.total;
  }

  /** Says whether a paper is done; gives whether that is news. */
  set(place: number, isDone: boolean): boolean {
    if ((this.flags[place] === 1) === isDone) return false;
    this.flags[place] = isDone ? 1 : 0;
    this.total += isDone ? 1 : -1;
    return true;
  }

  /** How many of some are not. */
  unreadAt({ column, start, end }: Places): number {
    if (this.total === 0) return end - start;
    let count = 0;
    for (let at = start; at < end; at++) if (this.flags[column[at] ?? -1] === 0) count++;
    return count;
  }
}

/** As the marks of some papers say it. */
export function* donePapersSteps(
  papers: readonly Paper[],
  markOf: (paper: PaperId) => Mark,
): Steps<DonePapers> {
  const done = new DonePapers(papers.length);
  for (const [place, { id }] of papers.entries()) {
    if (!isUnread(markOf(id))) done.set(place, true);
    if (place % 512 === 511) yield;
  }
  return done;
}
