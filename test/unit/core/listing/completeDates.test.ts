import assert from 'node:assert/strict';
import { completeDates } from '../../../../src/core/listing/completeDates';

const referenceDate = '2026-11-23';

describe('completeDates', () => {
  it('writes the year into headers that lack it, and changes nothing else', () => {
    const text =
      '\ufeff95.3LGApr 14Code\r\nWordsWen Ding et al.\r\n We met on Apr 14 \t\r\n\r\nCLDec 3\r\nMoreFei Jia\rCLMay 2, 2019\r';
    assert.equal(
      completeDates(text, referenceDate),
      text.replace('LGApr 14', 'LGApr 14, 2026').replace('CLDec 3', 'CLDec 3, 2025'),
    );
  });

  it('leaves a finished text as it is, so that doing it twice is doing it once', () => {
    const once = completeDates('LG\nFeb 29\nCode\nWordsWen Ding et al.', referenceDate);
    assert.equal(once, 'LG\nFeb 29, 2024\nCode\nWordsWen Ding et al.');
    assert.equal(completeDates(once, '2031-01-01'), once);
  });

  it('leaves dates alone that never were, and texts that are none', () => {
    for (const text of [
      'LGFeb 30\nWordsWen Ding et al.',
      '',
      'We met on\nApr 14\nand parted.',
      '\u0000'.repeat(500),
    ]) {
      assert.equal(completeDates(text, referenceDate), text);
    }
  });
});
