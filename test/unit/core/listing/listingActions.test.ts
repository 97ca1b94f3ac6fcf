/** What can be put right at a place of a listing. */
import assert from 'node:assert/strict';
import { applyCorrections } from '../../../../src/core/listing/corrections';
import { actionsAt } from '../../../../src/core/listing/listingActions';
import { entryAt } from '../../../../src/core/listing/listingView';
import { iterateListing } from '../../../../src/core/listing/readListing';
import type { Correction } from '../../../../src/core/marks/mark';

const text = [
  'CLJun 12',
  'Learning with MLPGPT Chen Wei',
  'Nothing.',
  'CLJun 13, 2017',
  'Attention Is All You Need for the Long TitlesAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google',
  'A sequence model.',
  '',
].join('\n');

function actions(before: string, correction: Correction | null = null) {
  const at = text.indexOf(before);
  const items = iterateListing(text, { referenceDate: '2026-05-01' });
  const entry = entryAt(
    applyCorrections(text, items, () => correction),
    at,
  );
  assert.ok(entry);
  return actionsAt(text, entry, at).map(({ kind, fixes, around }) => [kind, fixes, around].join(' ').trim());
}

describe('actionsAt', () => {
  it('answers a doubt with the runner-up, and with that it is none', () => {
    const [first, ...others] = actions('Learning');
    assert.match(first ?? '', /^ends-at-runner-up doubtful-boundary .* \| .*$/);
    assert.deepEqual(others, ['title-is-right doubtful-boundary', 'not-an-entry any']);
  });

  it('offers the cursor’s place inside title and people, with the text about it', () => {
    assert.deepEqual(actions('Noam'), [
      'ends-at-cursor  …g TitlesAshish Vaswani,  | Noam Shazeer, Niki Parma…',
      'not-an-entry',
    ]);
    assert.deepEqual(actions('Ashish'), ['not-an-entry']);
    assert.deepEqual(actions('google'), ['not-an-entry']);
  });

  it('offers the reference date where the year is missing', () => {
    assert.ok(actions('Jun 12').includes('set-date'));
    assert.ok(!actions('Jun 13').includes('set-date'));
    assert.ok(!actions('Nothing').includes('set-date'));
  });

  it('offers to forget what was put right', () => {
    assert.deepEqual(actions('A seq', { kind: 'accepted' }), ['not-an-entry', 'forget']);
    assert.deepEqual(actions('A seq', { kind: 'notAnEntry' }), ['is-an-entry any']);
  });
});
