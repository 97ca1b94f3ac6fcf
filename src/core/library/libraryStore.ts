/** Holds what was read from each source and the library made of it; tells who listens when it changed. */
import { Emitter, type Event } from '../emitter';
import type { Paper } from '../paper';
import { finish, inTurns, Task, type Steps, type Turns } from '../steps';
import { compareText } from './groupKey';
import { emptyLibrary, librarySteps, type Library, type SourcePapers } from './library';
import type { Naming } from './naming';

export class LibraryStore {
  private readonly sources = new Map<string, readonly Paper[]>();
  private readonly changed: Emitter<Library>;
  private readonly turns: Turns | null;
  private current: Library = emptyLibrary;
  private naming: Naming | null = null;
  /** The library that is being made of what the sources hold now; null where it is made. */
  private building: Task<Library> | null = null;
  private built: Promise<void> = Promise.resolve();

  /** With `turns` a large library is made in turns with others: `settled` tells when. */
  constructor(onError: (error: unknown) => void, turns: Turns | null = null) {
    this.changed = new Emitter(onError);
    this.turns = turns;
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

  /** Resolves when the library is that of all sources given so far. */
  async settled(): Promise<void> {
    while (this.building !== null) await this.built;
  }

  /** From now on papers that marks speak of go by the ids of those marks; those there are already only where `anew`. */
  nameBy(naming: Naming, { anew }: { readonly anew: boolean }): void {
    this.naming = naming;
    if (anew) this.rename();
  }

  /** Papers under the names they have in this library, whatever ids they were read with. */
  named(papers: readonly Paper[]): readonly Paper[] {
    return finish(this.namedSteps(papers));
  }

  /** The same in steps. */
  *namedSteps(papers: readonly Paper[]): Steps<readonly Paper[]> {
    return this.naming === null ? papers : yield* this.naming.namedSteps(papers);
  }

  /** Names all papers anew, for other marks are known now. */
  rename(): void {
    if (this.sources.size > 0) this.rebuild();
  }

  private rebuild(): void {
    // By address, so that the order in which files happened to be read does not decide which copy comes first.
    const ordered = [...this.sources].sort(([a], [b]) => compareText(a, b));
    const task = new Task(this.buildSteps(ordered));
    this.building = task;
    if (this.turns === null || task.goOn(this.turns)) this.adopt(task);
    else this.built = this.buildOn(task, this.turns);
  }

  private async buildOn(task: Task<Library>, turns: Turns): Promise<void> {
    await turns.pass();
    await inTurns(task, turns, () => this.building === task);
    // A newer one has begun meanwhile where it is not this.
    if (this.building === task) this.adopt(task);
  }

  private adopt(task: Task<Library>): void {
    this.current = task.finish();
    this.building = null;
    this.changed.fire(this.current);
  }

  private *buildSteps(ordered: readonly (readonly [string, readonly Paper[]])[]): Steps<Library> {
    const sources: SourcePapers[] = [];
    for (const [source, read] of ordered) sources.push({ source, papers: yield* this.namedSteps(read) });
    return yield* librarySteps(sources);
  }
}
