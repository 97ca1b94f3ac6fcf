/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import type { Steps } from '../steps';
import { slotsWithAll } from './nameIndex';
import { PairIndex, type FoundPairs, type PairWords } from './pairIndex';
import { abstractRule } from './searchText';
import { addSlots, dropSlots, keepSlots, noSlots, type SlotSet } from './slotSet';
import { readWords, runsOf, type WordRun } from './textWords';
import { WordIndex } from './wordIndex';
import { WordTable } from './wordTable';

/** What the index knows of a text: the slots whose abstract has it, and those whose abstract has to be read to tell. */
export interface FoundAbstracts {
  readonly known: SlotSet;
  readonly open: SlotSet | null;
}

export class AbstractIndex {
  private readonly table = new WordTable();
  private readonly index = new WordIndex();
  private readonly pairs = new PairIndex();

  /** How many abstracts were added. */
  get size(): number {
    return this.index.size;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return Math.min(this.index.known, this.pairs.index.known);
  }

  /** Adds the next abstract, as search text; '' where a paper has none. Gives its signs. */
  add(text: string): number {
    const signs = readWords(text, this.table, this);
    this.index.next(this.table.count);
    this.pairs.next();
    return signs;
  }

  take(word: number, text: string, start: number, end: number): void {
    this.index.add(word);
    this.pairs.take(word, text, start, end);
  }

  /** Makes all abstracts known. */
  settle(): void {
    this.index.settle(this.table.count);
    this.pairs.settle();
  }

  /** What is known of each abstract (up to `known`) and a text, as search text; in sets of slots below `size`. */
  *find(words: string, size: number): Steps<FoundAbstracts> {
    const rule = abstractRule(words);
    if (rule === 'never') return { known: noSlots(size), open: null };
    if (rule === 'lone') {
      return { known: yield* this.slotsWith(this.table.find(words, 'whole'), size), open: null };
    }
    const runs = runsOf(words);
    const [first] = runs;
    // A single run of word letters is in the abstract where it is in one of its words; signs and order must be read.
    if (first?.text === words) {
      return { known: yield* this.slotsWith(this.table.find(words, 'anywhere'), size), open: null };
    }
    return yield* this.findPhrase(words, runs, size);
  }

  private *findPhrase(words: string, runs: readonly WordRun[], size: number): Steps<FoundAbstracts> {
    const found = runs.map(({ text, place }) => this.table.find(text, place));
    const known = noSlots(size);
    let open: SlotSet | null = null;
    const inPair = new Set<number>();
    for (let at = 0; at + 1 < runs.length; at++) {
      const [one, two] = [this.side(runs, found, at), this.side(runs, found, at + 1)];
      const between = separatorAfter(words, runs, at);
      if (one === null || two === null || between === null) continue;
      yield;
      const [surely, maybe] = yield* this.slotsWithPair(this.pairs.find(one, between, two), size);
      inPair.add(at).add(at + 1);
      // Two runs and no more: where the pair is, the phrase is.
      if (runs.length === 2 && words.length === one.text.length + 1 + two.text.length) {
        dropSlots(maybe, surely);
        return { known: surely, open: maybe };
      }
      addSlots(maybe, surely);
      if (open === null) open = maybe;
      else keepSlots(open, maybe);
    }
    for (const [at, list] of found.entries()) {
      if (inPair.has(at)) continue;
      const some = yield* this.slotsWith(list, size);
      if (open === null) open = some;
      else keepSlots(open, some);
    }
    return { known, open: open ?? noSlots(size) };
  }

  /** The slots that have two words side by side, and those that may. */
  private *slotsWithPair(found: FoundPairs, size: number): Steps<readonly [SlotSet, SlotSet]> {
    const surely = noSlots(size);
    yield* this.pairs.index.collect(found.sure, surely);
    const [maybe, withFirst, withSecond] = [noSlots(size), noSlots(size), noSlots(size)];
    yield* this.index.collect(found.rareFirsts, withFirst);
    yield* this.index.collect(found.rareSeconds, withSecond);
    addSlots(maybe, withFirst);
    keepSlots(maybe, withSecond);
    for (const [pairs, rare] of [
      [found.withRareFirst, withFirst],
      [found.withRareSecond, withSecond],
    ] as const) {
      const some = noSlots(size);
      yield* this.pairs.index.collect(pairs, some);
      keepSlots(some, rare);
      addSlots(maybe, some);
    }
    return [surely, maybe];
  }

  private side(runs: readonly WordRun[], found: readonly Uint32Array[], at: number): PairWords | null {
    const run = runs[at];
    const words = found[at];
    if (run === undefined || words === undefined) return null;
    return { words, text: run.text, isAll: run.place === 'start' };
  }

  private *slotsWith(words: Uint32Array, size: number): Steps<SlotSet> {
    return (yield* slotsWithAll([this.index], [words], size)) ?? noSlots(size);
  }
}

/** The one unit between a run and the next, where pairs tell of it. */
function separatorAfter(words: string, runs: readonly WordRun[], at: number): number | null {
  const [one, two] = [runs[at], runs[at + 1]];
  if (one === undefined || two === undefined) return null;
  const end = one.start + one.text.length;
  const unit = words.charCodeAt(end);
  return two.start === end + 1 && (unit === 0x20 || unit === 0x2d) ? unit : null;
}
