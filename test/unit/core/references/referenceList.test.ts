import assert from 'node:assert/strict';
import { documentTongue } from '../../../../src/core/references/documentTongue';
import { referenceListEdit } from '../../../../src/core/references/referenceList';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';

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
