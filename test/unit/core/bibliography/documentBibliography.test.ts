import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { documentBibliographies } from '../../../../src/core/bibliography/documentBibliography';
import {
  projectBibliographies,
  projectFileNames,
} from '../../../../src/core/bibliography/projectBibliography';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { notesLanguages } from '../../../../src/core/citation/notesLanguage';

describe('documentBibliographies', () => {
  const rows: readonly (readonly [NotesLanguage, string, readonly string[]])[] = [
    ['markdown', '---\nbibliography: a.bib\n---\n', ['a.bib']],
    ['markdown', '---\r\ntitle: x\r\nbibliography: "my refs.bib" # mine\r\n---\r\n', ['my refs.bib']],
    [
      'markdown',
      '---\nbibliography: [a.bib, "b, c.bib", \'d.json\']\n---\n',
      ['a.bib', 'b, c.bib', 'd.json'],
    ],
    ['markdown', '---\nbibliography: [a.bib,\n  b.bib]\ntitle: c.bib\n---\n', ['a.bib', 'b.bib']],
    [
      'markdown',
      'Text\n\n---\nbibliography: a.bib\n---\n\n```\n\n---\nbibliography: no.bib\n---\n```\n',
      ['a.bib'],
    ],
    [
      'markdown',
      '---\nbibliography:\n  - a.bib\n  # - no.bib\n  - sub/b.yaml\nx: 1\n---\n',
      ['a.bib', 'sub/b.yaml'],
    ],
    ['markdown', '---\nbibliography:\n- a.bib\n- b.bib\n...\n', ['a.bib', 'b.bib']],
    ['markdown', '---\nbibliography:\n  main: a.bib\n  more: b.bib\n---\n', ['a.bib', 'b.bib']],
    ['markdown', '---\nabstract: |\n  bibliography: no.bib\n---\n', []],
    ['markdown', '---\nx:\n  bibliography: no.bib\n---\n\nbibliography: no.bib', []],
    ['markdown', 'bibliography: no.bib', []],
    ['latex', '\\bibliography{a, sub/b.bib}', ['a.bib', 'sub/b.bib']],
    ['latex', '\\addbibresource[datatype=bibtex]{a.bib}\n\\addglobalbib{b.bib}', ['a.bib', 'b.bib']],
    ['latex', '% \\bibliography{no}\n\\bibliographystyle{plain}\\bibliography{\\jobname}', []],
    ['latex', '\\begin{verbatim}\n\\bibliography{no}\n\\end{verbatim}\\nobibliography{a}', ['a.bib']],
    ['typst', '#bibliography("a.bib", title: "No", style: "ieee")', ['a.bib']],
    ['typst', '#bibliography(\n  ("a.bib", "b.yml"),\n  full: true)', ['a.bib', 'b.yml']],
    ['typst', '#show: paper.with(bibliography: bibliography("a.bib"))', ['a.bib']],
    ['typst', '// #bibliography("no.bib")\n`#bibliography("no.bib")` /* bibliography("no") */', []],
    [
      'org',
      '#+bibliography: a.bib\n#+BIBLIOGRAPHY: "my b.bib"\n# bibliography:no.bib',
      ['a.bib', 'my b.bib'],
    ],
    ['org', 'bibliography:a.bib,b.bib and [[bibliography:c.bib]]', ['a.bib', 'b.bib', 'c.bib']],
    ['org', '#+begin_src org\n#+bibliography: no.bib\n#+end_src\n', []],
    ['typst', '#bibliography(title: none, style: "ieee", "a.bib")\n#bibliography(title: [x])', ['a.bib']],
    ['asciidoc', '= Title\n:bibtex-file: a.bib\n// :bibtex-file: no.bib\n', ['a.bib']],
    ['asciidoc', 'Text\n\nbibliography::a.bib[ieee]\n\nbibliography::[]\n', ['a.bib']],
    ['rst', '.. bibliography:: a.bib b.bib\n   :cited:\n', ['a.bib', 'b.bib']],
    ['rst', '.. code::\n\n   .. bibliography:: no.bib\n\n.. bibliography::\n', []],
    [
      'myst',
      '---\nbibliography: a.bib\n---\n\n```{bibliography} b.bib\n:style: x\n```\n',
      ['a.bib', 'b.bib'],
    ],
    ['myst', ':::{bibliography} a.bib\n:::\n\n````\n```{bibliography} no.bib\n```\n````\n', ['a.bib']],
    ['plain', 'bibliography: no.bib', []],
  ];
  for (const [language, text, expected] of rows) {
    it(`finds ${expected.join(' ') || 'nothing'} in ${language}: ${JSON.stringify(text)}`, () => {
      const found = documentBibliographies(text, language);
      assert.deepEqual(
        found.map(({ path }) => path),
        expected,
      );
      for (const { path, start, end } of found) {
        assert.equal(path.replace(/\.bib$/, ''), text.slice(start, end).replace(/\.bib$/, ''));
      }
    });
  }

  it('takes any text', () => {
    const parts = fc.constantFrom(
      '---\n',
      'bibliography:',
      ' ',
      '\n',
      '[',
      ']',
      '"',
      "'",
      'a',
      '- ',
      '(',
      '#',
      '\\bibliography{',
      '}',
      ',',
      '`',
      '.. ',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 40 }),
        fc.constantFrom(...notesLanguages),
        (texts, language) => {
          const text = texts.join('');
          for (const { start, end } of documentBibliographies(text, language))
            assert.ok(start < end && end <= text.length);
          for (const name of projectFileNames) projectBibliographies(name, text);
        },
      ),
    );
  });
});

describe('projectBibliographies', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    [
      '_quarto.yml',
      'project:\n  type: book\nbook:\n  chapters:\n    - a.qmd\nbibliography: refs.bib\n',
      ['refs.bib'],
    ],
    ['_quarto.yml', 'format:\n  html:\n    bibliography: [a.bib, b.bib]\n', ['a.bib', 'b.bib']],
    ['_bookdown.yml', 'book_filename: x\nbibliography:\n  - a.bib\n  - b.bib\n', ['a.bib', 'b.bib']],
    ['_config.yml', 'sphinx:\n  x: 1\nbibtex_bibfiles:\n  - references.bib\n', ['references.bib']],
    ['myst.yml', 'version: 1\nproject:\n  bibliography:\n    - a.bib\n  title: x\n', ['a.bib']],
    ['conf.py', "project = 'x'\nbibtex_bibfiles = ['a.bib', \"b.bib\"]  # 'no.bib'\n", ['a.bib', 'b.bib']],
    ['conf.py', "bibtex_bibfiles = [\n  'a.bib',  # 'no.bib'\n]\n", ['a.bib']],
    ['other.yml', 'bibliography: no.bib\n', []],
  ];
  for (const [name, text, expected] of rows) {
    it(`finds ${expected.join(' ') || 'nothing'} in ${name}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        projectBibliographies(name, text).map(({ path }) => path),
        expected,
      );
    });
  }
});
