import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { smartViewIds, smartViews, toSavedViews } from '../../../../src/core/query/view';

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

describe('smartViews', () => {
  it('are queries without a problem', () => {
    assert.deepEqual(
      smartViewIds.flatMap((id) => parseQuery(smartViews[id].query).problems),
      [],
    );
  });
});
