import assert from 'node:assert/strict';
import { changedFields, comparePapers } from '../../../../src/core/library/difference';
import { aPaper } from '../../../support/builders';

describe('comparePapers', () => {
  const [kept, gone, fresh] = [
    aPaper({ title: 'Kept' }),
    aPaper({ title: 'Gone' }),
    aPaper({ title: 'Fresh' }),
  ];
  const scored = { ...kept, score: 91, code: true };

  it('tells new, changed and gone papers apart', () => {
    assert.deepEqual(comparePapers([kept, gone], [scored, fresh]), {
      fresh: [fresh],
      changed: [{ before: kept, after: scored, fields: ['score', 'code'] }],
      gone: [gone],
      same: 0,
    });
  });

  it('finds nothing in the same reading again, and counts a paper listed twice once', () => {
    assert.deepEqual(comparePapers([kept, gone], [gone, kept, kept]), {
      fresh: [],
      changed: [],
      gone: [],
      same: 2,
    });
  });
});

describe('changedFields', () => {
  it('takes what a new entry leaves out for no change', () => {
    const full = aPaper({ score: 90, code: true, abstract: 'A.', date: '2024-01-01' });
    assert.deepEqual(
      changedFields(full, { ...full, score: null, code: false, abstract: null, date: null }),
      [],
    );
    assert.deepEqual(changedFields(full, { ...full, abstract: 'B.', date: '2024-01-02' }), [
      'date',
      'abstract',
    ]);
  });
});
