import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PaperIndex } from '../../../../src/core/library/paperIndex';
import { isPaperId, type Paper, type PaperId } from '../../../../src/core/paper';
import { aPaper } from '../../../support/builders';

/** Ids of few different digits, so that many meet in a slot, also in all of it that is looked at first. */
const id = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('0', 'z'), minLength: 11, maxLength: 11 }),
    fc.string({ unit: fc.constantFrom('0', '1', 'z'), minLength: 11, maxLength: 11 }),
  )
  .map(([first, second]) => `p${first}${second}`)
  .filter((text): text is PaperId => isPaperId(text));

function indexOf(papers: readonly Paper[]): {
  readonly index: PaperIndex;
  readonly earlier: readonly number[];
} {
  const index = new PaperIndex(papers);
  return { index, earlier: papers.map((paper, place) => index.take(place, paper.id)) };
}

describe('PaperIndex', () => {
  it('finds what a table of the first papers of their ids has, and says which were there before', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), fc.array(id, { maxLength: 20 }), (ids, others) => {
        const papers = ids.map((each): Paper => ({ ...aPaper(), id: each }));
        const { index, earlier } = indexOf(papers);
        assert.deepEqual(
          earlier,
          ids.map((each, place) => {
            const first = ids.indexOf(each);
            return first === place ? -1 : first;
          }),
        );
        for (const each of [...ids, ...others]) {
          const first = papers.find((paper) => paper.id === each);
          assert.equal(index.get(each), first);
          assert.equal(index.has(each), first !== undefined);
        }
      }),
    );
  });

  it('finds none where there are none', () => {
    const { index } = indexOf([]);
    assert.equal(index.has(aPaper().id), false);
    assert.equal(index.get(aPaper().id), undefined);
  });
});
