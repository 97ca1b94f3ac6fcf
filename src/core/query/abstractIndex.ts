/** Which abstracts have which words, without keeping the abstracts: what makes a search of all of them instant. */
import { abstractRule, isWordUnit } from './searchText';
import { hashOn, hashStart, WordTable, type WordPlace } from './wordTable';

/** What the index knows of an abstract and a text: it has it not, has it, or has to be read. */
export const absent = 0;
export const present = 1;
export const toBeRead = 2;

/** Abstracts that are closed together; fewer are not worth a table. Their places fit 16 bits. */
const segmentSize = 2048;

/** Words of a phrase that are looked up; the rest is settled by reading. */
const wordsLookedUp = 8;

interface Segment {
  /** The place of its first abstract. */
  readonly first: number;
  /** The words that occur, ascending; `starts[i]` up to `starts[i + 1]` are the places, from `first`, of `words[i]`. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly places: Uint16Array;
}

export class AbstractIndex {
  private readonly table = new WordTable();
  private readonly segments: Segment[] = [];
  private closed = 0;
  private added = 0;
  /** The words of the open segment, abstract after abstract, and where each abstract's end. */
  private pending = new Uint32Array(1 << 12);
  private pendingCount = 0;
  private pendingEnds: number[] = [];
  /** The last abstract, plus one, in which a word was seen. */
  private lastSeen = new Uint32Array(1 << 10);

  /** How many abstracts were added. */
  get size(): number {
    return this.added;
  }

  /** How many of them, from the first, `find` knows: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return this.closed;
  }

  /** Adds the next abstract, as search text; '' where a paper has none. */
  add(text: string): void {
    let hash = hashStart;
    let start = -1;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (isWordUnit(unit)) {
        if (start < 0) start = at;
        hash = hashOn(hash, unit);
      } else if (start >= 0) {
        this.addWord(this.table.numberOf(text, start, at, hash));
        start = -1;
        hash = hashStart;
      }
    }
    if (start >= 0) this.addWord(this.table.numberOf(text, start, text.length, hash));
    this.pendingEnds.push(this.pendingCount);
    this.added++;
    if (this.pendingEnds.length === segmentSize) this.settle();
  }

  /** What is known of each abstract (up to `known`) and a text, as search text: `absent`, `present` or `toBeRead`. */
  find(words: string): Uint8Array {
    const states = new Uint8Array(this.closed);
    const rule = abstractRule(words);
    if (rule === 'never') return states;
    const runs = rule === 'lone' ? [{ text: words, place: 'whole' as const }] : runsOf(words);
    // A single run of word letters is in the abstract where it is in one of its words; signs and order must be read.
    const settled = runs.length === 1 && runs[0]?.text === words;
    runs.forEach(({ text, place }, step) => this.advance(this.table.find(text, place), states, step));
    const last = runs.length;
    for (let at = 0; at < states.length; at++) {
      states[at] = states[at] === last ? (settled ? present : toBeRead) : absent;
    }
    return states;
  }

  /** Moves the abstracts that have one of some words, and all words before, one step on. */
  private advance(words: readonly number[], states: Uint8Array, step: number): void {
    if (words.length === 0) return;
    const wanted = new Uint8Array(this.table.count);
    for (const word of words) wanted[word] = 1;
    for (const segment of this.segments) {
      // Few words are looked up, many are met on the way through the segment's own.
      if (words.length * 12 < segment.words.length) {
        for (const word of words) {
          const index = indexIn(segment.words, word);
          if (index >= 0) advanceAt(segment, index, states, step);
        }
      } else {
        segment.words.forEach((word, index) => {
          if (wanted[word] === 1) advanceAt(segment, index, states, step);
        });
      }
    }
  }

  private addWord(word: number): void {
    if (word >= this.lastSeen.length) this.lastSeen = doubled(this.lastSeen);
    if (this.lastSeen[word] === this.added + 1) return;
    this.lastSeen[word] = this.added + 1;
    if (this.pendingCount === this.pending.length) this.pending = doubled(this.pending);
    this.pending[this.pendingCount++] = word;
  }

  /** Makes all abstracts known. A segment that is not full stays open: it is made anew when there are more. */
  settle(): void {
    if (this.closed === this.added) return;
    const first = this.added - this.pendingEnds.length;
    if (this.segments.at(-1)?.first === first) this.segments.pop();
    this.segments.push(this.toSegment(first));
    this.table.settle();
    this.closed = this.added;
    if (this.pendingEnds.length < segmentSize) return;
    this.pendingCount = 0;
    this.pendingEnds = [];
  }

  /** Turns the open segment round, from words by abstract to abstracts by word, by counting. */
  private toSegment(first: number): Segment {
    const counts = new Uint32Array(this.table.count + 1);
    let distinct = 0;
    for (let at = 0; at < this.pendingCount; at++) {
      const word = this.pending[at] ?? 0;
      if (counts[word] === 0) distinct++;
      counts[word] = (counts[word] ?? 0) + 1;
    }
    const words = new Uint32Array(distinct);
    const starts = new Uint32Array(distinct + 1);
    let index = 0;
    let total = 0;
    for (let word = 0; word < this.table.count; word++) {
      const count = counts[word] ?? 0;
      if (count === 0) continue;
      words[index] = word;
      starts[index++] = total;
      // From here on: where the word's next place goes.
      counts[word] = total;
      total += count;
    }
    starts[distinct] = total;
    const places = new Uint16Array(total);
    let from = 0;
    this.pendingEnds.forEach((end, place) => {
      for (; from < end; from++) {
        const word = this.pending[from] ?? 0;
        const next = counts[word] ?? 0;
        places[next] = place;
        counts[word] = next + 1;
      }
    });
    return { first, words, starts, places };
  }
}

function advanceAt(
  { first, starts, places }: Segment,
  index: number,
  states: Uint8Array,
  step: number,
): void {
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at++) {
    const place = first + (places[at] ?? 0);
    if (states[place] === step) states[place] = step + 1;
  }
}

/** The stretches of word letters in a text, and where in a word each has to stand; a cut end may be inside one. */
function runsOf(words: string): readonly { readonly text: string; readonly place: WordPlace }[] {
  const runs: { text: string; place: WordPlace }[] = [];
  for (let at = 0; at < words.length && runs.length < wordsLookedUp;) {
    if (!isWordUnit(words.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < words.length && isWordUnit(words.charCodeAt(at))) at++;
    const opensWord = start > 0;
    const closesWord = at < words.length;
    const place = opensWord ? (closesWord ? 'whole' : 'start') : closesWord ? 'end' : 'anywhere';
    runs.push({ text: words.slice(start, at), place });
  }
  return runs;
}

function indexIn(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === value) return middle;
    if (found < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function doubled(from: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
