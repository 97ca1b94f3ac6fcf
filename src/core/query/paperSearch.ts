/** Answers queries over all papers between two key strokes: texts indexed in slices, terms answered with sets. */
import type { Paper, PaperId } from '../paper';
import { finish, type Steps } from '../steps';
import { isNarrower } from './narrower';
import type { QueryFacts } from './paperColumns';
import { PaperSlots } from './paperSlots';
import { parseQuery } from './parseQuery';
import type { Query } from './query';
import { QueryHits } from './queryHits';
import { newestFirst, rankSlots } from './ranking';
import type { SlotSet } from './slotSet';
import type { QueryContext } from './termTest';

export interface Found {
  /** In the order the papers were given in. */
  readonly papers: readonly Paper[];
  /** False while abstracts that the query asks for are still to be indexed: ask again when `step` is done. */
  readonly complete: boolean;
}

interface Answer {
  readonly query: Query;
  readonly hits: QueryHits;
  readonly slots: SlotSet;
  readonly complete: boolean;
}

/** Of each kind of term and sign, as they are typed. */
const rehearsed = [
  ...[
    's',
    'sp',
    'spa',
    'sparse a',
    'sparse at',
    'sparse atten',
    'in for a',
    'author:ga year:2023',
    '"of t',
    '"of the',
  ],
  ...[
    'a OR b',
    '-a topic:cs',
    'score:>50 status:unread',
    'c+',
    't',
    'tra',
    'the mo',
    'org:a',
    'title:la',
    'e',
  ],
];

export class PaperSearch {
  private readonly slots: PaperSlots;
  /** What terms found; null where it would be of other papers or facts than there are now. */
  private hits: QueryHits | null = null;
  private answer: Answer | null = null;
  private sorted: Uint32Array | null = null;
  /** Counts what makes answers old: one that was begun before is not kept. */
  private version = 0;

  /** `factsOf` is asked again only for papers that are new, changed, or said to be by `refresh`. */
  constructor(factsOf: (paper: Paper) => QueryFacts) {
    this.slots = new PaperSlots(factsOf);
  }

  /** Takes the papers to search from now on, each id once. */
  setPapers(papers: readonly Paper[]): void {
    finish(this.setPapersSteps(papers));
  }

  /** The same in steps. Nothing is to be searched for until they are done. */
  *setPapersSteps(papers: readonly Paper[]): Steps<undefined> {
    if (this.holds(papers)) return;
    this.forget();
    this.sorted = null;
    yield* this.slots.set(papers);
  }

  /** Whether these are the papers that are searched. */
  holds(papers: readonly Paper[]): boolean {
    return this.slots.holds(papers);
  }

  /** Takes note that the facts of some papers changed. */
  refresh(papers: Iterable<PaperId>): void {
    this.forget();
    this.slots.refresh(papers);
  }

  /** Whether all is indexed that a search cannot do without: it would do it itself, and take its time. */
  get hasRows(): boolean {
    return this.slots.hasRows();
  }

  /** Whether there is something to prepare. */
  get hasWork(): boolean {
    return this.slots.hasWork;
  }

  /** Prepares for searches to come, for about so many milliseconds by a clock; whether there is more to do. */
  step(budget: number, clock: () => number): boolean {
    const end = clock() + budget;
    const { known } = this.slots.abstracts;
    while (this.slots.work()) {
      if (clock() >= end) break;
    }
    if (known !== this.slots.abstracts.known) this.forget();
    return this.slots.hasWork;
  }

  /** The papers a query finds. Where it narrows the one before, only what that found is looked through. */
  search(query: Query, context: QueryContext): Found {
    return finish(this.searchSteps(query, context));
  }

  /** The same in steps. */
  *searchSteps(query: Query, context: QueryContext): Steps<Found> {
    const { slots, complete } = yield* this.find(query, context);
    const papers = yield* this.slots.papersOf(slots);
    return { papers, complete };
  }

  /** The best papers a query finds, by where it finds its words, then the newest; at most `limit`. */
  best(query: Query, context: QueryContext, limit: number): Found {
    return finish(this.bestSteps(query, context, limit));
  }

  /** The same in steps. */
  *bestSteps(query: Query, context: QueryContext, limit: number): Steps<Found> {
    const { slots, complete, hits } = yield* this.find(query, context);
    const sorted = (this.sorted ??= yield* newestFirst(this.slots));
    const ranked = yield* rankSlots(query, slots, hits, sorted, limit);
    return { papers: ranked.flatMap((slot) => this.slots.paperAt(slot) ?? []), complete };
  }

  /**
   * Answers questions that nobody asked, so that what answers is compiled before somebody types: the first key would
   * take several times as long as the next ones.
   */
  *rehearse(context: QueryContext): Steps<undefined> {
    for (const text of rehearsed) {
      const { query } = parseQuery(text);
      yield* this.searchSteps(query, context);
      yield* this.bestSteps(query, context, 1);
    }
    this.forget();
  }

  private *find(query: Query, context: QueryContext): Steps<Answer> {
    while (this.slots.workOnRows()) yield;
    const { answer: before, version } = this;
    const isOfToday = this.hits?.today === context.today;
    const hits = (isOfToday ? this.hits : null) ?? new QueryHits(this.slots, context);
    this.hits = hits;
    // `search` and `best` are asked the same one after the other.
    if (isOfToday && before?.complete === true && before.query === query) return before;
    const narrows = isOfToday && before?.complete === true && isNarrower(query, before.query);
    // Before: what is indexed meanwhile is not asked any more.
    const complete = hits.isComplete(query);
    const slots = yield* hits.find(query, narrows ? before.slots : this.slots.all);
    const answer = { query, hits, slots, complete };
    if (version === this.version) this.answer = answer;
    return answer;
  }

  private forget(): void {
    this.version++;
    this.hits = null;
    this.answer = null;
  }
}
