import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formulaText, toLegibleText } from '../../../src/core/formulaText';

describe('formulaText', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['O(n^2)', 'O(n²)'],
    ['680{,}000', '680,000'],
    ['E_8', 'E₈'],
    ['3\\times', '3×'],
    ['x_{i+1}^{2}', 'xᵢ₊₁²'],
    ['W + BA', 'W + BA'],
    ['B \\in \\mathbb{R}^{d \\times r}', 'B ∈ R^(d × r)'],
    [
      '\\beta \\log \\frac{\\pi(y \\mid x)}{\\pi_{\\mathrm{ref}}(y \\mid x)}',
      'β log (π(y | x))/(π_ref(y | x))',
    ],
    ['\\frac12', '1/2'],
    ['\\sqrt{\\bar\\alpha_t}\\,x_0', '√αₜ x₀'],
    ['f(x) = \\sum_q \\Phi_q\\bigl(\\sum_p \\phi_{q,p}(x_p)\\bigr)', 'f(x) = ∑_q Φ_q(∑ₚ φ_(q,p)(xₚ))'],
    ['\\unknown{a}', '\\unknown a'],
    ['10\\%', '10%'],
    ['QK^\\top', 'QKᵀ'],
    ['}{', ''],
    ['a^', 'a'],
    ['\\', ''],
  ];
  for (const [tex, expected] of rows) {
    it(`writes ${tex} as ${expected}`, () => assert.equal(formulaText(tex), expected));
  }

  it('takes any text, and answers with one line', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '^',
      '_',
      '\\frac',
      '\\sqrt',
      '\\alpha',
      '\\',
      'a',
      ' ',
      '\n',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        assert.equal(/[\n\r]/.test(formulaText(pieces.join(''))), false);
      }),
    );
  });

  it('takes deep and long formulas', () => {
    for (const piece of ['{', '^', '\\frac', '\\sqrt{', 'x_{', '}']) formulaText(piece.repeat(20_000));
  });
});

describe('toLegibleText', () => {
  it('leaves text as it is and makes formulas legible', () => {
    assert.equal(
      toLegibleText('Costs $O(n^2)$, not $5 and $10, for $680{,}000$ hours.'),
      'Costs O(n²), not $5 and $10, for 680,000 hours.',
    );
  });
});
