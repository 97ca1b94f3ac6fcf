/** What an editor draws over a listing. */
import assert from 'node:assert/strict';
import { applyCorrections } from '../../../../src/core/listing/corrections';
import {
  entriesWithin,
  entryAt,
  isYearless,
  tokensOf,
  unmarkedBoundary,
} from '../../../../src/core/listing/listingView';
import { iterateListing } from '../../../../src/core/listing/readListing';
import type { Correction } from '../../../../src/core/marks/mark';

const text = [
  'Load more',
  '95.3CLJun 12, 2017Code',
  'Attention Is All You NeedAshish Vaswani, Noam Shazeer, Niki Parmar et al. · google',
  'A sequence model.',
  '',
  'LGDec 22',
  'Adam: A Method for Stochastic Optimization',
  'Diederik P. Kingma, Jimmy Ba',
  'Step sizes.',
  '',
].join('\n');

function read(correction: Correction | null = null) {
  return applyCorrections(text, iterateListing(text, { referenceDate: '2026-05-01' }), () => correction);
}
const listing = read();
const [glued, apart] = listing.entries;
assert.ok(glued && apart);

describe('tokensOf', () => {
  it('gives each part of an entry in the order of the text', () => {
    assert.deepEqual(
      tokensOf(glued).map(({ start, end, type }) => [type, text.slice(start, end)]),
      [
        ['paperScore', '95.3'],
        ['paperCategory', 'CL'],
        ['paperDate', 'Jun 12, 2017'],
        ['paperCode', 'Code'],
        ['paperTitle', 'Attention Is All You Need'],
        ['paperAuthor', 'Ashish Vaswani'],
        ['paperAuthor', 'Noam Shazeer'],
        ['paperAuthor', 'Niki Parmar'],
        ['paperOrganisation', 'google'],
        ['paperAbstract', 'A sequence model.'],
      ],
    );
  });

  it('gives an entry that is none as one', () => {
    const [ignored] = read({ kind: 'notAnEntry' }).entries;
    assert.ok(ignored);
    assert.deepEqual(tokensOf(ignored), [{ ...glued.entry.spans.entry, type: 'paperIgnored' }]);
    assert.equal(unmarkedBoundary(text, ignored), null);
  });
});

describe('entriesWithin and entryAt', () => {
  it('find the entries that a stretch touches', () => {
    assert.deepEqual(entriesWithin(listing, { start: 0, end: text.length }), listing.entries);
    assert.deepEqual(entriesWithin(listing, { start: 0, end: 3 }), []);
    assert.deepEqual(entriesWithin(listing, { start: text.indexOf('Adam'), end: text.length }), [apart]);
  });

  it('find the entry at a place, and none between two', () => {
    assert.equal(entryAt(listing, text.indexOf('Noam')), glued);
    assert.equal(entryAt(listing, text.indexOf('LGDec')), apart);
    assert.equal(entryAt(listing, 2), null);
    assert.equal(entryAt(listing, text.indexOf('\n\nLG') + 1), null);
  });
});

describe('unmarkedBoundary', () => {
  it('is where people start on the title’s own line', () => {
    assert.equal(unmarkedBoundary(text, glued), text.indexOf('Ashish'));
    assert.equal(unmarkedBoundary(text, apart), null);
  });
});

describe('isYearless', () => {
  it('tells dates that leave out the year', () => {
    assert.equal(isYearless(text, glued), false);
    assert.equal(isYearless(text, apart), true);
  });
});
