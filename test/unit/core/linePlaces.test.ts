import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { indexLines } from '../../../src/core/lineIndex';
import { placesOf } from '../../../src/core/linePlaces';
import { finish } from '../../../src/core/steps';

const text = fc
  .array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'é', '\u{1d400}', 'word'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('placesOf', () => {
  it('gives what an index of the lines gives, also for offsets outside, and the line of the end', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.integer({ min: -3, max: 200 }), { maxLength: 20 }),
        fc.nat(9),
        (of, some, first) => {
          const offsets = [...some].sort((one, two) => one - two);
          const { places, lastLine } = finish(placesOf(of, offsets, first));
          const lines = indexLines(of);
          const expected = offsets.map((offset) => {
            const { line, column } = lines.positionAt(offset);
            return { line: line + first, column };
          });
          assert.deepEqual(places, expected);
          assert.equal(lastLine, lines.positionAt(of.length).line + first);
        },
      ),
    );
  });

  it('stops now and then in a long text', () => {
    const steps = placesOf('a\n'.repeat(1 << 19), [], 0);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    assert.equal(count, 4);
  });
});
