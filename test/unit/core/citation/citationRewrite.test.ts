import * as assert from 'node:assert/strict';
import { rewritings } from '../../../../src/core/citation/citationRewrite';
import { formsOf, newCitation, type CitationStyle } from '../../../../src/core/citation/citationStyle';
import { notesLanguages, type NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { scanCitations, scanNotes } from '../../../../src/core/citation/scanCitations';

/** What the first citation of a text can become, the text around it unchanged. */
function forms(text: string, language: NotesLanguage): Readonly<Record<string, string>> {
  const [group] = scanNotes(text, language).groups;
  assert.ok(group !== undefined, text);
  return Object.fromEntries(
    rewritings(text, group).map(({ form, start, end, text: other }) => [
      form,
      text.slice(0, start) + other + text.slice(end),
    ]),
  );
}

describe('rewritings', () => {
  const rows: readonly (readonly [NotesLanguage, string, Readonly<Record<string, string>>])[] = [
    ['markdown', 'x [@a] y', { textual: 'x @a y', yearOnly: 'x [-@a] y' }],
    ['markdown', '[see @a, p. 3]', { textual: 'see @a [p. 3]', yearOnly: '[see -@a, p. 3]' }],
    ['markdown', '[-@a; -@{b(c)}]', { parenthetical: '[@a; @{b(c)}]', textual: '@a; @{b(c)}' }],
    ['markdown', '[@a; also @b]', { yearOnly: '[-@a; also -@b]' }],
    ['markdown', '[@a; -@b]', { parenthetical: '[@a; @b]', textual: '@a; @b', yearOnly: '[-@a; -@b]' }],
    ['markdown', 'As @a; @b say', { parenthetical: 'As [@a; @b] say', yearOnly: 'As [-@a; -@b] say' }],
    ['markdown', '@a [p. 3; @b]', { parenthetical: '[@a, p. 3; @b]', yearOnly: '[-@a, p. 3; @b]' }],
    ['markdown', '@a [; @b]', { parenthetical: '[@a; @b]', yearOnly: '[-@a; @b]' }],
    ['markdown', '[see @a and @b]', {}],
    ['markdown', 'x[@a] y', { yearOnly: 'x[-@a] y' }],
    ['markdown', '[@a]-like', { yearOnly: '[-@a]-like' }],
    ['markdown', '[@a] [b](c)', { yearOnly: '[-@a] [b](c)' }],
    ['markdown', '[@a].', { textual: '@a.', yearOnly: '[-@a].' }],
    ['markdown', '@a{.b}', {}],
    [
      'latex',
      '\\citep[see][p.~3]{a,b}',
      { textual: '\\citet[see][p.~3]{a,b}', yearOnly: '\\citeyearpar[see][p.~3]{a,b}' },
    ],
    ['latex', '\\Citet*{a}', { parenthetical: '\\Citep*{a}', yearOnly: '\\citeyearpar{a}' }],
    ['latex', '\\parencite*{a}', { parenthetical: '\\parencite{a}', textual: '\\textcite{a}' }],
    ['latex', '\\autocite{a}', { textual: '\\textcite{a}', yearOnly: '\\autocite*{a}' }],
    ['latex', '\\textcites{a}{b}', { parenthetical: '\\parencites{a}{b}' }],
    ['latex', '\\cite{a}', {}],
    ['latex', '\\footcite{a}', {}],
    ['typst', '@a', { textual: '#cite(<a>, form: "prose")', yearOnly: '#cite(<a>, form: "year")' }],
    [
      'typst',
      '#cite(<a>, supplement: [p. 3], form: "year") @b.',
      {
        parenthetical: '@a[p. 3] @b.',
        textual: '#cite(<a>, supplement: [p. 3], form: "prose") #cite(<b>, form: "prose").',
        yearOnly: '#cite(<a>, supplement: [p. 3], form: "year") #cite(<b>, form: "year").',
      },
    ],
    ['typst', '#cite(<a>, style: "apa")', {}],
    ['typst', '#cite(<a>, form: "prose")s', { yearOnly: '#cite(<a>, form: "year")s' }],
    ['typst', '#cite(<a>, form: "prose").', { parenthetical: '@a.', yearOnly: '#cite(<a>, form: "year").' }],
    ['typst', '@a; @b', {}],
    ['typst', '@a(b)', {}],
    ['org', '[cite:see @a]', { textual: '[cite/t:see @a]', yearOnly: '[cite/na:see @a]' }],
    ['org', '[cite/text/c:@a]', { parenthetical: '[cite/c:@a]', yearOnly: '[cite/noauthor/c:@a]' }],
    ['org', '[cite/a:@a]', {}],
    ['org', 'citet:a,b', { parenthetical: 'citep:a,b', yearOnly: 'citeyearpar:a,b' }],
    ['org', '[[citep:see &a]]', { textual: '[[citet:see &a]]', yearOnly: '[[citeyearpar:see &a]]' }],
    ['asciidoc', 'cite:[a]', { textual: 'citenp:[a]' }],
    ['rst', ':cite:p:`a`', { textual: ':cite:t:`a`', yearOnly: ':cite:yearpar:`a`' }],
    ['rst', ':footcite:`a`', {}],
    ['myst', '{cite}`a`', { textual: '{cite:t}`a`', yearOnly: '{cite:yearpar}`a`' }],
    ['myst', '{cite:t}`a`', { parenthetical: '{cite}`a`', yearOnly: '{cite:yearpar}`a`' }],
  ];
  for (const [language, text, expected] of rows) {
    it(`of ${text} in ${language}`, () => assert.deepEqual(forms(text, language), expected));
  }

  it('keep the keys of whatever Lectern writes, and lead back to it', () => {
    const works = ['a', 'b'].map((key) => ({
      key,
      paper: { title: key, authors: [], etAl: false, date: null },
    }));
    for (const language of notesLanguages) {
      for (const form of formsOf(language, 'citep')) {
        const style: CitationStyle = { form, latexCommand: 'citep', locator: 'p. 3' };
        const text = newCitation(works, language, style);
        if (language === 'plain') continue;
        for (const [other, rewritten] of Object.entries(forms(text, language))) {
          assert.deepEqual(
            scanCitations(rewritten, language).map(({ key }) => key),
            ['a', 'b'],
            rewritten,
          );
          assert.ok(
            forms(rewritten, language)[form] === text ||
              other === form ||
              language === 'myst' ||
              language === 'markdown',
            `${text} → ${rewritten} → ${forms(rewritten, language)[form] ?? 'nothing'}`,
          );
        }
      }
    }
  });
});
