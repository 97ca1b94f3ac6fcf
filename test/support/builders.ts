/** Papers, marks and libraries for tests: only what matters is said. */
import { identify } from '../../src/core/library/identity';
import { buildLibrary, type Library } from '../../src/core/library/library';
import { noMark, type Mark } from '../../src/core/marks/mark';
import type { Entry, Paper, PaperId } from '../../src/core/paper';

export function anEntry(facts: Partial<Entry> = {}): Entry {
  return {
    title: 'Multi-blank Transducers for Speech Recognition',
    authors: ['Hainan Xu', 'Fei Jia'],
    etAl: false,
    orgs: [],
    category: 'AS',
    date: '2022-11-04',
    score: null,
    code: false,
    abstract: null,
    ...facts,
  };
}

export function aPaper(facts: Partial<Entry> = {}, source = 'file:///list.papers'): Paper {
  const entry = anEntry(facts);
  return { ...entry, id: identify(entry), source, span: { start: 0, end: 0 } };
}

export function aMark(facts: Partial<Mark> = {}): Mark {
  return { ...noMark, ...facts };
}

export function aLibrary(...papers: readonly Paper[]): Library {
  return buildLibrary([{ source: 'file:///list.papers', papers }]);
}

/** Looks marks up in a table; a paper that is not in it has none. */
export function marksOf(...marks: readonly (readonly [Paper, Partial<Mark>])[]): (paper: PaperId) => Mark {
  const table = new Map(marks.map(([paper, facts]) => [paper.id, aMark(facts)]));
  return (paper) => table.get(paper) ?? noMark;
}
