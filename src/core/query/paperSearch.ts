/** Answers queries over all papers between two key strokes: rows folded once, abstracts indexed in slices. */
import type { Paper, PaperId } from '../paper';
import { finish, type Steps } from '../steps';
import { absent, AbstractIndex, present, toBeRead } from './abstractIndex';
import { compileRows, type QueryContext, type AbstractTest } from './compileQuery';
import { isNarrower } from './narrower';
import type { Query } from './query';
import { rankSlots } from './ranking';
import { SearchRow, type QueryFacts } from './searchRow';
import { abstractHas, abstractRule, toSearchText } from './searchText';

export interface Found {
  /** In the order the papers were given in. */
  readonly papers: readonly Paper[];
  /** False while abstracts that the query asks for are still to be indexed: ask again when `step` is done. */
  readonly complete: boolean;
}

/** As many abstracts without index are read by a search itself; of more, none. */
const readAtOnce = 4096;

/** Work between two looks at the clock. */
const rowsPerLook = 64;
const abstractsPerLook = 16;
/** Rows looked at in one step of a search; each may have its abstract read. */
const rowsPerStep = 32;

interface Answer {
  readonly query: Query;
  readonly today: string;
  readonly slots: readonly number[];
  readonly complete: boolean;
}

/**
 * Each paper has a slot, which it keeps while its abstract is the same; a changed mark only renews its row. A paper
 * that goes leaves its slot empty, until more are empty than used and everything is begun anew.
 */
export class PaperSearch {
  private readonly factsOf: (paper: Paper) => QueryFacts;
  private slotOf = new Map<PaperId, number>();
  /** By slot; null where the paper has gone. */
  private papers: (Paper | null)[] = [];
  /** By slot; null until it is needed. */
  private rows: (SearchRow | null)[] = [];
  /** Slots in the order of the papers. */
  private order: readonly number[] = [];
  private preparedTo = 0;
  private index = new AbstractIndex();
  private answer: Answer | null = null;
  /** Counts what makes answers old: one that was begun before is not kept. */
  private version = 0;
  /** What is known of all abstracts, by words; only those of the last search are kept. */
  private states: ReadonlyMap<string, Uint8Array> = new Map();

  /** `factsOf` is asked again only for papers that are new, changed, or said to be by `refresh`. */
  constructor(factsOf: (paper: Paper) => QueryFacts) {
    this.factsOf = factsOf;
  }

  /** Takes the papers to search from now on, each id once. */
  setPapers(papers: readonly Paper[]): void {
    finish(this.setPapersSteps(papers));
  }

  /** The same in steps. Nothing is to be searched for until they are done. */
  *setPapersSteps(papers: readonly Paper[]): Steps<undefined> {
    if (this.holds(papers)) return;
    this.forgetAnswers();
    if (this.papers.length > 2 * papers.length + readAtOnce) this.clear();
    const before = this.slotOf;
    this.slotOf = new Map();
    const kept = new Uint8Array(this.papers.length);
    const order: number[] = [];
    for (const paper of papers) {
      const slot = this.place(paper, before.get(paper.id));
      if (slot < kept.length) kept[slot] = 1;
      if (order.push(slot) % rowsPerStep === 0) yield;
    }
    this.order = order;
    kept.forEach((isKept, slot) => {
      if (isKept === 0) this.papers[slot] = this.rows[slot] = null;
    });
    this.preparedTo = 0;
  }

  /** Takes note that the facts of some papers changed. */
  refresh(papers: Iterable<PaperId>): void {
    this.forgetAnswers();
    for (const id of papers) {
      const slot = this.slotOf.get(id);
      if (slot !== undefined) this.rows[slot] = null;
    }
    this.preparedTo = 0;
  }

  /** Whether all rows are folded, which a search does otherwise: with many papers it would take its time. */
  get hasRows(): boolean {
    return this.preparedTo === this.order.length;
  }

  /** Prepares for searches to come, for about so many milliseconds by a clock; whether there is more to do. */
  step(budget: number, clock: () => number): boolean {
    const end = clock() + budget;
    const known = this.index.known;
    while (this.work()) {
      if (clock() >= end) break;
    }
    if (known !== this.index.known) this.forgetAnswers();
    return this.hasWork;
  }

  /** The papers a query finds. Where it narrows the one before, only what that found is looked through. */
  search(query: Query, context: QueryContext): Found {
    return finish(this.searchSteps(query, context));
  }

  /** The same in steps. */
  *searchSteps(query: Query, context: QueryContext): Steps<Found> {
    const { slots, complete } = yield* this.find(query, context);
    return { papers: this.papersAt(slots), complete };
  }

  /** The best papers a query finds, by where it finds its words, then the newest; at most `limit`. */
  best(query: Query, context: QueryContext, limit: number): Found {
    return finish(this.bestSteps(query, context, limit));
  }

