import assert from 'node:assert/strict';
import { defaultArrangement } from '../../../../src/core/library/arrangement';
import { Outline } from '../../../../src/core/library/outline';
import type { GroupNode } from '../../../../src/core/library/outlineRows';
import { DrawnRows } from '../../../../src/core/library/drawnRows';
import { finish } from '../../../../src/core/steps';
import { aLibrary, aPaper, marksOf } from '../../../support/builders';

const days = ['2021-01-05', '2022-03-05', '2024-05-05'] as const;
const papers = days.map((date, at) => aPaper({ title: `Paper ${at}`, date, category: 'CL' }));

function outline(count: number): Outline {
  return new Outline(aLibrary(...papers.slice(0, count)), marksOf(), defaultArrangement);
}

function idsUnder(shown: DrawnRows, group: GroupNode | null): readonly string[] {
  return finish(shown.childrenSteps(group)).map(({ id }) => id);
}

function topGroup(shown: DrawnRows): GroupNode {
  const [first] = finish(shown.childrenSteps(null));
  if (first?.kind !== 'group') throw new Error('the first row is no group');
  return first;
}

describe('DrawnRows', () => {
  it('has nothing before there is anything to show', () => {
    const shown = new DrawnRows();
    assert.deepEqual([idsUnder(shown, null), shown.size], [[], 0]);
  });

  it('shows the rows of the newest outline', () => {
    const shown = new DrawnRows();
    shown.show(outline(1));
    topGroup(shown);
    shown.show(outline(3));
    const group = topGroup(shown);
    assert.deepEqual(idsUnder(shown, group), ['/cs.CL/2024', '/cs.CL/2022', '/cs.CL/2021']);
    assert.deepEqual(shown.countsOf(group), { unread: 3, total: 3 });
    assert.equal(shown.size, 3);
  });

  it('gives a group that is still being drawn its own rows and counts, though others are shown since', () => {
    const shown = new DrawnRows();
    shown.show(outline(2));
    const group = topGroup(shown);
    const below = finish(shown.childrenSteps(group)).find((node) => node.kind === 'group');
    const before = [idsUnder(shown, group), idsUnder(shown, below ?? null), shown.countsOf(group)];
    shown.show(outline(3));
    assert.deepEqual([idsUnder(shown, group), idsUnder(shown, below ?? null), shown.countsOf(group)], before);
    assert.deepEqual(before[2], { unread: 2, total: 2 });
  });
});
