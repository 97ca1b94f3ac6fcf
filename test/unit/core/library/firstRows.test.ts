import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { defaultArrangement, groupings } from '../../../../src/core/library/arrangement';
import { keepFirstRows, readFirstRows, type TreeRows } from '../../../../src/core/library/firstRows';
import { Outline } from '../../../../src/core/library/outline';
import { aLibrary, aPaper, marksOf } from '../../../support/builders';

const read = aPaper({ title: 'Read', date: '2021-04-13', orgs: ['mit'], authors: [] });
const marks = marksOf([read, { status: 'read', tags: ['asr'] }]);
const papers = [
  read,
  aPaper({ title: 'Undated', date: null, category: null }),
  ...Array.from({ length: 200 }, (_, at) => aPaper({ title: `P${at}`, score: at })),
];

/** What a tree draws of some rows. */
function drawn(rows: TreeRows): unknown {
  return rows.childrenOf(null).map((node) => {
    switch (node.kind) {
      case 'group':
        return [node.id, node.subject, rows.countsOf(node)];
      case 'paper':
        return [node.id, node.paper.title, node.paper.score, node.paper.date];
      case 'more':
        return [node.id, node.left];
      default:
        return node satisfies never;
    }
  });
}

describe('the first rows of a tree', () => {
  for (const grouping of groupings) {
    it(`are kept as they are drawn, by ${grouping}`, () => {
      const outline = new Outline(aLibrary(...papers), marks, { ...defaultArrangement, grouping });
      const kept = readFirstRows(keepFirstRows(outline, ['file:///a'], 'key'));
      assert.ok(kept !== null);
      assert.deepEqual([kept.sources, kept.key, kept.rows.size], [['file:///a'], 'key', papers.length]);
      const all = drawn(outline);
      assert.deepEqual(drawn(kept.rows), Array.isArray(all) ? all.slice(0, 100) : all);
    });
  }

  it('are none where what was kept is damaged anywhere, or nothing of ours', () => {
    const text = keepFirstRows(new Outline(aLibrary(...papers), marks, defaultArrangement), [], 'key');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }), (at, other) => {
        fc.pre(text.slice(at, at + other.length) !== other);
        assert.equal(readFirstRows(text.slice(0, at)), null);
        assert.equal(readFirstRows(text.slice(0, at) + other + text.slice(at + other.length)), null);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => readFirstRows(any) === null));
  });
});
