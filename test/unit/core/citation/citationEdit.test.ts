import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { CitationEditOptions } from '../../../../src/core/citation/citationEdit';
import { citationAfter, citationEdit, citationEdits } from '../../../../src/core/citation/citationEdit';
import type { CitationStyle, CitedWork } from '../../../../src/core/citation/citationStyle';
import { citationForms } from '../../../../src/core/citation/citationStyle';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';

const work = (key: string): CitedWork => ({
  key,
  paper: {
    title: `Title of ${key}`,
    authors: [`Given ${key.toUpperCase()}`, 'B', 'C'],
    etAl: true,
    date: '2024-01-02',
  },
});

/** The text after citing at the `|`, with the cursor shown as `|`. */
function after(
  before: string,
  language: NotesLanguage,
  keys = 'new',
  options: CitationEditOptions = {},
): string {
  const offset = before.indexOf('|');
  const text = before.slice(0, offset) + before.slice(offset + 1);
  const edit = citationEdit(text, offset, keys.split(' ').map(work), language, options);
  const result = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return `${result.slice(0, edit.cursor)}|${result.slice(edit.cursor)}`;
}

/** One test for each pair of a text before and after. */
function table(
  language: NotesLanguage,
  rows: readonly (readonly [string, string])[],
  keys = 'new',
  options: CitationEditOptions = {},
): void {
  for (const [before, expected] of rows) {
    it(`${JSON.stringify(before)} becomes ${JSON.stringify(expected)}`, () => {
      assert.equal(after(before, language, keys, options), expected);
    });
  }
}

const textual: CitationStyle = { form: 'textual', latexCommand: 'cite' };

