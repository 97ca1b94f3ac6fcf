import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { FormulaNode } from '../../../src/panel/formulaTree';
import { toFormulaNode } from '../../../src/panel/formulaTree';
import { texLimit, toFormula } from '../../../src/panel/math';

function textOf(node: FormulaNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
function nodesOf(node: FormulaNode): readonly FormulaNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child)))];
}
function typeset(tex: string): string | null {
  const formula = toFormula(tex, false);
  return formula === null ? null : textOf(formula);
}

describe('toFormula', () => {
  it('typesets what abstracts hold', () => {
    assert.deepEqual(['\\times', 'O(n)', '\\alpha_{i,j}^2', '\\sqrt{2}'].map(typeset), [
      '×',
      'O(n)',
      'αi,j2',
      '2',
    ]);
    for (const tex of [
      '\\mathcal{L}(\\theta) = \\sum_{i=1}^{N} \\frac{1}{\\sigma_i^2}',
      '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
      '\\widehat{ABC} \\overline{x} \\boxed{y} \\vec{v} \\dot{q} \\pmb{w} \\boldsymbol{\\mu}',
      '\\underbrace{a+b}_{n} \\binom{n}{k} \\mathbb{R} \\text{if } x \\operatorname{argmin}_x',
      '\\| x \\|_2 \\le \\left( \\frac12 \\right)',
      '{}^{14}_{6}\\mathrm{C}',
      '\\mathds{1}[x > 0] \\mbox{ if }',
    ])
      assert.notEqual(typeset(tex), null, tex);
  });

  it('shows the source of what it cannot typeset', () => {
    for (const tex of [
      '\\frac{1}{',
      '\\undefined{x}',
      '}',
      '\\begin{foo}x\\end{foo}',
      '&',
      'x'.repeat(texLimit + 1),
    ])
      assert.equal(typeset(tex), null, tex);
  });

  it('shows the source of what wants to be more than a formula', () => {
    for (const tex of [
      '\\href{javascript:alert(1)}{x}',
      '\\href{https://example.org}{x}',
      '\\url{https://example.org}',
      '\\includegraphics{https://example.org/x.png}',
      '\\htmlData{a=b}{x}',
      '\\class{x}{y}',
      '\\id{x}{y}',
      '\\style{color:red}{y}',
      '\\ref{x}',
      '\\toggle{a}{b}\\endtoggle',
      '\\def\\a{\\a\\a}\\a',
      '\\newcommand{\\a}{x}\\a',
      '\\gdef\\alpha{x}x',
    ])
      assert.equal(typeset(tex), null, tex);
  });

  it('shows the source of what would push the text away, and of what shows nothing', () => {
    for (const tex of [
      'x\\kern-900em y',
      'x\\hspace{-99cm}y',
      '\\rule{9999em}{9999em}',
      '\\phantom{x}',
      '\\quad',
      '\\label{x}',
    ])
      assert.equal(typeset(tex), null, tex);
  });

  it('bounds what is deep or wide', () => {
    assert.equal(typeset('{'.repeat(900) + 'x' + '}'.repeat(900)), 'x');
    assert.equal(typeset('\\frac{1}{'.repeat(180) + 'x' + '}'.repeat(180)), null);
    assert.equal(typeset('x^{'.repeat(400) + 'x' + '}'.repeat(400)), null);
  });

  it('gives nothing but known MathML, without colours, links or style attributes', () => {
    const tex =
      '\\textcolor{white}{x} \\colorbox{red}{y} \\pmb{z} \\cancel{q} \\fcolorbox{red}{blue}{w} \\tag{1}';
    const formula = toFormula(tex, true);
    assert.notEqual(formula, null);
    const names = (formula === null ? [] : nodesOf(formula)).flatMap(({ attributes, style }) => [
      ...attributes.map(([name]) => name),
      ...style.map(([name]) => name),
    ]);
    assert.deepEqual(
      names.filter((name) => /color|background|href|^id$|^style$|^on|position/.test(name)),
      [],
    );
  });

  it('never throws and never stalls, whatever the TeX', () => {
    const parts = fc.constantFrom(
      ...'\\frac \\sqrt { } [ ] ^ _ & \\\\ $ x 1 + = \\left( \\right) \\begin{array}{cc} \\end{array} \\text{ \\color{red} \\verb|x| # % ~ \\over \\middle| \\hline \\kern1em \\char"41'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), fc.boolean(), (pieces, display) => {
        toFormula(pieces.join(' '), display);
      }),
      { numRuns: 300 },
    );
  });
});

describe('toFormulaNode', () => {
  const math = (facts: object): unknown => ({
    type: 'math',
    attributes: {},
    classes: [],
    style: {},
    children: [{ text: 'x' }],
    ...facts,
  });

  it('copies what it knows and drops the rest', () => {
    const tree = math({
      attributes: { display: 'block', href: 'x', onclick: 'y', style: 'font-weight:bold;color:red' },
      classes: ['tml-fbox', 'evil'],
      style: { paddingTop: '0.5em', position: 'fixed', 'math-depth': 0 },
    });
    assert.deepEqual(toFormulaNode(tree), {
      tag: 'math',
      attributes: [['display', 'block']],
      classes: ['tml-fbox'],
      style: [
        ['font-weight', 'bold'],
        ['padding-top', '0.5em'],
        ['math-depth', '0'],
      ],
      children: ['x'],
    });
  });

  it('refuses elements, values and trees it does not know', () => {
    const inside = (child: unknown): unknown => math({ children: [child] });
    for (const tree of [
      null,
      'x',
      { text: 'x' },
      math({ type: 'script' }),
      inside({ type: 'img', attributes: {}, classes: [], style: {}, children: [] }),
      inside({ href: '#x', classes: [], children: [{ text: 'x' }] }),
      inside({ src: 'x', alt: 'y', classes: [] }),
      inside({ attributes: {}, classes: [], style: {}, children: [{ text: 'x' }] }),
      math({ style: { width: 'url(x)' } }),
      math({ style: { padding: '11em' } }),
      math({ style: { padding: '1em 99999999999em' } }),
      math({ attributes: { width: '5parsec' } }),
      math({ attributes: { width: {} } }),
    ])
      assert.equal(toFormulaNode(tree), null);
  });
});
