/** Long work in steps: written once, done at once or in turns with others. */

/** Work that stops now and then for whoever wants a turn; what it returns is its result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How work takes turns: so many milliseconds by a clock, then the others. */
export interface Turns {
  readonly slice: number;
  readonly clock: () => number;
  /** Resolves when the others have had theirs. */
  readonly pass: () => Promise<void>;
}

/** Work under way: its result is there once it is done, however it was gone on with. */
export class Task<Result> {
  private readonly steps: Steps<Result>;
  private outcome: { readonly result: Result } | null = null;

  constructor(steps: Steps<Result>) {
    this.steps = steps;
  }

  get isDone(): boolean {
    return this.outcome !== null;
  }

  /** Does all that is left now. */
  finish(): Result {
    while (this.outcome === null) this.step();
    return this.outcome.result;
  }

  /** Goes on for one slice; whether it is done. */
  goOn({ slice, clock }: Turns): boolean {
    for (const end = clock() + slice; this.outcome === null && clock() < end;) this.step();
    return this.isDone;
  }

  /** What is left of it, as steps of other work. */
  *rest(): Steps<Result> {
    while (this.outcome === null) {
      this.step();
      yield;
    }
    return this.outcome.result;
  }

  private step(): void {
    const { done, value } = this.steps.next();
    if (done === true) this.outcome = { result: value };
  }
}

/** Does all of some work now. */
export function finish<Result>(steps: Steps<Result>): Result {
  return new Task(steps).finish();
}

/** Does some work in turns; null where it was not wanted any more. Short work is done before the first turn is passed. */
export async function inTurns<Result>(
  task: Task<Result>,
  turns: Turns,
  isWanted: () => boolean = () => true,
): Promise<Result | null> {
  while (!task.goOn(turns)) {
    await turns.pass();
    if (!isWanted()) return null;
  }
  return task.finish();
}

/** Sorts as `Array.sort` does, stable, in steps: short stretches first, then merged two by two. */
export function* sortSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  let sorted: readonly Item[][] = [];
  const runs: Item[][] = [];
  for (let at = 0; at < items.length; at += stretch) {
    runs.push(items.slice(at, at + stretch).sort(compare));
    yield;
  }
  for (sorted = runs; sorted.length > 1;) {
    const merged: Item[][] = [];
    for (let at = 0; at < sorted.length; at += 2) {
      const [one, two] = [sorted[at], sorted[at + 1]];
      if (one !== undefined) merged.push(two === undefined ? one : yield* mergeSteps(one, two, compare));
    }
    sorted = merged;
  }
  return sorted[0] ?? [];
}

const stretch = 512;

function* mergeSteps<Item>(
  one: readonly Item[],
  two: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<Item[]> {
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < two.length) {
    const [a, b] = [one[left], two[right]];
    if (a !== undefined && (b === undefined || compare(a, b) <= 0)) {
      merged.push(a);
      left++;
    } else if (b !== undefined) {
      merged.push(b);
      right++;
    }
    if (merged.length % stretch === 0) yield;
  }
  return merged;
}
