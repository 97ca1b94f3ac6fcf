import assert from 'node:assert/strict';
import { liesIn, topmost } from '../../../src/core/addresses';

describe('addresses', () => {
  it('lie in a place that is theirs or above them, and in none that only begins alike', () => {
    const places = new Set(['file:///w/a', 'file:///w/b%20c/d']);
    for (const address of ['file:///w/a', 'file:///w/a/x/y.md', 'file:///w/b%20c/d/e'])
      assert.equal(liesIn(places, address), true, address);
    for (const address of ['file:///w', 'file:///w/ab', 'file:///w/b%20c', 'file:///w/b c/d/e', '', '/'])
      assert.equal(liesIn(places, address), false, address);
  });

  it('lie in nothing where there are no places', () => {
    assert.equal(liesIn(new Set(), 'file:///w/a'), false);
  });

  it('that lie below others are left out, whichever comes first', () => {
    const given = [
      'file:///w/a/x',
      'file:///w/b',
      'file:///w/a',
      'file:///w/ab',
      'file:///w/a/y/z',
      'file:///w/b',
    ];
    assert.deepEqual(topmost(given), ['file:///w/b', 'file:///w/a', 'file:///w/ab']);
    assert.deepEqual(topmost([]), []);
  });
});
