import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { foldToLetters } from '../../../../src/core/fold';
import { glance } from '../../../../src/core/marks/kinship';

const unit = fc.constantFrom(
  ...['a', 'b', 'q', 'Z', 'K', '0', '9', ' ', '-', '@', '[', '`', '{', '/', ':', '(', '\n'],
  ...['é', 'e\u0301', '\u0301', 'İ', 'Σ', 'ß', 'ﬁ', '\u{1d400}', '\u212a', '界', '\ud835'],
);
const text = fc.oneof(
  fc.string({ unit, maxLength: 60 }),
  fc
    .tuple(fc.string({ unit: fc.constantFrom('a', 'B', '7', ' '), maxLength: 30 }), fc.string({ unit }))
    .map((both) => both.join('')),
);

describe('glance', () => {
  it('gives the first letters that the beginning of a title folds to, and nothing where they are too few', () => {
    fc.assert(
      fc.property(text, (title) => {
        const letters = foldToLetters(title.slice(0, 48)).slice(0, 12);
        const isTelling = letters.length === 12 && !/^\s*[([]/.test(title);
        assert.deepEqual(glance(title, null), isTelling ? [letters] : null);
      }),
      { numRuns: 2000 },
    );
  });
});
