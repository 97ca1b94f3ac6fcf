/**
 * Sorts papers into groups by counting: first a column of which group each is put into, then one of the places of all
 * groups, one group after another. Lists of their own would be many, or copied over and over where a group is long.
 */
import type { Paper } from '../paper';
import type { Steps } from '../steps';
import type { Grouper, GroupValue } from './grouper';
import type { GroupKey, SizedGroup } from './groupKey';
import type { Places } from './places';

interface CountedGroup extends SizedGroup {
  readonly places: Places;
}

export class GroupTable {
  private readonly grouper: Grouper;
  /** Groups are numbered as they are met: by value, and by key where the value is new, so that no key is made twice. */
  private readonly byValue = new Map<GroupValue, number>();
  private readonly byKey = new Map<string, number>();
  private readonly keys: GroupKey[] = [];
  private readonly sizes: number[] = [];
  /** The place that was put into each group last. */
  private readonly last: number[] = [];
  /** What has been put where, in turn. */
  private groups: Int32Array;
  private places: Int32Array;
  private count = 0;

  /** Room for so many papers that stand in one group each; more is made as it is needed. */
  constructor(grouper: Grouper, expected: number) {
    this.grouper = grouper;
    this.groups = new Int32Array(expected);
    this.places = new Int32Array(expected);
  }

  /** Puts a paper that stands at a place into its groups; places come in order. */
  add(paper: Paper, place: number): void {
    const values = this.grouper.valuesOf(paper);
    if (typeof values !== 'object' || values === null) this.put(values, place);
    else if (values.length === 0) this.put(null, place);
    else for (const value of values) this.put(value, place);
  }

  /** The groups, as they were met, with their papers' places. */
  *groupSteps(): Steps<readonly CountedGroup[]> {
    const column = new Int32Array(this.count);
    const all: CountedGroup[] = [];
    const next = new Int32Array(this.keys.length);
    let start = 0;
    for (const [group, { key, subject }] of this.keys.entries()) {
      const size = this.sizes[group] ?? 0;
      next[group] = start;
      all.push({ key, subject, size, places: { column, start, end: start + size } });
      start += size;
      if (group % 1024 === 1023) yield;
    }
    for (let at = 0; at < this.count; at++) {
      if (at % 4096 === 4095) yield;
      const group = this.groups[at] ?? 0;
      const free = next[group] ?? 0;
      column[free] = this.places[at] ?? 0;
      next[group] = free + 1;
    }
    return all;
  }

  private put(value: GroupValue, place: number): void {
    const group = this.byValue.get(value) ?? this.number(value);
    // A name listed twice in one byline is still one row.
    if (this.last[group] === place) return;
    this.last[group] = place;
    this.sizes[group] = (this.sizes[group] ?? 0) + 1;
    if (this.count === this.groups.length) this.grow();
    this.groups[this.count] = group;
    this.places[this.count++] = place;
  }

  private number(value: GroupValue): number {
    const key = this.grouper.keyOf(value);
    const number = this.byKey.get(key.key) ?? this.keys.push(key) - 1;
    this.byKey.set(key.key, number);
    this.byValue.set(value, number);
    return number;
  }

  private grow(): void {
    this.groups = enlarged(this.groups);
    this.places = enlarged(this.places);
  }
}

function enlarged(column: Int32Array): Int32Array {
  const larger = new Int32Array(2 * column.length + 16);
  larger.set(column);
  return larger;
}