  /** The same in steps. */
  *bestSteps(query: Query, context: QueryContext, limit: number): Steps<Found> {
    const { slots, complete } = yield* this.find(query, context);
    const ranked = yield* rankSlots(query, slots, (slot) => this.rowAt(slot), this.abstractTest, limit);
    return { papers: this.papersAt(ranked), complete };
  }

  private *find(query: Query, context: QueryContext): Steps<Answer> {
    const { answer: before, version } = this;
    // `search` and `best` are asked the same one after the other.
    if (before?.complete === true && before.query === query && before.today === context.today) return before;
    const narrows =
      before?.complete === true && before.today === context.today && isNarrower(query, before.query);
    const used = new Map<string, Uint8Array>();
    let complete = true;
    const test = compileRows(query, context, (words) => {
      const states = this.statesOf(words);
      used.set(words, states);
      complete &&= states.length === this.papers.length;
      return this.testOf(words, states);
    });
    const slots: number[] = [];
    let met = 0;
    for (const slot of narrows ? before.slots : this.order) {
      if (++met % rowsPerStep === 0) yield;
      if (test(this.rowAt(slot), slot)) slots.push(slot);
    }
    const answer = { query, today: context.today, slots, complete };
    if (version === this.version) {
      this.states = used;
      this.answer = answer;
    }
    return answer;
  }

  private papersAt(slots: readonly number[]): readonly Paper[] {
    const papers: Paper[] = [];
    for (const slot of slots) {
      const paper = this.papers[slot];
      if (paper !== null && paper !== undefined) papers.push(paper);
    }
    return papers;
  }

  private readonly abstractTest = (words: string): AbstractTest => this.testOf(words, this.statesOf(words));

  private testOf(words: string, states: Uint8Array): AbstractTest {
    return {
      surely: (slot) => states[slot] === present,
      has: ({ paper }, slot) => {
        const state = states[slot] ?? absent;
        if (state !== toBeRead) return state === present;
        const has = paper.abstract !== null && abstractHas(toSearchText(paper.abstract), words);
        states[slot] = has ? present : absent;
        return has;
      },
    };
  }

  /** What is known of all abstracts and a text; shorter than there are papers where too many are not indexed yet. */
  private statesOf(words: string): Uint8Array {
    const kept = this.states.get(words);
    if (kept !== undefined) return kept;
    if (abstractRule(words) === 'never') return new Uint8Array(this.papers.length);
    const known = this.index.find(words);
    if (this.papers.length - known.length > readAtOnce) return known;
    const states = new Uint8Array(this.papers.length).fill(toBeRead, known.length);
    states.set(known);
    return states;
  }

  /** Whether these are the papers that are searched. */
  holds(papers: readonly Paper[]): boolean {
    const { order } = this;
    return (
      papers.length === order.length && papers.every((paper, at) => this.papers[order[at] ?? -1] === paper)
    );
  }

  private place(paper: Paper, kept: number | undefined): number {
    const known = kept === undefined ? null : (this.papers[kept] ?? null);
    const isSame = known !== null && (known === paper || known.abstract === paper.abstract);
    if (kept === undefined || !isSame) {
      this.slotOf.set(paper.id, this.papers.length);
      this.rows.push(null);
      return this.papers.push(paper) - 1;
    }
    if (known !== paper) {
      this.papers[kept] = paper;
      this.rows[kept] = null;
    }
    this.slotOf.set(paper.id, kept);
    return kept;
  }

  private rowAt(slot: number): SearchRow {
    const row = this.rows[slot];
    if (row !== null && row !== undefined) return row;
    const paper = this.papers[slot];
    // Only slots of papers are ever asked for.
    if (paper === null || paper === undefined) throw new Error('no paper in this slot');
    const made = new SearchRow(paper, this.factsOf(paper));
    this.rows[slot] = made;
    return made;
  }

  /** Rows first: they are what a search needs at once. */
  private work(): boolean {
    if (this.preparedTo < this.order.length) {
      const end = Math.min(this.order.length, this.preparedTo + rowsPerLook);
      for (const slot of this.order.slice(this.preparedTo, end)) this.rowAt(slot).prepare();
      this.preparedTo = end;
      return true;
    }
    if (this.index.size === this.papers.length) this.index.settle();
    const end = Math.min(this.papers.length, this.index.size + abstractsPerLook);
    for (let slot = this.index.size; slot < end; slot++) {
      this.index.add(toSearchText(this.papers[slot]?.abstract ?? ''));
    }
    return this.hasWork;
  }

  /** Whether there is something to prepare. */
  get hasWork(): boolean {
    return this.preparedTo < this.order.length || this.index.known < this.papers.length;
  }

  private forgetAnswers(): void {
    this.version++;
    this.answer = null;
    this.states = new Map();
  }

  private clear(): void {
    this.order = [];
    this.preparedTo = 0;
    this.slotOf = new Map();
    this.papers = [];
    this.rows = [];
    this.index = new AbstractIndex();
  }
}
