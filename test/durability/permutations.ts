/** Shuffles, repeats and divides changes, and expects the same marks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replay } from '../../src/core/marks/registers';
import { anyChange } from './someChanges';

/** Tries so many orders; throws at the first that gives other marks. */
export function tryPermutations(wanted: number): number {
  let tried = 0;
  const cases = fc
    .array(anyChange, { minLength: 2, maxLength: 40 })
    .chain((changes) =>
      fc.tuple(
        fc.constant(changes),
        fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }),
      ),
    );
  fc.assert(
    fc.property(cases, ([changes, shuffled]) => {
      tried++;
      assert.deepEqual(replay(shuffled), replay(changes));
    }),
    { numRuns: wanted },
  );
  return tried;
}