describe('citationEdit', () => {
  describe('behind a bracket that opens after a key in Markdown', () => {
    table('markdown', [
      ['@a [@|', '@a [@new]|'],
      ['@a [@|]', '@a [@new|]'],
      ['[@a, see @|]', '[@a, see @new|]'],
    ]);
  });

  describe('writes a new citation in Markdown', () => {
    table('markdown', [
      ['|', '[@new]|'],
      ['A word |', 'A word [@new]|'],
      ['A word|', 'A word [@new]|'],
      ['A word|.', 'A word [@new]|.'],
      ['A word | and more', 'A word [@new]| and more'],
      ['A word |and more', 'A word [@new]| and more'],
      ['(|)', '([@new]|)'],
      ['[a](b)|', '[a](b) [@new]|'],
      ['[note]|', '[note] [@new]|'],
      ['Wow!|', 'Wow! [@new]|'],
      ['研究|。', '研究[@new]|。'],
      ['- |', '- [@new]|'],
      ['| [@b]', '[@new]| [@b]'],
    ]);
    table('markdown', [['|', '[@a; @b]|']], 'a b');
  });

  describe('writes a textual citation in Markdown', () => {
    table(
      'markdown',
      [
        ['|', '@new|'],
        ['As word|', 'As word @new|'],
        ['|says', '@new| says'],
        ['研究|研究', '研究 @new| 研究'],
      ],
      'new',
      { style: textual },
    );
    table('markdown', [['|', '@a; @b|']], 'a b', { style: textual });
  });

  describe('adds to the citation at the cursor in Markdown', () => {
    table('markdown', [
      ['[|@a]', '[@new|; @a]'],
      ['---\nnocite: "[@a|]"\n---\n', '---\nnocite: "[@a; @new|]"\n---\n'],
      ['[@a|]', '[@a; @new|]'],
      ['[@a]|', '[@a; @new]|'],
      ['|[@a]', '[@new|; @a]'],
      ['[@|a]', '[@a; @new|]'],
      ['[@a|; @b]', '[@a; @new|; @b]'],
      ['[@a; |@b]', '[@a; @new|; @b]'],
      ['[@a; @b|]', '[@a; @b; @new|]'],
      ['[see @a, p. 3|; also @b, ch. 2]', '[see @a, p. 3; @new|; also @b, ch. 2]'],
      ['[see |@a, p. 3]', '[see @a, p. 3; @new|]'],
      ['[@a;\n@b|;\n@c]', '[@a;\n@b;\n@new|;\n@c]'],
      ['[-@a|]', '[-@a; @new|]'],
      ['[@{https://a.b/c;d}|]', '[@{https://a.b/c;d}; @new|]'],
      ['As @a| says', 'As @a; @new| says'],
      ['As @a [p. 3|] says', 'As @a [p. 3; @new|] says'],
      ['As @a| [p. 3] says', 'As @a [p. 3; @new|] says'],
      ['[a link to @a|](b)', '[a link to @a; @new|](b)'],
      ['> [@a|]', '> [@a; @new|]'],
    ]);
  });

  describe('adds only what is not there', () => {
    table('markdown', [['[@a; @b|]', '[@a; @b; @c|]']], 'a c a');
    table('markdown', [['[@a|; @b]', '[@a|; @b]']], 'b a');
    table('latex', [['\\cite{a,|b}', '\\cite{a,|b}']], 'b');
  });

  describe('gives a key that joins a citation a form of its own, where the language has one', () => {
    const style: CitationStyle = {
      form: 'textual',
      joining: 'yearOnly',
      latexCommand: 'cite',
      locator: 'p. 3',
    };
    table(
      'markdown',
      [
        ['[@a|]', '[@a; -@new, p. 3|]'],
        ['[|@a]', '[-@new, p. 3|; @a]'],
        ['[see @a; |]', '[see @a; -@new, p. 3|]'],
        ['[see @a; -@|]', '[see @a; -@new, p. 3|]'],
        ['[see @a; -|]', '[see @a; -@new, p. 3|]'],
        ['[@a; @|', '[@a; -@new, p. 3]|'],
        ['@a [p. 2|]', '@a [p. 2; -@new, p. 3|]'],
      ],
      'new',
      { style },
    );
    table('markdown', [['[@a|]', '[@a; -@b; -@c|]']], 'b c', { style: { ...style, locator: '' } });
    table('markdown', [['[see @a; -@|]', '[see @a; -@b|]']], 'b');
    table('markdown', [['[@a|]', '[@a; @b|]']], 'b', { style: { form: 'yearOnly', latexCommand: 'cite' } });
    table(
      'typst',
      [
        ['@a|', '@a #cite(<new>, supplement: [p. 3], form: "year")|'],
        ['@|', '#cite(<new>, supplement: [p. 3], form: "year")|'],
      ],
      'new',
      { style },
    );
    table('typst', [['@a|', '@a #cite(<new>, form: "prose")|']], 'new', {
      style: { form: 'parenthetical', joining: 'textual', latexCommand: 'cite' },
    });
    table('org', [['[cite:@a|]', '[cite:@a;@new p. 3|]']], 'new', { style });
    table('latex', [['\\cite{a|}', '\\cite{a,new|}']], 'new', { style });
    table('rst', [[':cite:p:`a|`', ':cite:p:`a,new{p. 3}|`']], 'new', { style });
  });

  describe('completes what is being typed in Markdown', () => {
    table('markdown', [
      ['@|', '@new|'],
      ['see @|, and', 'see @new|, and'],
      ['[@|', '[@new]|'],
      ['[@|]', '[@new|]'],
      ['[@| and text', '[@new]| and text'],
      ['[see @|', '[see @new]|'],
      ['[@a; @|', '[@a; @new]|'],
      ['[@a; |', '[@a; @new]|'],
      ['[@a|', '[@a; @new]|'],
      ['[@a; @|; @b]', '[@a; @new|; @b]'],
      ['[@a; |; @b]', '[@a; @new|; @b]'],
      ['mail me@|', 'mail me@[@new]|'],
      ['\\@|', '\\@[@new]|'],
    ]);
    const isKnownKey = (key: string): boolean => key === 'known';
    table(
      'markdown',
      [
        ['see @ne|', 'see @new|'],
        ['[@known; @ne|]', '[@known; @new|]'],
        ['[@ne|', '[@new]|'],
        ['[@known|]', '[@known; @new|]'],
        ['[@other|]', '[@other; @new|]'],
      ],
      'new',
      { isKnownKey },
    );
    table('latex', [['\\cite{ne|}', '\\cite{new|}']], 'new', { isKnownKey });
  });

  describe('sees no citation in code, comments, mathematics and addresses', () => {
    table('markdown', [
      ['`[@a|]`', '`[@a [@new]|]`'],
      ['```\n[@a| ]\n```', '```\n[@a [@new]| ]\n```'],
      ['<!-- [@a|] -->', '<!-- [@a [@new]|] -->'],
      ['$[@a|]$', '$[@a [@new]|]$'],
      ['a@b.c|', 'a@b.c [@new]|'],
      ['---\n# [@a |]\n---\n', '---\n# [@a [@new]|]\n---\n'],
    ]);
  });

  describe('cites in LaTeX', () => {
    table('latex', [
      ['Text|', 'Text \\cite{new}|'],
      ['Text~|.', 'Text~\\cite{new}|.'],
      ['\\cite{|}', '\\cite{new|}'],
      ['\\cite{a|}', '\\cite{a,new|}'],
      ['\\cite{a}|', '\\cite{a,new}|'],
      ['\\cite{a, |b}', '\\cite{a, new|, b}'],
      ['\\cite{a,|}', '\\cite{a,new|}'],
      ['\\citep[see][p. 3]{a|}', '\\citep[see][p. 3]{a,new|}'],
      ['\\cite{\n  a,\n  b|\n}', '\\cite{\n  a,\n  b,\n  new|\n}'],
      ['\\cite{|', '\\cite{new}|'],
      ['\\cite{a|', '\\cite{a,new}|'],
      ['\\cite{a, | and \\emph{text}', '\\cite{a, new}| and \\emph{text}'],
      ['\\parencites(see)()[12]{a}[3]{b|}', '\\parencites(see)()[12]{a}[3]{b}{new|}'],
      ['\\cites[12]{|a}[3]{b}', '\\cites[12]{a}{new|}[3]{b}'],
      ['\\cites{a}{|}', '\\cites{a}{new|}'],
      ['\\cites{a}{b, |', '\\cites{a}{b}{new}|'],
      ['% \\cite{a|}', '% \\cite{a \\cite{new}|}'],
      [
        '\\begin{verbatim}\\cite{a|}\\end{verbatim}',
        '\\begin{verbatim}\\cite{a \\cite{new}|}\\end{verbatim}',
      ],
    ]);
    table('latex', [['|', '\\citep{a,b}|']], 'a b', {
      style: { form: 'parenthetical', latexCommand: 'citep' },
    });
    table('latex', [['|', '\\textcite{a}|']], 'a', { style: { form: 'textual', latexCommand: 'autocite' } });
  });

  describe('cites in Typst', () => {
    table('typst', [
      ['Text|', 'Text @new|'],
      ['Text|.', 'Text @new|.'],
      ['@|', '@new|'],
      ['@a|', '@a @new|'],
      ['@a[p. 3|]', '@a[p. 3] @new|'],
      ['@a @b|.', '@a @b @new|.'],
      ['#cite(<|>)', '#cite(<new|>)'],
      ['#cite(<a>|, form: "prose")', '#cite(<a>, form: "prose") @new|'],
      ['#cite(<|', '#cite(<new>)|'],
      ['// @a| x', '// @a @new| x'],
      ['`@a|`', '`@a @new|`'],
    ]);
    table('typst', [['|', '@a #cite(<b.>) #cite(label("c,d"))|']], 'a b. c,d');
    table('typst', [['|', '#cite(<a>, form: "prose")|']], 'a', { style: textual });
  });

  describe('cites in Org, AsciiDoc, reStructuredText and MyST', () => {
    table('org', [
      ['Text|', 'Text [cite:@new]|'],
      ['[cite:@a|]', '[cite:@a;@new|]'],
      ['[cite/t:see @a p. 3|;@b]', '[cite/t:see @a p. 3;@new|;@b]'],
      ['[cite:@|', '[cite:@new]|'],
      ['[cite:|]', '[cite:@new|]'],
      ['cite:a,b|', 'cite:a,b,new|'],
      ['[[cite:&a|]]', '[[cite:&a;&new|]]'],
      ['# [cite:@a|]', '# [cite:@a [cite:@new]|]'],
    ]);
    table('asciidoc', [
      ['Text|', 'Text cite:[new]|'],
      ['cite:[a(p. 3)|]', 'cite:[a(p. 3),new|]'],
      ['cite:[|', 'cite:[new]|'],
      ['// cite:[a |]', '// cite:[a cite:[new]|]'],
    ]);
    table('rst', [
      ['Text|', 'Text :cite:`new`|'],
      [':cite:p:`a|`', ':cite:p:`a,new|`'],
      [':cite:`|', ':cite:`new`|'],
    ]);
    table('myst', [
      ['Text|', 'Text {cite}`new`|'],
      ['{cite:p}`a|`', '{cite:p}`a,new|`'],
      ['{cite}`|`', '{cite}`new|`'],
      ['[@a|]', '[@a; @new|]'],
    ]);
  });

  describe('cites in words elsewhere', () => {
    table('plain', [
      ['Text|', 'Text NEW et al. (2024)|'],
      ['@|', '@NEW et al. (2024)|'],
    ]);
    table('plain', [['|', 'A et al. (2024); B et al. (2024)|']], 'a b');
  });

  it('does nothing without works', () => {
    assert.deepEqual(citationEdit('ab', 1, [], 'markdown'), {
      start: 1,
      end: 1,
      text: '',
      cursor: 1,
      joins: null,
    });
    assert.deepEqual(citationEdit('[@a', 3, [], 'markdown'), {
      start: 3,
      end: 3,
      text: '',
      cursor: 3,
      joins: { start: 0, end: 3, syntax: 'pandoc' },
    });
  });

  it('holds offsets within the text', () => {
    assert.deepEqual(citationEdit('', 7, [work('a')], 'markdown'), {
      start: 0,
      end: 0,
      text: '[@a]',
      cursor: 4,
      joins: null,
    });
    assert.deepEqual(citationEdit('', NaN, [work('a')], 'markdown'), {
      start: 0,
      end: 0,
      text: '[@a]',
      cursor: 4,
      joins: null,
    });
  });
});

