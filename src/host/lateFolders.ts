/** The folders that came since the window opened: what happens in the folders within them is not always heard. */
import { liesIn } from '../core/addresses';

/** What a look at a folder finds, and how many entries it has looked at. */
export type Survey =
  | {
      readonly kind: 'seen';
      readonly entries: number;
      /** Another text when anything is otherwise. */
      readonly state: string;
      /** Whether no folder lies in it: a watcher that knows of the folder then misses nothing. */
      readonly isFlat: boolean;
    }
  /** It holds more than was to be looked at. */
  | { readonly kind: 'large'; readonly entries: number }
  /** It cannot be looked at, or not to the end. */
  | { readonly kind: 'gone'; readonly entries: number };

/** With more entries than this in all of them, only what the person does has the others looked at. */
const surveyedAtMost = 1000;

export class LateFolders {
  private readonly survey: (folder: string, atMost: number) => Promise<Survey>;
  /** How each stood when it was looked at last; null of one that is too large to be looked at again and again. */
  private readonly states = new Map<string, string | null>();
  private folders: readonly string[] = [];

  /** @param survey looks at no more than so many entries of a folder; never rejects */
  constructor(survey: (folder: string, atMost: number) => Promise<Survey>) {
    this.survey = survey;
  }

  get all(): readonly string[] {
    return this.folders;
  }

  /** Whether a file lies in one of them. */
  has(address: string): boolean {
    return liesIn(new Set(this.folders), address);
  }

  /** These and no others from now on; of those that stay it is known how they stood. */
  become(folders: readonly string[]): void {
    const wanted = new Set(folders);
    const isFewer = this.folders.some((folder) => !wanted.has(folder));
    this.folders = folders;
    // With one less there may be room for what was too large.
    for (const [folder, state] of this.states)
      if (!wanted.has(folder) || (isFewer && state === null)) this.states.delete(folder);
  }

  /**
   * Looks at them, and gives those in which anything is otherwise; those that are too large to be looked at when they
   * become so, and where they are asked for. `isFilled` lets go of those of which the watcher tells all from now on.
   */
  async look({
    withLarge,
    isFilled,
  }: {
    readonly withLarge: boolean;
    readonly isFilled: () => boolean;
  }): Promise<readonly string[]> {
    const changed: string[] = [];
    const flat = new Set<string>();
    let left = surveyedAtMost;
    for (const folder of this.folders) {
      const before = this.states.get(folder);
      const found: Survey = before === null ? { kind: 'large', entries: 0 } : await this.survey(folder, left);
      left -= found.entries;
      if (found.kind === 'gone') {
        if (withLarge) changed.push(folder);
        continue;
      }
      const state = found.kind === 'seen' ? found.state : null;
      if (before !== state || (withLarge && state === null)) changed.push(folder);
      this.states.set(folder, state);
      if (found.kind === 'seen' && found.isFlat) flat.add(folder);
    }
    // Others may have come or gone meanwhile.
    this.become(isFilled() ? this.folders.filter((folder) => !flat.has(folder)) : this.folders);
    return changed;
  }
}
