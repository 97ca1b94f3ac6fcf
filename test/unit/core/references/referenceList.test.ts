import assert from 'node:assert/strict';
import { documentTongue } from '../../../../src/core/references/documentTongue';
import { referenceListEdit } from '../../../../src/core/references/referenceList';
import * as fc from 'fast-check';
import { notesLanguages, type NotesLanguage } from '../../../../src/core/citation/notesLanguage';

function put(text: string, offset: number, entries: readonly string[], language: NotesLanguage): string {
  const { start, end, text: inner } = referenceListEdit(text, offset, entries, 'References', language);
  return text.slice(0, start) + inner + text.slice(end);
}

describe('referenceListEdit', () => {
  it('puts a list under a heading, and brings it up to date where it stands', () => {
    const first = put('A\n', 2, ['One.', 'Two.'], 'markdown');
    assert.equal(
      first,
      'A\n\n## References\n\n<!-- lectern:begin references -->\n\nOne.\n\nTwo.\n\n<!-- lectern:end references -->\n',
    );
    assert.equal(put(`X\n${first}`, 0, ['One.', 'Two.'], 'markdown'), `X\n${first}`);
    assert.equal(put(first, 0, ['Three.'], 'markdown'), first.replace('One.\n\nTwo.', 'Three.'));
  });

  it('keeps the line ends of the document', () => {
    assert.equal(
      put('A\r\nB', 4, ['One.'], 'latex'),
      'A\r\nB\r\n\r\n\\section{References}\r\n\r\n% lectern:begin references\r\n\r\nOne.\r\n\r\n% lectern:end references\r\n'.replace(
        'B\r\n\r\n',
        'B\r\n\r\n',
      ),
    );
  });

  const block = (language: 'latex' | 'markdown' | 'rst', entry: string): string =>
    ({
      latex: `% lectern:begin references\n\n${entry}\n\n% lectern:end references`,
      markdown: `<!-- lectern:begin references -->\n\n${entry}\n\n<!-- lectern:end references -->`,
      rst: `..\n   lectern:begin references\n\n${entry}\n\n..\n   lectern:end references`,
    })[language];

  it('stays before the end of a LaTeX document, and behind its beginning', () => {
    const text = '\\documentclass{article}\n% \\end{document}\n\\begin{document}\nA.\n\\end{document}\n';
    const expected = text.replace(
      '\n\\end{document}\n',
      `\n\n\\section{References}\n\n${block('latex', 'One.')}\n\n\\end{document}\n`,
    );
    for (const offset of [0, 5, text.length - 1, text.length])
      assert.equal(put(text, offset, ['One.'], 'latex'), expected, String(offset));
  });

  it('goes below the heading that is there for it', () => {
    assert.equal(
      put('# A\n\nB.\n\n# References\n', 2, ['One.'], 'markdown'),
      `# A\n\nB.\n\n# References\n\n${block('markdown', 'One.')}\n`,
    );
    assert.equal(
      put('A\n\nBibliography\n------------\nMore.\n', 0, ['One.'], 'markdown'),
      `A\n\nBibliography\n------------\n\n${block('markdown', 'One.')}\n\nMore.\n`,
    );
    assert.equal(
      put('\\section*{References}\n\\end{document}', 0, ['One.'], 'latex'),
      `\\section*{References}\n\n${block('latex', 'One.')}\n\n\\end{document}`,
    );
    assert.equal(
      put('A\n\nReferences\n==========\n', 0, ['One.'], 'rst'),
      `A\n\nReferences\n==========\n\n${block('rst', 'One.')}\n`,
    );
    assert.equal(put('# References\r\n', 0, ['One.'], 'markdown').split('References').length, 2);
    // Named in code only, it is no heading.
    assert.match(put('```\n# References\n```\n', 21, ['One.'], 'markdown'), /```\n\n## References\n/);
  });

  it('tears no paragraph and no metadata apart', () => {
    const list = `## References\n\n${block('markdown', 'One.')}\n`;
    for (const offset of [1, 4, 6, 9])
      assert.equal(
        put('One two\nthree.\n\nB\n', offset, ['One.'], 'markdown'),
        `One two\nthree.\n\n${list}\n\nB\n`,
      );
    assert.equal(put('One\n\nB\n', 5, ['One.'], 'markdown'), `One\n\n${list}\nB\n`);
    assert.equal(put('---\na: b\n---\nA\n', 6, ['One.'], 'markdown'), `---\na: b\n---\nA\n\n${list}`);
  });

  it('changes nothing else, whatever the text and the offset', () => {
    const part = fc.constantFrom(
      'a',
      '\n',
      '\r\n',
      ' ',
      '# References',
      '---',
      '\\end{document}',
      '```',
      '=',
      '%',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        fc.nat(50),
        fc.constantFrom(...notesLanguages),
        (text, at, language) => {
          const { start, end } = referenceListEdit(
            text,
            Math.min(at, text.length),
            ['One.'],
            'References',
            language,
          );
          assert.equal(start, end);
          assert.ok(start >= 0 && end <= text.length);
        },
      ),
    );
  });

  it('needs no comments', () => {
    assert.equal(put('', 0, ['One.'], 'plain'), 'References\n\nOne.\n');
  });
});

describe('documentTongue', () => {
  it('reads what each language has for it', () => {
    assert.equal(documentTongue('---\nlang: de\n---\n', 'markdown'), 'de');
    assert.equal(documentTongue('\\usepackage[english,ngerman]{babel}', 'latex'), 'ngerman');
    assert.equal(documentTongue('#set text(font: "A", lang: "fr")', 'typst'), 'fr');
    assert.equal(documentTongue('#+LANGUAGE: es\n', 'org'), 'es');
    assert.equal(documentTongue('= A\n:lang: it\n', 'asciidoc'), 'it');
    assert.equal(documentTongue('lang: de', 'markdown'), null);
  });
});