describe('citationEdit, whatever the text', () => {
  type Cited = Exclude<NotesLanguage, 'plain'>;
  const fragments: Readonly<Record<Cited, readonly string[]>> = {
    markdown: [
      'Some ',
      'word',
      '.\n',
      '\n\n',
      '[@a]',
      '[see @a, p. 3; @b]',
      '@a',
      ' @b [p. 3]',
      '(',
      ') ',
      '[x](y) ',
      '*b*',
      '- ',
      '@',
      '研',
    ],
    myst: ['Some ', 'word', '. ', '\n\n', '[@a]', '{cite}`a,b`', '@a ', '(', ') '],
    latex: [
      'Some ',
      'word',
      '.\n',
      '\n\n',
      '\\cite{a}',
      '\\citep[see][3]{a, b}',
      '\\cites{a}[3]{b}',
      '~',
      '\\emph{x} ',
      '\\cite{}',
    ],
    typst: [
      'Some ',
      'word',
      '. ',
      '\n\n',
      '@a',
      '@a[3]',
      ' @b',
      '#cite(<a>)',
      '*x* ',
      '@',
      '(',
      ') ',
      '#emph[y]',
    ],
    org: [
      'Some ',
      'word',
      '. ',
      '\n\n',
      '[cite:@a]',
      '[cite/t:see @a 3; @b]',
      'cite:a,b ',
      '[[cite:&a]]',
      '* H ',
    ],
    asciidoc: ['Some ', 'word', '. ', '\n\n', 'cite:[a]', 'citenp:See[a(3), b] ', '*x* '],
    rst: ['Some ', 'word', '. ', '\n\n', ':cite:`a`', ':cite:p:`a,b` ', '*x* '],
  };
  const openers: Readonly<Record<Cited, readonly string[]>> = {
    markdown: [' [@', ' [see @', ' [@a; ', ' @', ' {cite}`a,'],
    myst: [' {cite}`', ' {cite:p}`a,', ' [@'],
    latex: ['\\cite{', '\\citep[see][3]{a, ', '\\cites{a}{'],
    typst: [' @', ' #cite(<'],
    org: [' [cite:@', ' [cite/t:see @a;', ' [[cite:&'],
    asciidoc: ['(cite:[', '(citenp:See[a,'],
    rst: [' :cite:`', ' :cite:t:`a, '],
  };
  const languages = fc.constantFrom(...notesLanguages.filter((language) => language !== 'plain'));

  it('adds citations and takes nothing but what was being typed', function () {
    this.timeout(30_000);
    const scene = languages.chain((language) => {
      const prose = fc
        .array(fc.constantFrom(...fragments[language]), { maxLength: 12 })
        .map((parts) => parts.join(''));
      const place = fc.double({ min: 0, max: 1, noNaN: true });
      return fc.record({
        language: fc.constant(language),
        // A cursor anywhere in prose, or behind what has just been opened.
        where: fc.oneof(
          fc.tuple(prose, place).map(([text, part]) => ({ text, offset: Math.floor(part * text.length) })),
          fc
            .tuple(prose, fc.constantFrom(...openers[language]))
            .map(([text, open]) => ({ text: text + open, offset: text.length + open.length })),
        ),
        keys: fc.constantFrom(['n1'], ['n1', 'n2']),
        form: fc.constantFrom(...citationForms),
      });
    });
    fc.assert(
      fc.property(scene, ({ language, where: { text, offset }, keys, form }) => {
        fc.pre(text[offset - 1] !== '\\');
        const style = { form, latexCommand: 'cite' } as const;
        const edit = citationEdit(text, offset, keys.map(work), language, { style });
        const result = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
        assert.match(text.slice(edit.start, edit.end), /^[@&\s]?\s*$/);
        assert.ok(edit.start <= edit.cursor && edit.cursor <= result.length);
        const before = scanCitations(text, language).map(({ key }) => key);
        const after = scanCitations(result, language).map(({ key }) => key);
        assert.deepEqual(
          after.filter((key) => key.startsWith('n')),
          keys,
          result,
        );
        // What was cited before still is; closing an open citation may make more of it one.
        let next = 0;
        for (const key of after) if (key === before[next]) next++;
        assert.equal(next, before.length, result);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes any text and offset', function () {
    this.timeout(30_000);
    const text = fc.string({ unit: 'binary', maxLength: 50 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: -5, max: 60 }),
        fc.constantFrom(...notesLanguages),
        (text, offset, language) => {
          const edit = citationEdit(text, offset, [work('k')], language);
          assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length);
        },
      ),
    );
  });
});

