import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fold } from '../../../src/core/fold';

/** Letters with and without marks, marks alone, punctuation, operators and wide forms. */
const pieces = [
  ...'a É ß ø σ ς İ 注 ﬁ Ａ \u0301 \u0323 \u20d7 \u0903 ’ – “ → ∑ ≠ é \u2028 \ud835\udc00 \ud83d\ude00'.split(
    ' ',
  ),
  ' ',
  '\u00a0',
];

describe('fold', () => {
  it('drops every mark of what a text is made of, wherever it stands, and nothing else', () => {
    const someText = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(someText, (text) => {
        assert.equal(fold(text), text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
      }),
      { numRuns: 5000 },
    );
  });
});
