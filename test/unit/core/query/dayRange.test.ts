import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { toDay, type Day } from '../../../../src/core/calendar';
import { readDateRange, resolveRange } from '../../../../src/core/query/dayRange';
import { mondayOf, shiftDay } from '../../../../src/core/query/dayShift';

const today: Day = '2026-03-31';

function resolved(text: string): unknown {
  const range = readDateRange(text);
  return typeof range === 'string' ? range : resolveRange(range, today);
}

describe('resolveRange', () => {
  const ranges: readonly (readonly [string, Day | null, Day | null])[] = [
    ['today', '2026-03-31', '2026-03-31'],
    ['yesterday', '2026-03-30', '2026-03-30'],
    ['this-week', '2026-03-30', '2026-04-05'],
    ['last-week', '2026-03-23', '2026-03-29'],
    ['this-month', '2026-03-01', '2026-03-31'],
    ['last-month', '2026-02-01', '2026-02-28'],
    ['this-year', '2026-01-01', '2026-12-31'],
    ['last-year', '2025-01-01', '2025-12-31'],
    ['<30d', '2026-03-01', null],
    ['2w', '2026-03-17', null],
    ['<1m', '2026-02-28', null],
    ['>1y', null, '2025-03-30'],
    ['<99999y', null, null],
    ['>99999y', null, '0000-01-01'],
  ];
  for (const [text, from, to] of ranges) {
    it(`counts ${text} from the day of the search`, () => {
      assert.deepEqual(resolved(text), { from, to });
    });
  }
});

describe('readDateRange', () => {
  it('takes a year or month while the rest is still being typed', () => {
    for (const text of ['2024-', '2024-0', '2024/']) {
      assert.deepEqual(resolved(text), { from: '2024-01-01', to: '2024-12-31' });
    }
    for (const text of ['2024-03-', '2024-03-0']) {
      assert.deepEqual(resolved(text), { from: '2024-03-01', to: '2024-03-31' });
    }
    assert.deepEqual(resolved('2023..20'), { from: '2023-01-01', to: null });
  });

  it('waits for a year', () => {
    for (const text of ['2', '202', '>', '>=20', '..', '20..', 'last-'])
      assert.equal(resolved(text), 'unfinished');
  });

  it('refuses days that do not exist', () => {
    for (const text of ['2024-13', '2024-02-30', '20240', '>9999', 'x', '2024-01..x']) {
      assert.equal(resolved(text), 'bad');
    }
  });
});

describe('shiftDay', () => {
  const someDay = fc
    .tuple(
      fc.integer({ min: 100, max: 9000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => toDay(year, month, day) ?? today);

  it('moves by days as the calendar of JavaScript does', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -30_000, max: 30_000 }), (day, by) => {
        const date = new Date(`${day}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + by);
        assert.equal(shiftDay(day, by, 'd'), date.toISOString().slice(0, 10));
      }),
    );
  });

  it('finds the Monday of a week', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
        assert.equal(mondayOf(day), shiftDay(day, -weekday, 'd'));
      }),
    );
  });

  it('leaves the calendar at its ends', () => {
    assert.equal(shiftDay('0000-01-01', -1, 'd'), null);
    assert.equal(shiftDay('9999-12-31', 1, 'd'), null);
    assert.equal(shiftDay('9999-12-31', 1, 'm'), null);
  });
});
