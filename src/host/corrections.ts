/** What people put right in listings, out of the marks; tells which papers' corrections changed. */
import { Emitter, type Event } from '../core/emitter';
import type { Correction } from '../core/marks/mark';
import type { PaperId } from '../core/paper';
import { toMessage } from './errors';
import type { Log } from './log';
import type { Marking } from './marking';

export class Corrections {
  private readonly marking: Marking;
  private readonly changed: Emitter<ReadonlySet<PaperId>>;
  private readonly subscription: { dispose(): void };
  private readonly known = new Map<PaperId, string>();

  constructor(marking: Marking, log: Log) {
    this.marking = marking;
    this.changed = new Emitter((error) => log.error(toMessage(error)));
    this.subscription = marking.onDidChange((papers) => this.compare(papers));
  }

  get onDidChange(): Event<ReadonlySet<PaperId>> {
    return this.changed.event;
  }

  readonly of = (paper: PaperId): Correction | null => this.marking.markOf(paper).correction;

  /** What was put right of a paper, as text to compare; undefined where nothing was. */
  keyOf(paper: PaperId): string | undefined {
    const correction = this.of(paper);
    return correction === null ? undefined : JSON.stringify(correction);
  }

  /** Resolves when the stored marks have been read. */
  ready(): Promise<void> {
    return this.marking.ready();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private compare(papers: ReadonlySet<PaperId>): void {
    const changed = new Set<PaperId>();
    for (const paper of papers) {
      const now = this.keyOf(paper);
      if (now === this.known.get(paper)) continue;
      changed.add(paper);
      if (now === undefined) this.known.delete(paper);
      else this.known.set(paper, now);
    }
    if (changed.size > 0) this.changed.fire(changed);
  }
}
