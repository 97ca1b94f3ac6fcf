import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MarkFinder } from '../../../../src/core/citation/scan/markFinder';

describe('MarkFinder', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 60 });
  const question = fc.record({
    step: fc.nat(5),
    mark: fc.constantFrom('a', 'ab', '--', 'bab'),
    within: fc.option(fc.nat(20), { nil: null }),
  });

  it('finds what searching anew finds, as long as nobody goes back', () => {
    fc.assert(
      fc.property(text, fc.array(question, { maxLength: 30, size: 'max' }), (searched, questions) => {
        const marks = new MarkFinder(searched);
        let from = 0;
        for (const { step, mark, within } of questions) {
          from += step;
          const at = searched.indexOf(mark, from);
          if (within === null) assert.equal(from > searched.length ? at : marks.find(from, mark), at);
          else assert.equal(marks.near(mark, from, within), at > from + within ? -1 : at);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('remembers how far it looked', () => {
    const marks = new MarkFinder('a b c');
    assert.equal(marks.find(0, 'c', 'b'), 2);
    assert.equal(marks.farthest, 2);
    assert.equal(marks.near('c', 0, 2), -1);
    assert.equal(marks.farthest, 2);
    assert.equal(marks.find(3, 'b'), -1);
    assert.equal(marks.farthest, Infinity);
  });
});
