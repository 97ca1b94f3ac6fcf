import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { defaultArrangement, groupings } from '../../../../src/core/library/arrangement';
import {
  keepFirstRows,
  readFirstRows,
  startsOpen,
  type TreeRows,
} from '../../../../src/core/library/firstRows';
import { Outline } from '../../../../src/core/library/outline';
import type { GroupNode } from '../../../../src/core/library/outlineRows';
import { aLibrary, aPaper, marksOf } from '../../../support/builders';

const read = aPaper({ title: 'Read', date: '2021-04-13', orgs: ['mit'], authors: [] });
const marks = marksOf([read, { status: 'read', tags: ['asr'] }]);
const papers = [
  read,
  aPaper({ title: 'Undated', date: null, category: null }),
  ...Array.from({ length: 200 }, (_, at) => aPaper({ title: `P${at}`, score: at })),
];

/** What a tree draws of some rows: all of a short list, of a long one what is at the top. */
function drawn(rows: TreeRows, parent: GroupNode | null = null): readonly unknown[] {
  return rows.childrenOf(parent).map((node) => {
    assert.equal(node.parent, parent);
    switch (node.kind) {
      case 'group':
        return [node.id, node.subject, rows.countsOf(node), startsOpen(rows) ? drawn(rows, node) : []];
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
      const kept = readFirstRows(
        keepFirstRows({ rows: outline, papers: papers.length }, ['file:///a'], 'key'),
      );
      assert.ok(kept !== null);
      assert.deepEqual([kept.sources, kept.key, kept.rows.size], [['file:///a'], 'key', papers.length]);
      assert.deepEqual(drawn(kept.rows), drawn(outline).slice(0, 100));
    });

    it(`are kept with all below them where a filter leaves few, by ${grouping}`, () => {
      const found = { papers: papers.slice(0, 40), best: [] };
      const outline = new Outline(
        aLibrary(...papers),
        marks,
        { ...defaultArrangement, grouping, filter: 'p' },
        found,
      );
      const kept = readFirstRows(keepFirstRows({ rows: outline, papers: papers.length }, [], 'key'));
      assert.deepEqual([kept?.rows.size, kept?.papers], [40, papers.length]);
      assert.deepEqual(kept && drawn(kept.rows), drawn(outline));
    });
  }

  it('are none where what was kept is damaged anywhere, or nothing of ours', () => {
    const few = papers.slice(0, 30);
    const rows = new Outline(aLibrary(...few), marks, defaultArrangement);
    const text = keepFirstRows({ rows, papers: few.length }, [], 'key');
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