describe('citationAfter', () => {
  const rows: readonly (readonly [string, NotesLanguage, string])[] = [
    ['A word|', 'markdown', '[@new]'],
    ['See [@a; @b|] there', 'markdown', '[@a; @b; @new]'],
    ['See [|@a; @b] there', 'markdown', '[@new; @a; @b]'],
    ['See [see @a; |', 'markdown', '[see @a; @new]'],
    ['See @|', 'markdown', '@new'],
    ['See [@new|] there', 'markdown', '[@new]'],
    ['See \\cite{a|} there', 'latex', '\\cite{a,new}'],
    ['See @a| there', 'typst', '@a @new'],
    ['See [cite:@a|]', 'org', '[cite:@a;@new]'],
    ['See :cite:`a|` there', 'rst', ':cite:`a,new`'],
  ];
  for (const [marked, language, expected] of rows)
    it(`of ${JSON.stringify(marked)} is ${expected}`, () => {
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      assert.equal(citationAfter(text, citationEdit(text, offset, [work('new')], language)), expected);
    });
});

describe('citationEdits', () => {
  it('gives every cursor its own, and says where the cursors are after all of them', () => {
    assert.deepEqual(citationEdits('a b', [3, 1], [work('k')], 'markdown'), [
      { start: 1, end: 1, text: ' [@k]', cursor: 6, joins: null },
      { start: 3, end: 3, text: ' [@k]', cursor: 13, joins: null },
    ]);
  });
  it('adds once to a group with two cursors', () => {
    assert.deepEqual(citationEdits('[@a; @b]', [3, 7], [work('k')], 'markdown'), [
      { start: 3, end: 3, text: '; @k', cursor: 7, joins: { start: 0, end: 8, syntax: 'pandoc' } },
    ]);
  });
});
