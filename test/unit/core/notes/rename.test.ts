import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliographyEntry';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { renameEdits, withEdits } from '../../../../src/core/notes/rename';
import { isValidKey } from '../../../../src/core/notes/validKey';

describe('renameEdits', () => {
  const renamed = (text: string, language: NotesLanguage | BibliographyFormat, to: string): string => {
    const edits = renameEdits(text, language, 'old', to);
    return edits === null ? 'refused' : withEdits(text, edits);
  };
  const rows: readonly (readonly [NotesLanguage | BibliographyFormat, string, string, string])[] = [
    [
      'markdown',
      '@old [@a; -@old, p. 3] `@old` old @older',
      'new',
      '@new [@a; -@new, p. 3] `@old` old @older',
    ],
    ['markdown', '@old. @{old} {cite}`old`', 'n.e', '@n.e. @{n.e} {cite}`n.e`'],
    ['markdown', '[@old]', 'a b', 'refused'],
    ['markdown', '@old [@old]', 'new!', '@{new!} [@{new!}]'],
    ['markdown', '@old', 'fig-1', 'refused'],
    [
      'markdown',
      '---\ntitle: old\ncitekey: "old" # mine\nother:\n  citekey: old\n---\nold',
      'n:w',
      '---\ntitle: old\ncitekey: "n:w" # mine\nother:\n  citekey: old\n---\nold',
    ],
    ['markdown', '---\ncitekey: old\n---\n@old', 'new', '---\ncitekey: new\n---\n@new'],
    ['markdown', '---\ncitekey: older\n---\n', 'new', '---\ncitekey: older\n---\n'],
    [
      'markdown',
      '---\nnocite: |\n  @old, @a\nabstract: "By @old"\ntitle: "@old"\n---\n@old',
      'new',
      '---\nnocite: |\n  @new, @a\nabstract: "By @new"\ntitle: "@new"\n---\n@new',
    ],
    ['markdown', 'nothing here', 'fig-1', 'nothing here'],
    ['myst', '{cite:p}`{see}old{p. 3},a`', 'new', '{cite:p}`{see}new{p. 3},a`'],
    [
      'latex',
      '\\cite{a, old} % \\cite{old}\n\\textcites[p.~3]{old}{old}',
      'n:w',
      '\\cite{a, n:w} % \\cite{old}\n\\textcites[p.~3]{n:w}{n:w}',
    ],
    ['latex', '\\cite{old}', 'a,b', 'refused'],
    ['typst', '@old[p. 3] #cite(<old>) // @old', 'new', '@new[p. 3] #cite(<new>) // @old'],
    ['typst', '@old', 'a+b', '#cite(label("a+b"))'],
    ['typst', '@old <new>', 'new', 'refused'],
    [
      'org',
      '[cite:@old p. 3;@a] cite:old,b [[cite:&old]]',
      'new',
      '[cite:@new p. 3;@a] cite:new,b [[cite:&new]]',
    ],
    ['asciidoc', 'cite:[old(3), a]', 'new', 'cite:[new(3), a]'],
    ['rst', ':cite:`old,a` ``:cite:`old` ``', 'new', ':cite:`new,a` ``:cite:`old` ``'],
    ['plain', '@old', 'new', '@old'],
    [
      'bibtex',
      '@a{old, title = {old}, related = {x, old,older}}\n@b{c, crossref = "old", xdata = {old}}\n@string{old = {old}}',
      'new',
      '@a{new, title = {old}, related = {x, new,older}}\n@b{c, crossref = "new", xdata = {new}}\n@string{old = {old}}',
    ],
    ['bibtex', '@a{old,}', 'a b', 'refused'],
    ['cslJson', '[{"id": "old", "title": "old"}]', 'n"w', '[{"id": "n\\"w", "title": "old"}]'],
    [
      'cslYaml',
      'references:\n- id: old\n  title: old\n- id: "old"\n',
      'new',
      'references:\n- id: new\n  title: old\n- id: "new"\n',
    ],
    ['hayagriva', 'old:\n  title: old\n', 'a: b', '"a: b":\n  title: old\n'],
  ];
  for (const [language, before, to, after] of rows) {
    it(`of ${JSON.stringify(before)} to ${to} gives ${JSON.stringify(after)} (${language})`, () => {
      assert.equal(renamed(before, language, to), after);
    });
  }

  it('reads each entry of a file once, however many have the key and no fields', () => {
    assert.equal(renameEdits('@a{old,\n'.repeat(30_000), 'bibtex', 'old', 'new')?.length, 30_000);
  });

  it('changes the key alone: every other citation is read as before', () => {
    const parts = fc.constantFrom(
      '@old',
      '[@old; @b]',
      '\\cite{old,c}',
      ' ',
      '\n\n',
      '`',
      '$',
      '@b',
      '[cite:@old;@b]',
      'cite:[old]',
      ':cite:`old`',
      '.',
      '[',
      ']',
      '<old>',
      '(@old) ',
      '%',
      '#',
      '-',
    );
    const names = fc.constantFrom('new', 'n-1', 'n.2', 'n!', 'x:y', 'fig-a', 'b', 'ñ', 'a b', '');
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 15 }),
        names,
        fc.constantFrom(...notesLanguages),
        (texts, to, language) => {
          const text = texts.join('');
          const edits = renameEdits(text, language, 'old', to);
          if (edits === null) return;
          assert.deepEqual(
            scanCitations(withEdits(text, edits), language).map(({ key }) => key),
            scanCitations(text, language).map(({ key }) => (key === 'old' ? to : key)),
          );
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('isValidKey', () => {
  const languages = [...notesLanguages, 'bibtex', 'cslJson', 'hayagriva'] as const;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['xu2023', []],
    ['Xu:2023/a-b_c+d', []],
    ['müller2020', []],
    ['a b', ['markdown', 'myst', 'latex', 'org', 'asciidoc', 'rst', 'bibtex']],
    ['a,b', ['latex', 'org', 'asciidoc', 'rst', 'bibtex', 'myst']],
    ['fig-one', ['markdown']],
    ['', languages],
    ['a\nb', languages],
  ];
  for (const [key, wrong] of rows) {
    it(`takes ${JSON.stringify(key)} everywhere but in ${wrong.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        languages.filter((language) => !isValidKey(key, language)),
        languages.filter((language) => wrong.includes(language)),
      );
    });
  }
});
