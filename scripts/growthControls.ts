/** Library builds that grow as no row may, about as long as the one that is measured: a measure that is of use finds them. */
import type { Library } from '../src/core/library/library';
import type { Paper } from '../src/core/paper';
import { libraryOf, type Works } from './scaleWork';

/** Builds that look papers up after it as often as each names, of so many papers. */
const lookUps: Readonly<Record<string, (papers: number) => number>> = {
  'build library and n·log² n': (papers) => (papers * Math.log2(papers) ** 2) / 64,
  'build library and n²': (papers) => papers ** 2 / 4000,
};

export function controlsOf(some: readonly Paper[]): Works {
  const works: Record<string, () => Promise<unknown>> = {};
  for (const [name, countOf] of Object.entries(lookUps)) {
    works[name] = async () => {
      const store = await libraryOf(some);
      return [store, lookUp(store.library, countOf(some.length))];
    };
  }
  return works;
}

/** Finds papers by their ids, all in turn, so many times; gives how many it found. */
function lookUp({ papers, byId }: Library, times: number): number {
  let found = 0;
  for (let time = 0; time < times; time++) {
    const paper = papers[time % papers.length];
    if (paper !== undefined && byId.has(paper.id)) found += 1;
  }
  return found;
}
