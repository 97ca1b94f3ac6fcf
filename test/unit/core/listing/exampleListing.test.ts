import assert from 'node:assert/strict';
import { exampleListing } from '../../../../src/core/listing/exampleListing';
import { chooseByShape } from '../../../../src/core/listing/boundary';
import { readListing } from '../../../../src/core/listing/readListing';

describe('the example listing', () => {
  it('is read without a doubt, and shows each part that an entry may have', () => {
    const { entries, problems } = readListing(exampleListing, {
      referenceDate: '2026-11-23',
      chooseBoundary: chooseByShape,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ title }) => title),
      [
        'Attention Is All You Need',
        's1: Simple test-time scaling',
        'Adam: A Method for Stochastic Optimization',
      ],
    );
    assert.deepEqual(
      entries.map(({ score, code, orgs, abstract }) => [score, code, orgs.length, abstract !== null]),
      [
        [98.9, true, 1, true],
        [91.2, true, 3, true],
        [null, false, 0, true],
      ],
    );
  });
});
