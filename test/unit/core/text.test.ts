import assert from 'node:assert/strict';
import { URL } from 'node:url';
import * as fc from 'fast-check';
import { daysInMonth, isDay, toDay } from '../../../src/core/calendar';
import { fold, foldToLetters } from '../../../src/core/fold';
import { indexLines } from '../../../src/core/lineIndex';
import { lookUpAddress } from '../../../src/core/lookUp';

describe('indexLines', () => {
  it('counts lines that end with CR LF, LF or a lone CR', () => {
    const text = 'a\r\nbc\rd\n\ne';
    const at = (offset: number) => {
      const { line, column } = indexLines(text).positionAt(offset);
      return [line, column];
    };
    assert.deepEqual([0, 1, 3, 5, 6, 8, 9, 10].map(at), [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 0],
      [3, 0],
      [4, 0],
      [4, 1],
    ]);
    assert.deepEqual(at(-5), [0, 0]);
    assert.deepEqual(at(99), [4, 1]);
  });

  it('agrees with splitting the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', '\n', '\r', '\r\n', 'é')), (parts) => {
        const text = parts.join('');
        const lines = text.split(/\r\n|\n|\r/);
        const last = indexLines(text).positionAt(text.length);
        assert.deepEqual(last, { line: lines.length - 1, column: lines.at(-1)?.length });
      }),
    );
  });
});

describe('fold', () => {
  it('drops case and accents', () => assert.equal(fold('ŁÓDŹ Ångström ﬁne'), 'łodz angstrom fine'));
  it('keeps letters and digits of every script only', () =>
    assert.equal(foldToLetters('3D — 语音, Ω!'), '3d语音ω'));
});

describe('calendar', () => {
  it('knows the days that exist', () => {
    assert.equal(toDay(2024, 2, 29), '2024-02-29');
    assert.equal(toDay(2023, 2, 29), null);
    assert.equal(toDay(1900, 2, 29), null);
    assert.equal(daysInMonth(2000, 2), 29);
    assert.deepEqual(
      ['2024-13-01', '2024-00-10', '24-01-01', '2024-04-31', ''].map(isDay),
      Array(5).fill(false),
    );
  });
});

describe('lookUpAddress', () => {
  it('leads to the named place whatever the title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (title) => {
        for (const [where, host] of [
          ['arxiv', 'arxiv.org'],
          ['semanticScholar', 'www.semanticscholar.org'],
          ['googleScholar', 'scholar.google.com'],
        ] as const) {
          const url = new URL(lookUpAddress(where, title));
          assert.equal(url.host, host);
          assert.equal(url.protocol, 'https:');
          assert.equal(url.hash, '');
        }
      }),
    );
  });
});
