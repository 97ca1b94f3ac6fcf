import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { addEntries } from '../../../../src/core/bibliography/addEntries';
import { bibliographyFormats } from '../../../../src/core/bibliography/bibliographyEntry';
import { entryDetails, scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';
import { toCslItem } from '../../../../src/core/bibliography/cslItem';
import { entryText } from '../../../../src/core/bibliography/entryText';
import { aPaper } from '../../../support/builders';

const paper = aPaper({
  title: 'BERT: deep $O(n)$ models',
  authors: ['Laurens van der Maaten', 'Google', 'Sammy Davis Jr.'],
  date: '2018-10-11',
  abstract: 'Long.',
});

describe('entryText', () => {
  it('writes Typst’s format, words with capitals inside kept as they are', () => {
    assert.equal(
      entryText(paper, 'maaten2018', 'hayagriva'),
      [
        'maaten2018:',
        '  type: article',
        '  title: "{BERT:} deep O(n) models"',
        '  author: ["van der Maaten, Laurens", "Google", "Davis, Jr., Sammy"]',
        '  date: 2018-10-11',
      ].join('\n'),
    );
  });

  it('writes an item of Pandoc’s YAML', () => {
    assert.equal(
      entryText(paper, 'maaten2018', 'cslYaml'),
      [
        '- id: maaten2018',
        '  type: article',
        '  title: "BERT: deep O(n) models"',
        '  author:',
        '    - family: Maaten',
        '      given: Laurens',
        '      non-dropping-particle: van der',
        '    - literal: Google',
        '    - family: Davis',
        '      given: Sammy',
        '      suffix: Jr.',
        '  issued: 2018-10-11',
      ].join('\n'),
    );
  });

  it('writes an item of CSL', () => {
    assert.deepEqual(toCslItem({ title: 'A', authors: ['Ada Lovelace'], date: null }, 'a'), {
      id: 'a',
      type: 'article',
      title: 'A',
      author: [{ family: 'Lovelace', given: 'Ada' }],
    });
  });

  it('leaves the abstract out of BibTeX', () => {
    assert.doesNotMatch(entryText(paper, 'a', 'bibtex'), /abstract/);
  });

  it('gives, of any texts and in each format, an entry that is found by its key again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bibliographyFormats),
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
        (format, title, authors) => {
          const wanted = { key: 'key1', text: () => entryText(aPaper({ title, authors }), 'key1', format) };
          const { text, added } = addEntries('', [wanted], format);
          assert.deepEqual(added, ['key1'], text);
          assert.deepEqual(
            scanBibliography(text, format).map(({ key }) => key),
            ['key1'],
          );
          assert.notEqual(entryDetails(text, format, 'key1'), null);
        },
      ),
    );
  });
});

describe('addEntries', () => {
  it('adds what is missing and leaves the rest byte for byte', () => {
    const before = '% mine\n@book{b, title={B}}\n\n';
    const wanted = ['b', 'c'].map((key) => ({ key, text: () => `@misc{${key},\n}` }));
    assert.deepEqual(addEntries(before, wanted, 'bibtex'), {
      text: '% mine\n@book{b, title={B}}\n\n@misc{c,\n}\n\n',
      added: ['c'],
      refused: [],
    });
  });

  it('says which entry has no place', () => {
    assert.deepEqual(addEntries('{"not": "a list"}', [{ key: 'a', text: () => '{"id": "a"}' }], 'cslJson'), {
      text: '{"not": "a list"}',
      added: [],
      refused: ['a'],
    });
  });
});
