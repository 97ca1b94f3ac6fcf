/** Notes as they are typed: shown and kept at once, written when the typing pauses, all written before the window goes. */
import type { PaperId } from '../core/paper';
import { fingerprint } from '../protocol/noteDraft';

/** After this many milliseconds without a keystroke a note is written. */
const pause = 250;
/** A person who types without a pause is written every so often all the same. */
const longest = 1000;

interface Typed {
  readonly text: string;
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly whenSaved: readonly (() => void)[];
}

export class NoteTyping {
  private readonly typed = new Map<PaperId, Typed>();
  private readonly stored = new Map<PaperId, Set<string>>();
  private readonly write: (paper: PaperId, text: string) => Promise<boolean>;

  /** `write` stores a note; it resolves with whether the note is on disk. */
  constructor(write: (paper: PaperId, text: string) => Promise<boolean>) {
    this.write = write;
  }

  /** Takes the text after a keystroke; `whenSaved` is called once this text, or a later one, is on disk. */
  type(paper: PaperId, text: string, whenSaved: () => void): void {
    const before = this.typed.get(paper);
    if (before !== undefined) clearTimeout(before.timer);
    const now = performance.now();
    const since = before?.since ?? now;
    const wait = Math.max(0, Math.min(pause, since + longest - now));
    const timer = setTimeout(() => void this.save(paper), wait);
    this.typed.set(paper, { text, since, timer, whenSaved: [...(before?.whenSaved ?? []), whenSaved] });
  }

  /** The text being typed for a paper and not written yet; null where there is none. */
  pending(paper: PaperId): string | null {
    return this.typed.get(paper)?.text ?? null;
  }

  /** Fingerprints of the texts stored for a paper since the start: what a late draft is held against. */
  history(paper: PaperId): ReadonlySet<string> {
    return this.stored.get(paper) ?? new Set();
  }

  /** Writes everything that waits. */
  async flush(): Promise<void> {
    await Promise.all([...this.typed.keys()].map((paper) => this.save(paper)));
  }

  private async save(paper: PaperId): Promise<void> {
    const typed = this.typed.get(paper);
    if (typed === undefined) return;
    clearTimeout(typed.timer);
    this.typed.delete(paper);
    // Not on disk is not acknowledged: the panel keeps its draft.
    if (!(await this.write(paper, typed.text))) return;
    const history = this.stored.get(paper) ?? new Set();
    this.stored.set(paper, history.add(fingerprint(typed.text)));
    for (const saved of typed.whenSaved) saved();
  }
}
