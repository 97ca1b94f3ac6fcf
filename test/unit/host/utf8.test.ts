import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { finish } from '../../../src/core/steps';
import { toUtf8 } from '../../../src/host/late/utf8';

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

describe('toUtf8', () => {
  it('gives any text saved as UTF-16 of either order, however it is cut into pieces', () => {
    const someText = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(someText, fc.integer({ min: 1, max: 9 }), (text, piece) => {
        const little = Buffer.from(`\ufeff${text}`, 'utf16le');
        const expected = new Uint8Array(Buffer.from(text));
        assert.deepEqual(finish(toUtf8(little, piece)), expected);
        assert.deepEqual(finish(toUtf8(swapped(little), piece)), expected);
      }),
    );
  });

  it('takes other bytes as they stand, without their mark', () => {
    const bytes = new Uint8Array([0x80, 0x61, 0xff]);
    assert.equal(finish(toUtf8(bytes)), bytes);
    assert.deepEqual(finish(toUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))), new Uint8Array([0x61]));
    assert.deepEqual(finish(toUtf8(new Uint8Array())), new Uint8Array());
  });

  it('marks what was cut off at the end', () => {
    const cut = Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x62]);
    assert.equal(Buffer.from(finish(toUtf8(cut))).toString(), 'a\ufffd');
  });

  it('takes many small steps for a long text', () => {
    const long = Buffer.from(`\ufeff${'a long text '.repeat(100_000)}`, 'utf16le');
    let steps = 0;
    for (const steady = toUtf8(long); steady.next().done !== true;) steps++;
    assert.ok(steps >= 10, `${steps} steps`);
  });
});
