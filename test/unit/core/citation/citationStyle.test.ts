import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { citationEdit } from '../../../../src/core/citation/citationEdit';
import type { CitationStyle, CitedWork } from '../../../../src/core/citation/citationStyle';
import {
  citationForms,
  formsOf,
  latexCommands,
  newCitation,
} from '../../../../src/core/citation/citationStyle';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';

const work = (key: string): CitedWork => ({
  key,
  paper: { title: 'A Title', authors: ['Yu Xu', 'Li Jia', 'C'], etAl: true, date: '2024-01-02' },
});
const base = { form: 'parenthetical', latexCommand: 'citep' } as const;
const notes = { prefix: 'see', locator: 'p. 3' } as const;

describe('newCitation', () => {
  const rows: Readonly<Record<NotesLanguage, readonly (readonly [Partial<CitationStyle>, string])[]>> = {
    markdown: [
      [{ form: 'textual' }, '@a; @b'],
      [{ form: 'yearOnly' }, '[-@a; -@b]'],
      [notes, '[see @a; @b, p. 3]'],
      [{ ...notes, form: 'textual' }, 'see @a; @b [p. 3]'],
      [{ ...notes, form: 'yearOnly' }, '[see -@a; -@b, p. 3]'],
      [{ prefix: 'see [1]; @x', locator: ' p.\n3] ' }, '[see \\[1\\]\\; \\@x @a; @b, p. 3\\]]'],
      [{ prefix: ' ', locator: '' }, '[@a; @b]'],
    ],
    myst: [
      [{ form: 'textual' }, '{cite:t}`a,b`'],
      [{ form: 'yearOnly' }, '{cite:yearpar}`a,b`'],
      [notes, '{cite}`{see}a,b{p. 3}`'],
    ],
    latex: [
      [{}, '\\citep{a,b}'],
      [{ form: 'textual' }, '\\citet{a,b}'],
      [{ form: 'yearOnly' }, '\\citeyearpar{a,b}'],
      [notes, '\\citep[see][p. 3]{a,b}'],
      [{ locator: 'p. 3' }, '\\citep[p. 3]{a,b}'],
      [{ prefix: 'see' }, '\\citep[see][]{a,b}'],
      [{ locator: 'Fig. [3], 5%' }, '\\citep[{Fig. [3], 5\\%}]{a,b}'],
      [{ ...notes, latexCommand: 'cite' }, 'see \\cite[p. 3]{a,b}'],
      [{ form: 'yearOnly', latexCommand: 'parencite' }, '\\parencite*{a,b}'],
      [{ form: 'yearOnly', latexCommand: 'autocite' }, '\\autocite*{a,b}'],
      [{ form: 'textual', latexCommand: 'autocite' }, '\\textcite{a,b}'],
    ],
    typst: [
      [{ form: 'textual' }, '#cite(<a>, form: "prose") #cite(<b>, form: "prose")'],
      [{ form: 'yearOnly' }, '#cite(<a>, form: "year") #cite(<b>, form: "year")'],
      [notes, 'see @a @b[p. 3]'],
      [
        { form: 'textual', locator: 'p. 3' },
        '#cite(<a>, form: "prose") #cite(<b>, supplement: [p. 3], form: "prose")',
      ],
      [{ locator: '#x]' }, '@a @b[\\#x\\]]'],
    ],
    org: [
      [{ form: 'textual' }, '[cite/t:@a;@b]'],
      [{ form: 'yearOnly' }, '[cite/na:@a;@b]'],
      [notes, '[cite:see @a;@b p. 3]'],
      [{ locator: 'p. [3]; @x' }, '[cite:@a;@b p. (3), x]'],
    ],
    asciidoc: [
      [{ form: 'textual' }, 'citenp:[a,b]'],
      [{ form: 'yearOnly' }, 'cite:[a,b]'],
      [notes, 'cite:see[a,b(p. 3)]'],
      [{ prefix: 'see also' }, 'see also cite:[a,b]'],
    ],
    rst: [
      [{ form: 'textual' }, ':cite:t:`a,b`'],
      [{ form: 'yearOnly' }, ':cite:yearpar:`a,b`'],
      [notes, ':cite:`{see}a,b{p. 3}`'],
    ],
    plain: [
      [{}, 'Xu et al. (2024); Xu et al. (2024)'],
      [{ form: 'yearOnly' }, '(2024); (2024)'],
      [notes, 'see Xu et al. (2024); Xu et al. (2024, p. 3)'],
    ],
  };
  for (const language of notesLanguages) {
    for (const [style, expected] of rows[language]) {
      it(`writes ${expected} in ${language} of ${JSON.stringify(style)}`, () => {
        assert.equal(newCitation(['a', 'b'].map(work), language, { ...base, ...style }), expected);
      });
    }
  }

  it('can be read back, whatever is typed as prefix and locator', () => {
    const typed = fc
      .array(
        fc.constantFrom(
          'p',
          '. ',
          '3',
          ' ',
          '[',
          ']',
          ';',
          ',',
          '@x',
          '{',
          '}',
          '(',
          ')',
          '%',
          '`',
          '#',
          '\\',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.constantFrom(...notesLanguages.filter((language) => language !== 'plain')),
        fc.constantFrom(...citationForms),
        fc.constantFrom(...latexCommands),
        typed,
        typed,
        (language, form, latexCommand, prefix, locator) => {
          const text = newCitation(['a1', 'b2'].map(work), language, {
            form,
            latexCommand,
            prefix,
            locator,
          });
          const keys = scanCitations(`A word ${text} goes on.`, language).map(({ key }) => key);
          assert.deepEqual(keys, ['a1', 'b2'], text);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('has in each language the form that stands for the others first', () => {
    assert.deepEqual(
      notesLanguages.map((language) => formsOf(language, 'cite').length),
      [3, 3, 1, 3, 3, 2, 3, 2],
    );
    assert.equal(formsOf('latex', 'citep').length, 3);
  });
});

describe('citationEdit with notes', () => {
  const rows: readonly (readonly [NotesLanguage, string, string])[] = [
    ['markdown', '[@old|]', '[@old; see @new, p. 3]'],
    ['markdown', '@old|', '@old; @new [p. 3]'],
    ['org', '[cite:@old|]', '[cite:@old;see @new p. 3]'],
    ['asciidoc', 'cite:[old|]', 'cite:[old,new(p. 3)]'],
    ['rst', ':cite:`old|`', ':cite:`old,{see}new{p. 3}`'],
    ['latex', '\\citep{old|}', '\\citep{old,new}'],
  ];
  for (const [language, before, expected] of rows) {
    it(`makes ${before} ${expected}`, () => {
      const offset = before.indexOf('|');
      const text = before.replace('|', '');
      const edit = citationEdit(text, offset, [work('new')], language, { style: { ...base, ...notes } });
      assert.equal(text.slice(0, edit.start) + edit.text + text.slice(edit.end), expected);
    });
  }
});
