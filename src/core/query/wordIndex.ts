/** Which slots have which words of a table. */
import type { Steps } from '../steps';
import { OpenSegment } from './openSegment';
import { segmentSize, type Segment } from './segment';
import type { SlotSet } from './slotSet';

export class WordIndex {
  private readonly segments: Segment[] = [];
  private readonly open = new OpenSegment();
  private added = 0;
  private settled = 0;

  /** How many slots were added. */
  get size(): number {
    return this.added;
  }

  /** How many of them, from the first, are known: all after `settle`, and all but the last few otherwise. */
  get known(): number {
    return this.settled;
  }

  /** Adds a word to the next slot; often the same one does no harm. */
  add(word: number): void {
    this.open.add(word);
  }

  /** Goes on to the next slot. */
  next(): void {
    this.open.next();
    this.added++;
    if (this.open.size === segmentSize) this.settle();
  }

  /** Makes all slots known. A segment that is not full stays open: it is made anew when there are more. */
  settle(): void {
    if (this.settled === this.added) return;
    const first = this.added - this.open.size;
    if (this.segments.at(-1)?.first === first) this.segments.pop();
    this.segments.push(this.open.close(first));
    this.settled = this.added;
  }

  /** Adds the slots that have one of some words, which ascend. */
  *collect(words: Uint32Array, into: SlotSet): Steps<undefined> {
    if (words.length === 0) return;
    const wanted = new Uint8Array((words[words.length - 1] ?? 0) + 1);
    for (const word of words) wanted[word] = 1;
    for (const segment of this.segments) {
      segment.collect(words, wanted, into);
      yield;
    }
  }
}
