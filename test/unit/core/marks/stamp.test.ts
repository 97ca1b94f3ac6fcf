import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isStamp,
  maxDrift,
  StampClock,
  timeOf,
  writerId,
  writerOf,
  type Stamp,
} from '../../../../src/core/marks/stamp';
import { stampOf } from '../../../durability/someChanges';
import { writerOfTest } from '../../../durability/someMarks';

describe('writerId', () => {
  it('takes small letters and digits, for names that every file system keeps apart', () => {
    assert.equal(writerId('home', '1a'), 'home_1a');
  });

  it('refuses what a file name or the parts of a stamp would not survive', () => {
    for (const part of ['', 'A', 'a_b', 'a-b', 'a/b', '.', 'é', 'a'.repeat(21)]) {
      assert.equal(writerId(part, 'x'), null);
      assert.equal(writerId('x', part), null);
    }
  });
});

describe('StampClock', () => {
  const writer = writerOfTest();

  it('gives stamps that tell their time and writer', () => {
    const stamp = new StampClock(writer).next(1_700_000_000_000, null);
    assert.equal(stamp, '0loyw3v28-0000-home_one');
    assert.equal(timeOf(stamp), 1_700_000_000_000);
    assert.equal(writerOf(stamp), 'home_one');
  });

  it('never goes backwards, whatever the wall clock says', () => {
    const times = fc.array(fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -1, 1e300)));
    fc.assert(
      fc.property(times, (walk) => {
        const clock = new StampClock(writer);
        const stamps = walk.map((now) => clock.next(now, null));
        for (const [index, stamp] of stamps.entries()) {
          assert.ok(isStamp(stamp));
          assert.ok(index === 0 || stamp > (stamps[index - 1] ?? ''));
        }
      }),
    );
  });

  it('goes on past its own counter', () => {
    const clock = new StampClock(writer);
    clock.observe(stampOf(1000, 36 ** 4 - 1, 'other_one'), 1000);
    assert.equal(clock.next(1000, null), stampOf(1001, 0));
  });

  it('gives a stamp later than what it observed', () => {
    const clock = new StampClock(writer);
    clock.observe(stampOf(5_000, 7, 'zz_zz'), 1_000);
    assert.equal(clock.next(1_000, null), stampOf(5_000, 8));
  });

  it('does not follow a clock that is far ahead', () => {
    const clock = new StampClock(writer);
    clock.observe(stampOf(1_000 + maxDrift + 1, 0, 'zz_zz'), 1_000);
    assert.equal(clock.next(1_000, null), stampOf(1_000, 0));
  });

  it('outbids a stamp of the far future once, and stays where it was', () => {
    const clock = new StampClock(writer);
    const future = stampOf(9_000_000_000_000, 3, 'zz_zz');
    assert.equal(clock.next(1_000, future), stampOf(9_000_000_000_000, 4));
    assert.equal(clock.next(1_001, null), stampOf(1_001, 0));
  });

  it('survives the last stamp there can be', () => {
    const last: Stamp = stampOf(36 ** 9 - 1, 36 ** 4 - 1, 'zz_zz');
    assert.ok(isStamp(new StampClock(writer).next(1_000, last)));
  });
});
