import assert from 'node:assert/strict';
import { splitMath } from '../../../src/core/mathText';
import { formatDay, formatMoment, formatNumber } from '../../../src/panel/formats';
import { toPieces } from '../../../src/panel/pieces';

describe('formats', () => {
  it('writes days and numbers in a language', () => {
    assert.equal(formatDay('2026-04-01', 'en-GB'), '1 Apr 2026');
    assert.equal(formatNumber(95.345, 'de'), '95,35');
  });

  it('gets by with a language that is none', () => {
    assert.notEqual(formatDay('2026-04-01', 'not a language'), '');
    assert.notEqual(formatNumber(1, ''), '');
  });

  it('says nothing of a moment that does not exist', () => {
    assert.equal(formatMoment(NaN, 'en'), '');
    assert.equal(formatMoment(1e300, 'en'), '');
  });
});

describe('toPieces', () => {
  const sketch = (text: string): readonly string[] =>
    toPieces(splitMath(text)).map((piece) =>
      piece.kind === 'text' ? piece.text : `${piece.lead}<${piece.run.tex}>${piece.trail}`,
    );

  it('keeps a formula with the bracket before it and the comma after it', () => {
    assert.deepEqual(sketch('see ($x$), 3$\\times$ and $y$-norms'), [
      'see ',
      '(<x>),',
      ' ',
      '3<\\times>',
      ' and ',
      '<y>-',
      'norms',
    ]);
  });

  it('gives each sign to one formula only', () => {
    assert.deepEqual(sketch('$a$-$b$'), ['<a>-', '<b>']);
  });

  it('ties nothing to display formulas or long ones', () => {
    const long = 'x'.repeat(50);
    assert.deepEqual(sketch(`($$x$$) ($${long}$)`), ['(', '<x>', ') (', `<${long}>`, ')']);
  });
});
