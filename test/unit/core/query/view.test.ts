import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { placeView, smartViewIds, smartViews, toSavedViews } from '../../../../src/core/query/view';

describe('toSavedViews', () => {
  it('takes views with and without a layout', () => {
    assert.deepEqual(
      toSavedViews([
        { name: ' Speech ', query: 'topic:AS' },
        { name: 'Best', query: 'score:>90', grouping: 'flat', sortOrder: 'score' },
      ]),
      {
        views: [
          { name: 'Speech', query: 'topic:AS', grouping: null, sortOrder: null },
          { name: 'Best', query: 'score:>90', grouping: 'flat', sortOrder: 'score' },
        ],
        refused: [],
      },
    );
  });

  it('refuses entries that are no views, and names that were there before', () => {
    const view = { name: 'A', query: 'a' };
    const setting = [
      view,
      { name: '', query: 'a' },
      { name: 'B' },
      'C',
      { ...view, query: 'b' },
      { ...view, name: 'D', grouping: 'x' },
    ];
    assert.deepEqual(toSavedViews(setting), {
      views: [{ ...view, grouping: null, sortOrder: null }],
      refused: [1, 2, 3, 4, 5],
    });
  });

  it('takes any setting', () => {
    fc.assert(
      fc.property(fc.anything(), (setting) => {
        const { views, refused } = toSavedViews(setting);
        assert.equal(views.length + refused.length, Array.isArray(setting) ? setting.length : 0);
      }),
    );
  });
});

describe('placeView', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ name, query: name }));
  const entries = [a, 7, b, { name: 'no query' }, c];

  it('puts a view where another stands, which makes way, and what is no view stays as it is', () => {
    assert.deepEqual(placeView(entries, 'C', 'A'), [c, 7, a, { name: 'no query' }, b]);
    assert.deepEqual(placeView(entries, 'A', 'C'), [b, 7, c, { name: 'no query' }, a]);
    assert.deepEqual(placeView(entries, 'A', null), [b, 7, c, { name: 'no query' }, a]);
  });

  it('changes nothing where there is no such view', () => {
    assert.deepEqual(placeView(entries, 'X', 'A'), entries);
    assert.deepEqual(placeView(entries, 'A', 'X'), entries);
  });

  it('keeps every entry, and puts the view where the other was among the views', () => {
    const name = fc.constantFrom('A', 'B', 'C', 'D');
    const entry = fc.oneof(
      name.map((each) => ({ name: each, query: 'q' })),
      fc.constant<unknown>(null),
    );
    fc.assert(
      fc.property(fc.array(entry), name, name, (some, moved, target) => {
        const names = (list: readonly unknown[]) => toSavedViews(list).views.map((view) => view.name);
        const placed = placeView(some, moved, target);
        const before = names(some);
        assert.deepEqual(new Set(placed), new Set(some));
        assert.equal(placed.length, some.length);
        if (!before.includes(moved) || !before.includes(target)) assert.deepEqual(placed, some);
        // Where a name stands twice, its second entry may come to be the view.
        else if (new Set(before).size === some.filter((each) => each !== null).length)
          assert.equal(names(placed).indexOf(moved), before.indexOf(target));
      }),
    );
  });
});

describe('smartViews', () => {
  it('are queries without a problem', () => {
    assert.deepEqual(
      smartViewIds.flatMap((id) => parseQuery(smartViews[id].query).problems),
      [],
    );
  });
});
