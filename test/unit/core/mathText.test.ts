import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { splitMath, toPlainText } from '../../../src/core/mathText';

/** Formulas in brackets, display ones doubled; text as it is shown. */
function sketch(text: string): string {
  return splitMath(text)
    .map((run) => (run.kind === 'text' ? run.text : run.display ? `⟦${run.tex}⟧` : `[${run.tex}]`))
    .join('');
}

describe('splitMath', () => {
  it('finds formulas by each pair of delimiters', () => {
    assert.equal(sketch('a $x$ b \\(y\\) c $$z$$ d \\[w\\] e'), 'a [x] b [y] c ⟦z⟧ d ⟦w⟧ e');
    assert.equal(sketch('$a$$b$'), '[a][b]');
    assert.equal(sketch('up to 3$\\times$ faster'), 'up to 3[\\times] faster');
  });

  it('tells money from formulas', () => {
    for (const text of ['$5 and $10', 'US$5, $6 or $7', 'between $5-$10 a day', '5$ or 10$ each', 'only $5'])
      assert.equal(sketch(text), text);
    assert.equal(sketch('from $5 to $10 using $O(n)$ steps'), 'from $5 to $10 using [O(n)] steps');
  });

  it('is liberal with what can only be TeX', () => {
    assert.equal(sketch('a 3$\\times$3 kernel'), 'a 3[\\times]3 kernel');
    assert.equal(sketch('with $ \\alpha $ and $ x_1$'), 'with [ \\alpha ] and [ x_1]');
  });

  it('leaves what has no partner as text', () => {
    for (const text of ['a $ b', '$$', '$$ x', '\\( x', 'x \\]', '\\[ \\]', '$ $', '$$$$', '\\(\\)'])
      assert.equal(
        splitMath(text).every(({ kind }) => kind === 'text'),
        true,
        text,
      );
  });

  it('takes an escaped sign for the sign itself', () => {
    assert.equal(sketch('\\$5 is $x$'), '$5 is [x]');
    assert.equal(sketch('$a \\$ b$'), '[a \\$ b]');
  });

  it('shows the common commands of text as what they mean', () => {
    const shown = {
      "Poincar\\'e, G\\\"odel, \\v{S}emberov\\'{a}, \\c{c}, na\\\"{\\i}ve, {\\'E}":
        'Poincaré, Gödel, Šemberová, ç, naïve, É',
      '\\emph{one} \\textbf{two \\textit{three}} {\\it four} {\\bf five}': 'one two three four five',
      '95\\% of R\\&D \\#1 a\\_b \\{x\\}': '95% of R&D #1 a_b {x}',
      "``quoted'' 1--2 a---b": '“quoted” 1–2 a—b',
      'Fig.~1 but ~10\\% and https://x.org/~ada': 'Fig.\u00A01 but ~10% and https://x.org/~ada',
      'Stra\\ss e, \\O{}re, \\LaTeX{} and \\ldots': 'Straße, Øre, LaTeX and …',
    };
    assert.deepEqual(Object.keys(shown).map(sketch), Object.values(shown));
  });

  it('leaves braces, options and unknown commands alone', () => {
    for (const text of [
      '{0,1} and {BERT}',
      'run --fast -q',
      '\\cite{x} \\foo',
      'a\\',
      '}{',
      'C:\\users',
      '\\vast',
    ])
      assert.equal(sketch(text), text);
  });

  it('closes a group that a formula stands in', () => {
    assert.equal(sketch('\\emph{the $x$ thing} {kept $y$ too}'), 'the [x] thing {kept [y] too}');
  });

  const pieces = fc.constantFrom(
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '\\',
    '{',
    '}',
    ' ',
    'a',
    '1',
    '\\em',
    '`',
    '-',
    '~',
    '^',
    '\\"',
    "'",
  );
  it('loses nothing: the sources together are the text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const runs = splitMath(text);
        assert.equal(runs.map(({ source }) => source).join(''), text);
        for (const run of runs) if (run.kind === 'math') assert.notEqual(run.tex.trim(), '');
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the text, however its delimiters are arranged', () => {
    for (const part of ['$', '\\(', '$ \\( $$ \\[ ', '{\\em ', "\\'", '\\emph{', '$$ a $ ', '`', '\\)\\(']) {
      const start = performance.now();
      splitMath(part.repeat(Math.ceil(100_000 / part.length)));
      assert.ok(performance.now() - start < 1_000, part);
    }
  });
});

describe('toPlainText', () => {
  it('gives a line to read out', () => {
    assert.equal(
      toPlainText("Bounds for $\\ell_p$-norms: \\emph{caf\\'e}"),
      'Bounds for \\ell_p-norms: café',
    );
  });
});
