/** The papers a search is over, each in a slot: what is known of them, and the indexes of their texts, made in steps. */
import type { Paper, PaperId } from '../paper';
import type { Steps } from '../steps';
import { AbstractTexts } from './abstractTexts';
import { KeyColumn } from './keyColumn';
import { NameIndex } from './nameIndex';
import { PaperColumns, type QueryFacts } from './paperColumns';
import { PaperOrder } from './paperOrder';
import { toSearchText } from './searchText';
import type { SlotSet } from './slotSet';
import { hasSameTexts, slotsWith, withRoom } from './slotTexts';

/** Work between two looks at the clock. */
const rowsPerLook = 32;
const abstractsPerLook = 16;
/** So few empty slots are no reason to begin anew. */
const emptyAtLeast = 4096;

/** What a person says of a paper, as search text. */
export interface OwnTexts {
  readonly tags: readonly string[];
  readonly note: string;
}

/**
 * Each paper has a slot, which it keeps while its texts are the same; a changed mark only renews what is known of it. A
 * paper that goes leaves its slot empty, until more are empty than used and everything is begun anew.
 */
export class PaperSlots {
  private readonly factsOf: (paper: Paper) => QueryFacts;
  private slotOf = new Map<PaperId, number>();
  /** By slot; null where the paper has gone. */
  private papers: (Paper | null)[] = [];
  /** By slot, as all below. */
  keys = new KeyColumn();
  private nameSigns = new Int32Array();
  /** Of papers that have any. */
  private own = new Map<number, OwnTexts>();
  columns = new PaperColumns();
  /** Slots whose facts are to be asked for anew. */
  private stale = new Set<number>();
  private order = new PaperOrder(new Uint32Array(), 0);
  names = new NameIndex();
  abstracts = new AbstractTexts();

  /** `factsOf` is asked again only for papers that are new, changed, or said to be by `refresh`. */
  constructor(factsOf: (paper: Paper) => QueryFacts) {
    this.factsOf = factsOf;
  }

  /** How many slots there are, empty ones included. */
  get size(): number {
    return this.papers.length;
  }

  /** Slots in the order of the papers. */
  get inOrder(): Uint32Array {
    return this.order.slots;
  }

  /** The slots that have a paper; not to be changed. */
  get all(): SlotSet {
    return this.order.used;
  }

  /** The papers in some slots, in the order of the papers. */
  papersOf(slots: SlotSet): Steps<readonly Paper[]> {
    return this.order.papersOf(slots, this.papers);
  }

  /** Whether these are the papers that have slots now. */
  holds(papers: readonly Paper[]): boolean {
    const { slots } = this.order;
    return (
      papers.length === slots.length && papers.every((paper, at) => this.papers[slots[at] ?? -1] === paper)
    );
  }

  /** Takes the papers from now on, each id once. Nothing is to be asked until it is done. */
  *set(papers: readonly Paper[]): Steps<undefined> {
    if (this.papers.length > 2 * papers.length + emptyAtLeast) this.clear();
    const before = this.slotOf;
    this.slotOf = new Map();
    const kept = new Uint8Array(this.papers.length);
    const order = new Uint32Array(papers.length);
    for (const [at, paper] of papers.entries()) {
      const slot = this.place(paper, before.get(paper.id));
      if (slot < kept.length) kept[slot] = 1;
      order[at] = slot;
      if (at % rowsPerLook === 0) yield;
    }
    const size = this.papers.length;
    this.order = new PaperOrder(order, size);
    this.keys.grow(size);
    this.abstracts.grow(size);
    this.nameSigns = withRoom(this.nameSigns, size);
    kept.forEach((isKept, slot) => {
      if (isKept === 0) this.empty(slot);
    });
  }

  /** Takes note that the facts of some papers changed. */
  refresh(papers: Iterable<PaperId>): void {
    for (const id of papers) {
      const slot = this.slotOf.get(id);
      if (slot !== undefined) this.stale.add(slot);
    }
  }

  /** Whether all but the abstracts is indexed. */
  hasRows(): boolean {
    return this.names.size === this.papers.length && this.stale.size === 0;
  }

  /** Whether there is something to prepare. */
  get hasWork(): boolean {
    return !this.hasRows() || this.abstracts.known < this.papers.length;
  }

  /** Prepares a little; whether there is more to do. Rows first: a search can do nothing without them. */
  work(): boolean {
    if (this.workOnRows()) return true;
    const { abstracts } = this;
    if (abstracts.size === this.papers.length) abstracts.settle();
    const end = Math.min(this.papers.length, abstracts.size + abstractsPerLook);
    for (let slot = abstracts.size; slot < end; slot++) abstracts.add(this.papers[slot] ?? null);
    return this.hasWork;
  }

  /** The same for what a search cannot do without; whether there was something to do. */
  workOnRows(): boolean {
    const { names } = this;
    if (this.hasRows()) return false;
    const end = Math.min(this.papers.length, names.size + rowsPerLook);
    for (let slot = names.size; slot < end; slot++) {
      this.nameSigns[slot] = names.add(this.papers[slot] ?? null);
      this.learn(slot);
    }
    let left = rowsPerLook;
    for (const slot of this.stale) {
      if (left-- === 0) break;
      this.stale.delete(slot);
      this.learn(slot);
    }
    if (this.hasRows()) names.settle();
    return true;
  }

  paperAt(slot: number): Paper | null {
    return this.papers[slot] ?? null;
  }

  /** The slots with all of some signs in title, people or organisations. */
  withNameSigns(signs: number): SlotSet {
    return slotsWith(this.nameSigns, signs, this.papers.length);
  }

  /** What people say of papers, by slot, where they say something. */
  get ownTexts(): ReadonlyMap<number, OwnTexts> {
    return this.own;
  }

  private place(paper: Paper, kept: number | undefined): number {
    const known = kept === undefined ? null : (this.papers[kept] ?? null);
    if (kept === undefined || known === null || !(known === paper || hasSameTexts(known, paper))) {
      this.slotOf.set(paper.id, this.papers.length);
      return this.papers.push(paper) - 1;
    }
    if (known !== paper) {
      this.papers[kept] = paper;
      this.stale.add(kept);
    }
    this.slotOf.set(paper.id, kept);
    return kept;
  }

  /** Asks for the facts of a slot's paper. */
  private learn(slot: number): void {
    const paper = this.papers[slot] ?? null;
    const facts = paper && this.factsOf(paper);
    if (paper !== null && facts !== null) this.columns.set(slot, paper, facts);
    this.keys.set(slot, facts?.citekey ?? '');
    const { tags = [], note = '' } = facts?.mark ?? {};
    if (tags.length === 0 && note === '') this.own.delete(slot);
    else this.own.set(slot, { tags: tags.map(toSearchText), note: toSearchText(note) });
  }

  private empty(slot: number): void {
    this.papers[slot] = null;
    this.keys.set(slot, '');
    this.own.delete(slot);
    this.stale.delete(slot);
  }

  private clear(): void {
    this.slotOf = new Map();
    this.papers = [];
    this.keys = new KeyColumn();
    this.nameSigns = new Int32Array();
    this.own = new Map();
    this.columns = new PaperColumns();
    this.stale = new Set();
    this.order = new PaperOrder(new Uint32Array(), 0);
    this.names = new NameIndex();
    this.abstracts = new AbstractTexts();
  }
}
