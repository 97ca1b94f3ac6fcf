/** Gathers places of which something is heard until it is time to look at them: soon, and when much is heard after that. */

export interface Gathering {
  /** Milliseconds in which what happens at once is gathered. */
  readonly soon: number;
  /** More places than this are much: then nothing is done before it has been quiet. */
  readonly few: number;
  /** For so long, in milliseconds. */
  readonly quiet: number;
  /** Nobody waits longer than this, in milliseconds. */
  readonly longest: number;
  /** More places are not kept. */
  readonly most: number;
  readonly clock: () => number;
}

/** What was heard: places, or that there were too many to be kept. */
export type Heard =
  { readonly kind: 'places'; readonly places: ReadonlySet<string> } | { readonly kind: 'much' };

export class HeardPlaces {
  private readonly how: Gathering;
  private readonly take: (heard: Heard) => void;
  private places = new Set<string>();
  private since = 0;
  private last = 0;
  private waiting: ReturnType<typeof setTimeout> | null = null;

  constructor(how: Gathering, take: (heard: Heard) => void) {
    this.how = how;
    this.take = take;
  }

  hear(place: string): void {
    this.last = this.how.clock();
    if (this.places.size <= this.how.most) this.places.add(place);
    if (this.waiting !== null) return;
    this.since = this.last;
    this.wait(this.how.soon);
  }

  dispose(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
  }

  private wait(milliseconds: number): void {
    this.waiting = setTimeout(() => {
      const { few, quiet, longest, clock } = this.how;
      const left = Math.min(this.last + quiet, this.since + longest) - clock();
      if (this.places.size > few && left > 0) this.wait(left);
      else this.end();
    }, milliseconds);
  }

  private end(): void {
    const { places } = this;
    this.waiting = null;
    this.places = new Set();
    this.take(places.size > this.how.most ? { kind: 'much' } : { kind: 'places', places });
  }
}
