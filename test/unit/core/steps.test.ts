import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { finish, inTurns, sortSteps, Task, type Steps, type Turns } from '../../../src/core/steps';

/** Counts to a number, a step each. */
function* counting(to: number): Steps<number> {
  for (let at = 0; at < to; at++) yield;
  return to;
}

/** Turns by a clock that moves on by one at each look: a slice is that many steps. */
function turnsOf(slice: number): Turns & { readonly passed: () => number } {
  let now = 0;
  let passed = 0;
  return {
    slice,
    clock: () => now++,
    passed: () => passed,
    pass: () => {
      passed++;
      return Promise.resolve();
    },
  };
}

describe('work in steps', () => {
  it('is done at once, in slices, or first so and then the rest at once', () => {
    assert.equal(finish(counting(5)), 5);
    const task = new Task(counting(10));
    assert.equal(task.goOn(turnsOf(4)), false);
    assert.equal(task.finish(), 10);
    assert.equal(task.isDone, true);
    assert.equal(task.finish(), 10);
  });

  it('passes the turn between slices, and not at all where one is enough', async () => {
    const turns = turnsOf(10);
    assert.equal(await inTurns(new Task(counting(3)), turns), 3);
    assert.equal(turns.passed(), 0);
    assert.equal(await inTurns(new Task(counting(100)), turns), 100);
    assert.equal(turns.passed() > 5, true);
  });

  it('is left where nobody wants it any more', async () => {
    const turns = turnsOf(10);
    assert.equal(await inTurns(new Task(counting(100)), turns, () => turns.passed() < 2), null);
    assert.equal(turns.passed(), 2);
  });
});

describe('sortSteps', () => {
  it('sorts as arrays do, equal ones in the order given', () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 20 }), at: fc.integer() });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 3000, size: 'max' }), (items) => {
        const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
        assert.deepEqual(finish(sortSteps(items, compare)), [...items].sort(compare));
      }),
      { numRuns: 30 },
    );
  });
});
