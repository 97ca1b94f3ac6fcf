/** Answers a query over slots with sets of them; what its terms found is kept for the query that is typed next. */
import type { Steps } from '../steps';
import { Hits } from './hits';
import type { PaperSlots } from './paperSlots';
import { printQuery } from './printQuery';
import type { Query, Term } from './query';
import { toSearchText } from './searchText';
import { addSlot, addSlots, dropSlots, noSlots, slotsFrom, type SlotSet } from './slotSet';
import { termTest, type QueryContext } from './termTest';
import { TextHits } from './textHits';

/** Terms and texts that are kept; each takes some bits a slot. */
const keptAtMost = 24;

export class QueryHits {
  private readonly slots: PaperSlots;
  private readonly context: QueryContext;
  private readonly texts = new Map<string, TextHits>();
  private readonly terms = new Map<string, Hits>();

  /** Of the slots as they are now, on this day. */
  constructor(slots: PaperSlots, context: QueryContext) {
    this.slots = slots;
    this.context = context;
  }

  get today(): string {
    return this.context.today;
  }

  /** The slots among some that a query finds. */
  *find(query: Query, within: SlotSet): Steps<SlotSet> {
    switch (query.kind) {
      case 'all':
        return within;
      case 'and': {
        let found = within;
        for (const part of byCost(query.parts)) found = yield* this.find(part, found);
        return found;
      }
      case 'or': {
        const found = new Uint32Array(within.length);
        const rest = within.slice();
        for (const part of byCost(query.parts)) {
          addSlots(found, yield* this.find(part, rest));
          dropSlots(rest, found);
        }
        return found;
      }
      case 'not': {
        const rest = within.slice();
        dropSlots(rest, yield* this.find(query.part, within));
        return rest;
      }
      default:
        return yield* this.findTerm(query, within);
    }
  }

  /** Whether all abstracts that a query asks for are known, or few enough to be read. */
  isComplete(query: Query): boolean {
    switch (query.kind) {
      case 'and':
      case 'or':
        return query.parts.every((part) => this.isComplete(part));
      case 'not':
        return this.isComplete(query.part);
      case 'text':
        if (query.field !== 'any' && query.field !== 'abstract') return true;
        return this.text(toSearchText(query.text)).isComplete;
      default:
        return true;
    }
  }

  /** Where papers have a search text. */
  text(words: string): TextHits {
    return kept(this.texts, words, () => new TextHits(words, this.slots));
  }

  private *findTerm(term: Term, within: SlotSet): Steps<SlotSet> {
    if (term.kind !== 'text' || term.field === 'source') {
      const asked = term.kind === 'text' ? ({ kind: 'source', text: term.text } as const) : term;
      return yield* kept(this.terms, printQuery(term), () => this.ask(asked)).among(within);
    }
    const text = this.text(toSearchText(term.text));
    if (term.field === 'any') return yield* text.anywhereAmong(within);
    return yield* text.among(term.field, within);
  }

  /** A question that each paper is asked when it matters. */
  private ask(
    term: Exclude<Term, { kind: 'text' }> | { readonly kind: 'source'; readonly text: string },
  ): Hits {
    const { slots } = this;
    if (term.kind === 'tag') {
      const words = toSearchText(term.text);
      const found = noSlots(slots.size);
      for (const [slot, { tags }] of slots.ownTexts) {
        if (tags.some((tag) => (term.whole ? tag === words : tag.startsWith(words)))) addSlot(found, slot);
      }
      return new Hits(found, null, () => false);
    }
    const lacksAbstract = term.kind === 'presence' && !term.present;
    const test =
      termTest(term, slots.columns, this.context) ??
      ((slot) => ((slots.paperAt(slot)?.abstract ?? null) === null) === lacksAbstract);
    return new Hits(noSlots(slots.size), slotsFrom(0, slots.size), test);
  }
}

/** What is kept under a key, made where it is not; what was not asked for the longest goes. */
function kept<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const value = all.get(key) ?? make();
  all.delete(key);
  all.set(key, value);
  const [oldest] = all.keys();
  if (all.size > keptAtMost && oldest !== undefined) all.delete(oldest);
  return value;
}

function byCost(parts: readonly Query[]): readonly Query[] {
  return [...parts].sort((a, b) => costOf(a) - costOf(b));
}

/** What is asked of each paper comes after what indexes tell, and what may take reading abstracts last. */
function costOf(query: Query): number {
  switch (query.kind) {
    case 'text': {
      if (query.field === 'source') return 1;
      const takesReading = /[^\p{L}\p{N}]/u.test(query.text);
      return takesReading ? 2 : 0;
    }
    case 'and':
    case 'or':
      return Math.max(...query.parts.map(costOf));
    case 'not':
      return costOf(query.part);
    case 'all':
    case 'tag':
      return 0;
    default:
      return 1;
  }
}
