import assert from 'node:assert/strict';
import { documentBibliographies } from '../../../../src/core/bibliography/documentBibliography';
import { nameBibliography } from '../../../../src/core/bibliography/nameBibliography';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';

function named(text: string, language: NotesLanguage, path = 'references.bib'): string {
  const edit = nameBibliography(text, language, path);
  assert.ok(edit !== null);
  const after = text.slice(0, edit.offset) + edit.text + text.slice(edit.offset);
  assert.deepEqual(
    documentBibliographies(after, language).map((found) => found.path),
    [path],
    after,
  );
  return after;
}

describe('nameBibliography', () => {
  it('adds a key to the metadata of Markdown, at its end', () => {
    assert.equal(
      named('---\ntitle: A\n---\n\n# A\n', 'markdown'),
      '---\ntitle: A\nbibliography: references.bib\n---\n\n# A\n',
    );
  });

  it('begins metadata where Markdown has none, with the line ends of the document', () => {
    assert.equal(named('# A\r\n', 'markdown'), '---\r\nbibliography: references.bib\r\n---\r\n\r\n# A\r\n');
    assert.equal(named('\uFEFF\n# A\n', 'myst'), '\uFEFF---\nbibliography: references.bib\n---\n\n# A\n');
    assert.equal(named('', 'markdown'), '---\nbibliography: references.bib\n---\n\n');
  });

  it('quotes a path that YAML would read otherwise', () => {
    assert.equal(named('', 'markdown', '#a: b.bib'), '---\nbibliography: "#a: b.bib"\n---\n\n');
  });

  it('puts BibTeX’s commands before the end of a LaTeX document', () => {
    assert.equal(
      named('\\begin{document}\nA\n\\end{document}\n', 'latex'),
      '\\begin{document}\nA\n\\bibliographystyle{plain}\n\\bibliography{references}\n\\end{document}\n',
    );
    assert.equal(
      named('\\bibliographystyle{acm}\n\\end{document}', 'latex'),
      '\\bibliographystyle{acm}\n\\bibliography{references}\n\\end{document}',
    );
  });

  it('adds a resource below biblatex', () => {
    assert.equal(
      named('\\usepackage[style=apa]{biblatex}\n\\begin{document}\n\\end{document}', 'latex'),
      '\\usepackage[style=apa]{biblatex}\n\\addbibresource{references.bib}\n\\begin{document}\n\\end{document}',
    );
  });

  it('has no place in a LaTeX file that is part of another, and in plain text', () => {
    assert.equal(nameBibliography('A section.\n', 'latex', 'a.bib'), null);
    assert.equal(nameBibliography('A section.\n', 'plain', 'a.bib'), null);
  });

  it('ends a Typst document with a call, and one of reStructuredText with a directive', () => {
    assert.equal(named('= A\n', 'typst'), '= A\n\n#bibliography("references.bib")\n');
    assert.equal(named('A\n=', 'rst'), 'A\n=\n\n.. bibliography:: references.bib\n');
  });

  it('follows the keywords of Org and the attributes of AsciiDoc', () => {
    assert.equal(named('#+title: A\n\n* B\n', 'org'), '#+title: A\n#+bibliography: references.bib\n\n* B\n');
    assert.equal(named('* B\n', 'org'), '#+bibliography: references.bib\n\n* B\n');
    assert.equal(
      named('= A\n:toc: left\n\n== B\n', 'asciidoc'),
      '= A\n:toc: left\n:bibtex-file: references.bib\n\n== B\n',
    );
    assert.equal(named('= A', 'asciidoc'), '= A\n:bibtex-file: references.bib\n');
  });
});
