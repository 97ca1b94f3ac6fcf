/** Papers, writers and stores for tests of marks. */
import type { PaperId } from '../../src/core/paper';
import { isPaperId } from '../../src/core/paper';
import type { JournalFolder, JournalProblem } from '../../src/core/marks/journalFolder';
import type { About, Mark } from '../../src/core/marks/mark';
import { MarkStore } from '../../src/core/marks/markStore';
import { writerId, type WriterId } from '../../src/core/marks/stamp';

/** The nth paper. */
export function paperOf(n: number): PaperId {
  const text = `p${n.toString(36).padStart(22, '0')}`;
  if (!isPaperId(text)) throw new RangeError(`no paper: ${n}`);
  return text;
}

/** A writer of a family and a session. */
export function writerOfTest(family = 'home', session = 'one'): WriterId {
  const writer = writerId(family, session);
  if (writer === null) throw new RangeError(`no writer: ${family} ${session}`);
  return writer;
}

/** A clock that stands still until it is told otherwise. */
export class StoppedClock {
  now: number;
  readonly read = (): number => this.now;

  constructor(now = 1_700_000_000_000) {
    this.now = now;
  }
}

export interface OpenOptions {
  readonly clock?: () => number;
  readonly writer?: WriterId;
  readonly bound?: number;
  readonly problems?: JournalProblem[];
  readonly describe?: (paper: PaperId) => About | null;
}

/** A store that throws what its listeners throw and collects what it reports. */
export function openStore(folder: JournalFolder, options: OpenOptions = {}): Promise<MarkStore> {
  return MarkStore.open(folder, {
    clock: options.clock ?? (() => 1_700_000_000_000),
    writer: options.writer ?? writerOfTest(),
    report: (problem) => options.problems?.push(problem),
    onError: (error) => {
      throw error;
    },
    describe: options.describe ?? (() => null),
    ...(options.bound === undefined ? {} : { bound: options.bound }),
  });
}

/** All marks of a store, in the order of their papers. */
export function marksOf(store: MarkStore): Readonly<Record<string, Mark>> {
  return Object.fromEntries([...store.marked()].sort().map((paper) => [paper, store.get(paper)]));
}
