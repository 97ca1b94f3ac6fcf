import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { mayCiteAll, mentionedIn, wantedKeys } from '../../../../src/core/notes/mentions';

describe('keys that a text mentions', () => {
  const keys = ['doe2020', 'Smith:2019', 'a', 'key with blanks', 'x_', 'old.name', '10.1000/182'];
  const found = (text: string) => [...mentionedIn(text, wantedKeys(keys))].sort();
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['\\mycite[see]{Doe2020}', ['doe2020']],
    ['{% cite doe2020 %}', ['doe2020']],
    ['"source": ["See [@doe2020]\\n", "\\\\citep{smith:2019}"]', ['doe2020', 'smith:2019']],
    ['"source": "{cite}`a,\\ndoe2020`"', ['a', 'doe2020']],
    ['#let c(key) = cite(label(key))\n#c("doe2020")', ['doe2020']],
    ['[[papers/doe2020.md]]', ['doe2020']],
    ['_@doe2020_, (doe2020)--smith:2019.', ['doe2020', 'smith:2019']],
    ['cite:doe2020', ['doe2020']],
    ['bib&doe2020', ['doe2020']],
    ['doe2020a doe20201 2doe2020', []],
    ['an article', []],
    ['see a.', ['a']],
    ['key with blanks', ['key with blanks']],
    ['x_y', ['x_']],
    ['old.name.', ['old.name']],
    ['https://doi.org/10.1000/182', ['10.1000/182']],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => {
      assert.deepEqual(found(text), expected);
    });

  it('are found wherever they stand between signs that no key has', () => {
    const sign = fc.constantFrom(...Array.from('\\{}[]()"\'`,; \n@#%~<>|='));
    fc.assert(
      fc.property(fc.string(), sign, sign, fc.string(), (before, left, right, after) => {
        assert.ok(
          mentionedIn(`${before}${left}DOE2020${right}${after}`, wantedKeys(['doe2020'])).has('doe2020'),
        );
      }),
    );
  });

  it('are found in a long text of any signs', () => {
    for (const part of ['a', '-', ':', '/', '\\', '@', '.', '_', 'cite:'])
      assert.ok(mentionedIn(`${part.repeat(300_000)} doe2020`, wantedKeys(['doe2020'])).has('doe2020'));
  });
});

describe('a text that may cite anything', () => {
  const cases: readonly (readonly [NotesLanguage, string, boolean])[] = [
    ['latex', 'Text \\nocite{*}', true],
    ['latex', '\\nocite{a, *}', true],
    ['latex', '50\\% \\nocite {*}', true],
    ['latex', '% \\nocite{*}', false],
    ['latex', '\\nocite{a}', false],
    ['latex', '\\nocitesec{*}', true],
    ['latex', '\\nocite{a,\n  *\n}', true],
    ['latex', '\\newcommand{\\doe}[1]{\\cite{doe:#1}}', true],
    ['latex', '\\newcommand{\\doe}[2]{\\citep[#2]{#1-doe}}', true],
    ['latex', '\\newcommand{\\both}[2]{\\cite{#1,#2}}', false],
    ['latex', '\\cite{\\prefix key}', true],
    ['latex', '\\citep[see][p. 3]{a,\\pre b}', true],
    ['latex', '\\renewcommand{\\citepunct}{\\textbf{, }} \\setcitestyle{open={(}}', false],
    ['latex', '\\newcommand{\\mine}[1]{\\cite{#1}}', false],
    ['markdown', "---\nnocite: '@*'\n---\n", true],
    ['markdown', '---\nnocite: |\n  @*\n---\n', true],
    ['markdown', 'Mail to a@b.org, **bold @*text*.', false],
    ['org', '[cite/nocite:@*]', true],
    ['org', 'nocite:*', true],
    ['typst', '#bibliography("a.bib", full: true)', true],
    ['typst', '#bibliography("a.bib", full: false)', false],
    ['typst', '#cite(label("doe" + str(year)))', true],
    ['typst', '#cite(label(str(year) + "doe"))', true],
    ['typst', '#cite(label("doe2020"))', false],
    ['markdown', '{% bibliography --file papers %}', true],
    ['markdown', '{%- bibliography --cited -%}', false],
    ['markdown', '{{< bibliography >}}', true],
    ['markdown', '{{< bibliography cited >}}', false],
    ['markdown', '\\full_bibliography', true],
    ['markdown', 'vitae::bibliography_entries("a.bib")', true],
    ['markdown', 'See [@`r key`] and [@{{< meta key >}}].', true],
    ['markdown', 'me@{{< meta host >}}, `@r`, @doe', false],
    ['rst', '.. bibliography:: a.bib\n   :all:\n', true],
    ['rst', '.. bibliography::\n   :filter: author % "Doe"\n', true],
    ['rst', '.. bibliography::\n   :filter: docname in docnames\n', false],
    ['rst', '.. bibliography::\n   :list: bullet\n', false],
    ['myst', '```{bibliography}\n:all:\n```', true],
    ['asciidoc', 'cite:[a] bibliography::[]', false],
    ['plain', '\\newcommand{\\doe}[1]{\\cite{doe:#1}}', true],
    ['plain', '\\def\\mine#1{\\cite{#1}}', false],
    ['plain', '"source": ["\\\\nocite{*}"]', true],
    ['plain', 'Nothing of the kind', false],
  ];
  for (const [language, text, expected] of cases)
    it(`${language}: ${JSON.stringify(text)} ${expected ? 'may' : 'does not'}`, () => {
      assert.equal(mayCiteAll(text, language), expected);
    });

  it('is told of a line of many megabytes', () => {
    assert.equal(mayCiteAll('a'.repeat(20_000_000), 'plain'), false);
    assert.equal(mayCiteAll(`${'a'.repeat(20_000_000)} \\nocite{*}`, 'plain'), true);
  });

  it('is told in time linear in the text', () => {
    for (const part of [
      '\\',
      '\\cite{',
      '\\cite[',
      '%',
      ' ',
      '\\nocite{a,',
      'label(',
      '@*a',
      '\n:filter:',
      'label(()',
      '\\cite{#1,',
      '{% bibliography ',
    ])
      for (const language of ['latex', 'typst', 'markdown', 'plain'] as const)
        mayCiteAll(part.repeat(100_000), language);
  }).timeout(20_000);
});
