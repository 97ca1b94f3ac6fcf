/** Holds what was read from each source and the library made of it; tells who listens when it changed. */
import { Emitter, type Event } from '../emitter';
import type { Paper } from '../paper';
import { compareText } from './groupKey';
import { buildLibrary, emptyLibrary, type Library } from './library';
import type { Naming } from './naming';

export class LibraryStore {
  private readonly sources = new Map<string, readonly Paper[]>();
  private readonly changed: Emitter<Library>;
  private current: Library = emptyLibrary;
  private naming: Naming | null = null;

  constructor(onError: (error: unknown) => void) {
    this.changed = new Emitter(onError);
  }

  get onDidChange(): Event<Library> {
    return this.changed.event;
  }

  get library(): Library {
    return this.current;
  }

  /** The papers read from a source, or null when the source is gone. */
  setSource(source: string, papers: readonly Paper[] | null): void {
    const changed = papers === null ? this.sources.delete(source) : this.sources.set(source, papers);
    if (changed === false) return;
    this.rebuild();
  }

  /** From now on papers that marks speak of go by the ids of those marks. */
  nameBy(naming: Naming): void {
    this.naming = naming;
    this.rename();
  }

  /** Papers under the names they have in this library, whatever ids they were read with. */
  named(papers: readonly Paper[]): readonly Paper[] {
    return this.naming?.named(papers) ?? papers;
  }

  /** Names all papers anew, for other marks are known now. */
  rename(): void {
    if (this.sources.size > 0) this.rebuild();
  }

  private rebuild(): void {
    // By address, so that the order in which files happened to be read does not decide which copy comes first.
    const ordered = [...this.sources].sort(([a], [b]) => compareText(a, b));
    this.current = buildLibrary(
      ordered.map(([address, read]) => ({ source: address, papers: this.named(read) })),
    );
    this.changed.fire(this.current);
  }
}
