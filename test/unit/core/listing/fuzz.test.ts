import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { completeDates } from '../../../../src/core/listing/completeDates';
import { readListing } from '../../../../src/core/listing/readListing';
import { looksLikeListing } from '../../../../src/core/listing/textCheck';
import { createRandom } from '../../../../scripts/training/fit';
import { checkDamaged } from './damage';

const listing = readFileSync('test/fixtures/listing/plain.txt', 'utf8');
const referenceDate = '2026-11-23';

describe('readListing on damaged text', function () {
  this.timeout(20_000);

  it('keeps every whole paper beside cut, doubled, shuffled and flipped ones', () => {
    for (let seed = 1; seed <= 1500; seed++) assert.equal(checkDamaged(listing, createRandom(seed)), null);
  });

  it('takes any text without an exception, and places problems and parts inside it', () => {
    const piece = fc.constantFrom(
      ...[
        'CL',
        'LG',
        'hep-th',
        'Apr 14',
        'Feb 30, 2025',
        'Code',
        '95.3',
        '\n',
        '\r',
        ' ',
        ' · ',
        ', ',
        ' et al.',
        'Wen Ding',
      ],
      ...[
        'Models',
        '\u0000',
        '\u202e',
        '\t',
        'e\u0301',
        '\ud835',
        '(',
        '$',
        '?',
        'van der',
        'XY',
        '\u4e2d\u6587',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { entries, problems } = readListing(text, { referenceDate });
        completeDates(text, referenceDate);
        looksLikeListing(text);
        const spans = [...problems.map(({ span }) => span), ...entries.map((entry) => entry.spans.title)];
        assert.ok(spans.every(({ start, end }) => 0 <= start && start <= end && end <= text.length));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('reads rows of a table with very many columns', () => {
    const row = `95.3LGApr 14, 2025\n${'a\tb'.repeat(1300)}\n`;
    const start = performance.now();
    readListing(row.repeat(200), { referenceDate });
    assert.ok(performance.now() - start < 3000);
  });

  it('grows with the text and no faster', () => {
    const time = (text: string): number => {
      const start = performance.now();
      readListing(text, { referenceDate });
      return performance.now() - start;
    };
    const worst = [
      'A'.repeat(64),
      ', A',
      ' et al. \u00b7 ',
      'CLApr ',
      '\u0301',
      '95.3LGApr 14\n',
      '\t ',
      '(',
      'aB',
    ];
    for (const unit of worst) {
      time(unit.repeat(1000));
      const once = Math.max(time(unit.repeat(20_000)), 5);
      assert.ok(time(unit.repeat(80_000)) < 16 * once, unit);
    }
  });
});
