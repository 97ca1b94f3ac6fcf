import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { joinChanges, type TextChange } from '../../../../src/core/notes/cite';

const edit = (text: string, { start, end }: TextChange, put: string) =>
  text.slice(0, start) + put + text.slice(end);

describe('joinChanges', () => {
  it('stands for both changes, one after the other', () => {
    const place = fc.tuple(fc.nat(40), fc.nat(40), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), place, place, (text, one, other) => {
        const changeOf = (of: string, [a, b, put]: readonly [number, number, string]) => {
          const [start = 0, end = 0] = [a % (of.length + 1), b % (of.length + 1)].sort((x, y) => x - y);
          return { start, end, length: put.length };
        };
        const first = changeOf(text, one);
        const between = edit(text, first, one[2]);
        const second = changeOf(between, other);
        const after = edit(between, second, other[2]);
        const joined = joinChanges(first, second);
        const put = after.slice(joined.start, joined.start + joined.length);
        assert.equal(edit(text, joined, put), after);
        assert.equal(put.length, joined.length);
      }),
    );
  });
});
