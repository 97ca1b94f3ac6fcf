import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { completionContext, completionText } from '../../../../src/core/notes/completion';

/** The text at `|` with what is replaced in `«»`, and the query; `-` where nothing is completed. */
function context(marked: string, language: NotesLanguage): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const found = completionContext(text, offset, language);
  if (found.kind === 'none') return '-';
  const { start, end } = found.replace;
  return `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)} ${found.query}`;
}

describe('completionContext', () => {
  const tables: Readonly<Record<NotesLanguage, readonly (readonly [string, string])[]>> = {
    markdown: [
      ['@|', '«@» '],
      ['Says @smi| and', 'Says «@smi» and smi'],
      ['@sm|ith2020', '«@smith2020» sm'],
      ['[@|', '[«@» '],
      ['[@|]', '[«@»] '],
      ['[@a; @b|', '[@a; «@b» b'],
      ['[@a; |]', '[@a; «»] '],
      ['[@a; |', '[@a; «» '],
      ['[see @x|, p. 3]', '[see «@x», p. 3] x'],
      ['[-@x|]', '[-«@x»] x'],
      ['@a [@|', '@a [«@» '],
      ['@a [@|]', '@a [«@»] '],
      ['@a [@b|', '@a [«@b» b'],
      ['@a [@b|]', '@a [«@b»] b'],
      ['@a [see @|]', '@a [see «@»] '],
      ['@a [@b; @|]', '@a [@b; «@»] '],
      ['@a [p. |3]', '-'],
      ['[@a, see @|]', '[@a, see «@»] '],
      ['@{a b|', '-'],
      ['@{ab|}', '«@{ab}» ab'],
      ['# On @x|', '# On «@x» x'],
      ['[@a, p. |3]', '-'],
      ['[link |', '-'],
      ['[|]', '-'],
      ['word |', '-'],
      ['me@exam|ple.org', '-'],
      ['<me@exam|ple.org>', '-'],
      ['https://x.org/@me|', '-'],
      ['`@x|`', '-'],
      ['```\n@x|\n```', '-'],
      ['```\n@|', '-'],
      ['$@x|$', '-'],
      ['<!-- @x| -->', '-'],
      ['---\n# @x|\n---\n', '-'],
      ['@fig-|', '-'],
      ['\\@x|', '-'],
      ['', '-'],
    ],
    myst: [
      ['{cite}`|', '{cite}`«» '],
      ['{cite}`a,b|`', '{cite}`a,«b»` b'],
      ['{cite:p}`{see}a|`', '{cite:p}`{see}«a»` a'],
      ['{cite}`a{p. |3}`', '-'],
      ['`a|`', '-'],
    ],
    latex: [
      ['\\cite{|', '\\cite{«» '],
      ['\\cite{|}', '\\cite{«»} '],
      ['\\cite{a,|}', '\\cite{a,«»} '],
      ['\\citep[p.~3]{a, b|', '\\citep[p.~3]{a, «b» b'],
      ['\\cite{atten|tion, b}', '\\cite{«attention», b} atten'],
      ['\\cite{attention is|}', '\\cite{«attention is»} attention is'],
      ['\\parencites{a}{b|}', '\\parencites{a}{«b»} b'],
      ['\\cite[p.~|3]{a}', '-'],
      ['% \\cite{a|}', '-'],
      ['\\ref{a|}', '-'],
      ['@a|', '-'],
    ],
    typst: [
      ['@|', '«@» '],
      ['See @a-b|.', 'See «@a-b». a-b'],
      ['#cite(<|', '#cite(<«» '],
      ['#cite(<a|>)', '#cite(<«a»>) a'],
      ['@a[p. |3]', '-'],
      ['@a <a> @a|', '-'],
      ['me@x|.org', '-'],
      ['// @a|', '-'],
      ['`@a|`', '-'],
      ['$@a|$', '-'],
    ],
    org: [
      ['[cite:@|', '[cite:«@» '],
      ['[cite:|', '[cite:«» '],
      ['[cite/t:@a;@b|]', '[cite/t:@a;«@b»] b'],
      ['[[cite:&a|]]', '[[cite:«&a»]] a'],
      ['cite:|', 'cite:«» '],
      ['citet:a,b|', 'citet:a,«b» b'],
      ['#+begin_src x\n[cite:@a|]\n#+end_src', '-'],
      ['# [cite:@a|]', '-'],
      ['@a|', '-'],
      ['excite:|', '-'],
    ],
    asciidoc: [
      ['cite:[|', 'cite:[«» '],
      ['cite:[a, b|]', 'cite:[a, «b»] b'],
      ['cite:[a(p. |3)]', '-'],
      ['// cite:[a|]', '-'],
      ['link:[a|]', '-'],
    ],
    rst: [
      [':cite:`|', ':cite:`«» '],
      [':cite:p:`a,b|`', ':cite:p:`a,«b»` b'],
      ['``:cite:`a|```', '-'],
      [':ref:`a|`', '-'],
      ['.. code::\n\n   :cite:`a|`', '-'],
    ],
    plain: [
      ['@a|', '-'],
      ['\\cite{|}', '-'],
    ],
  };
  it('knows a key that is typed before another citation of the same line', () => {
    const rows: readonly (readonly [NotesLanguage, string])[] = [
      ['markdown', '[see «@»|. Words, and [@other; @more] too.'],
      ['myst', '{cite:p}`«»|. Words, and {cite:p}`other` too.'],
      ['latex', '\\citep{«»|. Words, and \\citep[see][]{other} too.'],
      ['typst', '«@»|. Words, and @other too.'],
      ['org', '[cite:«@»|. Words, and [cite:@other;@more] too.'],
      ['asciidoc', 'cite:[«»|. Words, and cite:[other, more] too.'],
      ['rst', ':cite:p:`«»|. Words, and :cite:p:`other` too.'],
    ];
    for (const [language, row] of rows) {
      const typed = row.replace(/«(.*)»\|/, '$1sm|');
      assert.equal(context(typed, language), `${row.replace(/«(.*)»\|/, '«$1sm»')} sm`);
    }
  });

  for (const language of notesLanguages) {
    describe(`in ${language}`, () => {
      for (const [marked, expected] of tables[language]) {
        it(`of ${JSON.stringify(marked)} is ${expected}`, () =>
          assert.equal(context(marked || '|', language), expected));
      }
    });
  }

  it('writes the key as its place has it', () => {
    const write = (marked: string, language: NotesLanguage, key: string): string => {
      const text = marked.replace('|', '');
      const found = completionContext(text, marked.indexOf('|'), language);
      if (found.kind === 'none') return '-';
      return text.slice(0, found.replace.start) + completionText(found, key) + text.slice(found.replace.end);
    };
    assert.equal(write('@x| y', 'markdown', 'x1'), '@x1 y');
    assert.equal(write('[@a; |]', 'markdown', 'b!'), '[@a; @{b!}]');
    assert.equal(write('@{x|} y', 'markdown', 'x1'), '@x1 y');
    assert.equal(write('\\cite{a,|}', 'latex', 'b'), '\\cite{a,b}');
    assert.equal(write('[cite:|]', 'org', 'b'), '[cite:@b]');
    assert.equal(write('#cite(<|', 'typst', 'b'), '#cite(<b');
    assert.equal(write('@x|', 'typst', 'a b'), '#cite(label("a b"))');
  });

  it('takes any text and any offset, and replaces around it', () => {
    const parts = fc.constantFrom(
      '@',
      'a',
      ' ',
      '[',
      ']',
      '{',
      '}',
      ',',
      ';',
      '\\cite',
      'cite:',
      '`',
      '<',
      '>',
      '\n',
      '#',
      '(',
      '&',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 25 }),
        fc.integer({ min: -2, max: 40 }),
        fc.constantFrom(...notesLanguages),
        (texts, offset, language) => {
          const text = texts.join('');
          const found = completionContext(text, offset, language);
          if (found.kind === 'none') return;
          const { start, end } = found.replace;
          const at = Math.min(Math.max(0, offset), text.length);
          assert.ok(0 <= start && start <= at && at <= end && end <= text.length);
          assert.ok(text.slice(start, at).endsWith(found.query));
        },
      ),
      { numRuns: 1500 },
    );
  });
});
