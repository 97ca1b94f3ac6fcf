import assert from 'node:assert/strict';
import { tryCrashPoints } from '../../../durability/crashPoints';

describe('marks whose writing is broken off', () => {
  it('keep every acknowledged change, whatever happens at whichever point', async function () {
    this.timeout(60_000);
    const counts = await tryCrashPoints(60);
    assert.equal(counts.lost, 0);
    assert.ok(counts.points > 300, `only ${counts.points} points`);
  });
});
