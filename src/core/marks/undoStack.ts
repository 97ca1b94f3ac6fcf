/** What this window did, to be taken back and done again; in memory only, for the journal keeps the history. */
import type { Edit } from './edit';

export interface Pair {
  /** Brings back what was before. */
  readonly before: Edit;
  /** Does it again. */
  readonly after: Edit;
}
export interface Step {
  /** What the command was called; the host's words, or a code it knows. */
  readonly label: string;
  readonly pairs: readonly Pair[];
}

/** Steps older than these are forgotten. */
const maxSteps = 200;

export class UndoStack {
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  /** A new command: what was taken back can no longer be done again. */
  push(step: Step): void {
    this.done.push(step);
    if (this.done.length > maxSteps) this.done.shift();
    this.undone.length = 0;
  }

  /** The last command, of one edit, went on: it becomes one step with what follows. */
  extend(after: Edit): void {
    const last = this.done.pop();
    if (last !== undefined)
      this.push({ ...last, pairs: last.pairs.map(({ before }) => ({ before, after })) });
  }

  /** The step to take back, which can be done again from now on. */
  undo(): Step | null {
    const step = this.done.pop();
    if (step === undefined) return null;
    this.undone.push(step);
    return step;
  }

  /** The step to do again, which can be taken back from now on. */
  redo(): Step | null {
    const step = this.undone.pop();
    if (step === undefined) return null;
    this.done.push(step);
    return step;
  }

  /** The label of the step that `undo` would give. */
  undoLabel(): string | null {
    return this.done.at(-1)?.label ?? null;
  }

  /** The label of the step that `redo` would give. */
  redoLabel(): string | null {
    return this.undone.at(-1)?.label ?? null;
  }
}
