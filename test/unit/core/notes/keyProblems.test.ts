import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';
import { scanCitations } from '../../../../src/core/citation/scanCitations';
import { editDistance } from '../../../../src/core/notes/editDistance';
import { duplicateKeys, keyChecker } from '../../../../src/core/notes/keyProblems';
import { keyBook } from '../../../../src/core/notes/nearestKeys';

describe('keyChecker', () => {
  const problems = (text: string, bibliography: readonly string[] | null): readonly string[] =>
    keyChecker({
      isInLibrary: (key) => key.startsWith('lib'),
      isInBibliography: bibliography === null ? null : (key) => bibliography.includes(key),
      isUnread: (key) => key === 'lib2',
    })(scanCitations(text, 'markdown'), (name) => name === 'label').map(
      ({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
    );

  it('tells unknown keys from papers the bibliography lacks, and hints at unread ones', () => {
    assert.deepEqual(problems('@lib1 @lib2 @lib3 @bib @no @label @no', ['lib2', 'lib1', 'bib']), [
      'cited-unread lib2',
      'missing-entry lib3',
      'unknown-key no',
      'unknown-key no',
    ]);
  });

  it('asks for no entry where the document has no bibliography', () => {
    assert.deepEqual(problems('@lib1 @no', null), ['unknown-key no']);
  });

  it('finds out once what is wrong with a key, and asks anew for labels', () => {
    const asked: string[] = [];
    const check = keyChecker({
      isInLibrary: (key) => asked.push(key) > 0 && key === 'a',
      isInBibliography: null,
    });
    const keys = (text: string, isLabel?: (name: string) => boolean): readonly string[] =>
      check(scanCitations(text, 'typst'), isLabel).map(({ key }) => key);
    assert.deepEqual(keys('@a @b @b'), ['b', 'b']);
    assert.deepEqual(keys('@c @b @a'), ['c', 'b']);
    assert.deepEqual(
      keys('@c @b @a', (name) => name === 'b'),
      ['c'],
    );
    assert.deepEqual(asked, ['a', 'b', 'c']);
  });

  it('finds the keys that stand twice, across files', () => {
    const file = (uri: string, text: string) => ({
      uri,
      entries: scanBibliography(text, 'bibtex'),
      ignoresCase: true,
    });
    assert.deepEqual(duplicateKeys([file('a', '@m{x,}@m{y,}'), file('b', '@m{X,}@m{z,}')]), [
      {
        code: 'duplicate-key',
        uri: 'b',
        key: 'X',
        span: { start: 3, end: 4 },
        first: { uri: 'a', key: 'x', span: { start: 3, end: 4 } },
      },
    ]);
  });
});

describe('keyBook', () => {
  const keys = [
    ...[
      'vaswani2017attention',
      'vaswani2018tensor2tensor',
      'devlin2019bert',
      'devlin2018',
      'xu2023',
      'xu2024a',
    ],
    ...['Kingma:2015', 'kingma2014vae', 'lecun1998', 'lecun2015deep', 'ab', 'müller2020', 'he2016deep'],
  ];
  const book = keyBook(keys);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['vaswani2017atention', ['vaswani2017attention']],
    ['vaswnai2017attention', ['vaswani2017attention']],
    ['vaswani2017', ['vaswani2017attention']],
    ['2017vaswani', ['vaswani2017attention']],
    ['devlin2019', ['devlin2018', 'devlin2019bert']],
    ['kingma2015', ['Kingma:2015', 'kingma2014vae']],
    ['DEVLIN2019BERT', ['devlin2019bert', 'devlin2018']],
    ['muller2020', ['müller2020']],
    ['xu2032', ['xu2023']],
    ['qqqqqqqq', []],
    ['', []],
  ];
  for (const [key, expected] of rows) {
    it(`takes ${key || 'nothing'} for ${expected.join(' or ') || 'none'}`, () => {
      assert.deepEqual(book.nearest(key, 2), expected);
    });
  }

  it('never names the key itself, nor more than asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 })), fc.string({ maxLength: 12 }), (list, key) => {
        const nearest = keyBook([...list, key]).nearest(key, 3);
        assert.ok(nearest.length <= 3 && !nearest.includes(key));
      }),
    );
  });
});

describe('editDistance', () => {
  const rows: readonly (readonly [string, string, number | null])[] = [
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'bc', 1],
    ['abc', 'xabc', 1],
    ['kitten', 'sitting', 3],
    ['abcd', 'wxyz', null],
    ['a', 'aaaaaa', null],
  ];
  for (const [one, other, expected] of rows) {
    it(`of ${one || 'nothing'} and ${other || 'nothing'} is ${String(expected)}, within 3`, () => {
      assert.equal(editDistance(one, other, 3), expected);
      assert.equal(editDistance(other, one, 3), expected);
    });
  }
});
