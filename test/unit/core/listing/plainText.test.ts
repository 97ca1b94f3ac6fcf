import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { originOf, toPlainText } from '../../../../src/core/listing/plainText';

const plainOf = (text: string): string => toPlainText(text, 0, text.length).text;

describe('toPlainText', () => {
  it('makes every run of blanks one space and drops what has no width', () => {
    assert.equal(plainOf('a\u00a0\t b\u200b\u00adc\r\n d\ufeff'), 'a bc d');
  });

  it('composes letters', () => {
    assert.equal(plainOf('Zoe\u0308 \u1112\u1161\u11ab'), 'Zo\u00eb \ud55c');
  });

  it('drops hidden characters and says so', () => {
    const plain = toPlainText('a\u202eb\u0000\udb40\udc41c', 0, 6);
    assert.deepEqual([plain.text, plain.hidden], ['abc'.slice(0, 2), true]);
  });

  it('keeps joiners where a script needs them', () => {
    assert.equal(plainOf('a\u200db \u0645\u06cc\u200c\u062e'), 'ab \u0645\u06cc\u200c\u062e');
  });

  it('replaces half a surrogate pair', () => {
    assert.equal(plainOf('a\ud835b \ud835\udd38'), 'a\ufffdb \ud835\udd38');
  });

  it('reads words of plain letters at one go, wherever marks and blanks stand between and after them', () => {
    const letters = fc.constantFrom('a', 'E', '.', ' ', '  ', '\t', '\u0301', 'e\u0308', '\u00e9', '\u738b');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 24 }), (parts) => {
        const text = `a${parts.join('')}u\u0308`;
        const plain = toPlainText(text, 0, text.length);
        assert.equal(plain.text, text.normalize('NFC').replace(/[ \t]+/g, ' '));
        for (const { 0: letter, index } of plain.text.matchAll(/[E.]/g)) {
          assert.equal(text.charAt(originOf(plain, index)), letter);
        }
      }),
    );
  });

  it('knows where each character came from, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codes) => {
        const text = String.fromCharCode(...codes);
        const plain = toPlainText(text, 0, text.length);
        assert.equal(plain.text, plain.text.normalize('NFC'));
        const origins = Array.from({ length: plain.text.length + 1 }, (_, index) => originOf(plain, index));
        assert.ok(
          origins.every((origin, index) => origin >= (origins[index - 1] ?? 0) && origin <= text.length),
        );
      }),
    );
  });
});
