/** The folders that came since the window opened: what happens in the folders within them is not always heard. */
import { liesIn } from '../core/addresses';

/** What a look at a folder finds, and how many entries it has looked at. */
export type Look =
  | {
      readonly kind: 'seen';
      readonly entries: number;
      /** Another text when anything is otherwise. */
      readonly state: string;
      /** Whether no folder lies in it: a watcher that knows of the folder then misses nothing. */
      readonly isFlat: boolean;
    }
  /** It holds more than was to be looked at: the next look goes on from there. */
  | { readonly kind: 'more'; readonly entries: number }
  /** It cannot be looked at, or not to the end. */
  | { readonly kind: 'gone'; readonly entries: number };

/** A look at all of a folder, in steps. */
export interface Survey {
  /** Looks at no more than so many entries; never rejects. */
  readonly goOn: (atMost: number) => Promise<Look>;
}

/** A folder that is too large to be looked at again and again: looked at a piece at a time. */
interface Large {
  readonly survey: Survey;
  /** How it stood when all of it had been looked at; null before that. */
  readonly state: string | null;
}

export interface LookOptions {
  readonly withLarge: boolean;
  readonly letGo: (folder: string, isFlat: boolean) => boolean;
}

/** Entries that are looked at in one go, of those that are looked at whole. */
const wholeAtMost = 1000;
/** And of one of the others. */
const pieceAtMost = 500;

export class LateFolders {
  private readonly survey: (folder: string) => Survey;
  /** How each stood when it was looked at last. */
  private readonly states = new Map<string, string>();
  /** Those whose turn comes first stand first. */
  private readonly large = new Map<string, Large>();
  private folders: readonly string[] = [];
  private last: Promise<unknown> = Promise.resolve();

  constructor(survey: (folder: string) => Survey) {
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
    for (const folder of this.states.keys()) if (!wanted.has(folder)) this.states.delete(folder);
    // With one less there may be room for what was too large.
    for (const folder of this.large.keys()) if (isFewer || !wanted.has(folder)) this.large.delete(folder);
  }

  /**
   * Looks at them, and gives those in which anything is otherwise: of one that is too large to be looked at whole, when
   * it becomes so, where it is asked for, and when all of it has been looked at piece by piece. `letGo` says of which a
   * watcher tells all from now on. One look after the other.
   */
  look(how: LookOptions): Promise<readonly string[]> {
    const looked = this.last.then(() => this.lookNow(how));
    this.last = looked.catch(() => undefined);
    return looked;
  }

  private async lookNow({ withLarge, letGo }: LookOptions): Promise<readonly string[]> {
    const over = new Set<string>();
    const changed = new Set(withLarge ? this.large.keys() : []);
    const seen = (folder: string, before: string | null, look: Look) => {
      if (look.kind !== 'seen') return;
      if (before !== look.state) changed.add(folder);
      if (letGo(folder, look.isFlat)) over.add(folder);
    };
    await this.lookAtPiece(seen);
    let left = wholeAtMost;
    for (const folder of this.folders) {
      if (this.large.has(folder)) continue;
      const survey = this.survey(folder);
      const look: Look = left === 0 ? { kind: 'more', entries: 0 } : await survey.goOn(left);
      left -= look.entries;
      seen(folder, this.states.get(folder) ?? null, look);
      if (look.kind === 'seen') this.states.set(folder, look.state);
      else if (look.kind === 'more' || withLarge) changed.add(folder);
      if (look.kind === 'more') this.large.set(folder, { survey, state: null });
    }
    // Others may have come or gone meanwhile.
    this.become(this.folders.filter((folder) => !over.has(folder)));
    return [...changed];
  }

  private async lookAtPiece(
    seen: (folder: string, before: string | null, look: Look) => void,
  ): Promise<void> {
    const [next] = this.large;
    if (next === undefined) return;
    const [folder, { survey, state }] = next;
    const look = await survey.goOn(pieceAtMost);
    // It may have gone meanwhile.
    if (!this.large.delete(folder)) return;
    const after = look.kind === 'seen' ? look.state : state;
    this.large.set(folder, { survey: look.kind === 'more' ? survey : this.survey(folder), state: after });
    seen(folder, state, look);
  }
}
