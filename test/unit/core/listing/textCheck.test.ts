import assert from 'node:assert/strict';
import { isBinary, looksLikeListing } from '../../../../src/core/listing/textCheck';

describe('looksLikeListing', () => {
  it('knows a listing by one whole entry near the start', () => {
    assert.equal(looksLikeListing('Home\n\n95.3LGApr 14Code\nWordsWen Ding, Fei Jia\nAn abstract.'), true);
    assert.equal(looksLikeListing('CL\nApr 14\nWords\nWen Ding, Fei Jia'), true);
  });

  it('takes other texts for what they are', () => {
    const texts = [
      '',
      'Dear all,\nwe meet on\nMay 2, 2025\nat noon.\nYours',
      'CL\nAI\nLG\n',
      '# Notes\n\n- 95.3\n- LG\n',
      'name,score\nLG,95.3\nCL,12\n',
      '\u0000\u0001'.repeat(1000),
      'word '.repeat(100_000),
    ];
    assert.deepEqual(texts.filter(looksLikeListing), []);
  });
});

describe('isBinary', () => {
  it('takes UTF-16 and archives for binary, and a text with a stray control character for text', () => {
    assert.equal(isBinary(Array.from('A listing of papers', (char) => `${char}\u0000`).join('')), true);
    assert.equal(isBinary('\ufffd\ufffdPK\u0003\u0004\u0000'), true);
    assert.equal(isBinary('A listing\u0000 of papers\u0007.'), false);
  });
});
