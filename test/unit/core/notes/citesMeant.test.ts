import assert from 'node:assert/strict';
import type { NotesLanguage } from '../../../../src/core/citation/notesLanguage';
import { citesOf, readCited, scanAround } from '../../../../src/core/notes/citedDocument';
import { citesMeant } from '../../../../src/core/notes/citesMeant';

/** What is meant in a text with `|` at the cursor, or around each of its selections. */
function meant(language: NotesLanguage, marked: string): string {
  const marks = [...marked.matchAll(/\|/g)].map(({ index }, nth) => index - nth);
  const text = marked.replaceAll('|', '');
  const [first = 0] = marks;
  const selections =
    marks.length === 1
      ? [{ start: first, end: first }]
      : marks.flatMap((start, at) => (at % 2 === 0 ? [{ start, end: marks[at + 1] ?? start }] : []));
  const document = readCited(text, language);
  const note = {
    text,
    cites: citesOf(document),
    scanAround: (offset: number) => scanAround(document, text, offset),
  };
  const { keys, isGroup } = citesMeant(note, selections);
  return `${keys.join(' ')}${isGroup ? ' (group)' : ''}`;
}

describe('what a cursor means', () => {
  const cases: readonly (readonly [NotesLanguage, string, string])[] = [
    ['markdown', 'See [@|a; @b].', 'a'],
    ['markdown', 'See [|@a; @b].', 'a'],
    ['markdown', 'See [@a|; @b].', 'a'],
    ['markdown', 'See [@a; |@b].', 'b'],
    ['markdown', 'See |[@a; @b].', 'a b (group)'],
    ['markdown', 'See [see @a, p. |3; @b].', 'a b (group)'],
    ['markdown', 'See [@a, p. |3].', 'a'],
    ['markdown', 'S|ee [@a; @b].', ''],
    ['markdown', 'See `[@a|]`.', ''],
    ['myst', 'See {cite}`a|,b`.', 'a'],
    ['myst', 'See {ci|te}`a,b`.', 'a b (group)'],
    ['latex', 'See \\ci|tep[see][]{a, b}.', 'a b (group)'],
    ['latex', 'See \\citep[see][]{a, b|}.', 'b'],
    ['typst', 'See @a|dam there.', 'adam'],
    ['typst', 'See #cite(<ad|am>) there.', 'adam'],
    ['typst', 'See #ci|te(<adam>) there.', 'adam'],
    ['org', 'See [cite:@a;|@b].', 'b'],
    ['org', 'See [ci|te:@a;@b].', 'a b (group)'],
    ['asciidoc', 'See cite:[a|, b].', 'a'],
    ['rst', 'See :cite:p:`a, b|`.', 'b'],
    ['plain', 'See @a|.', ''],
  ];
  for (const [language, text, expected] of cases)
    it(`in ${language}, ${text}`, () => {
      assert.equal(meant(language, text), expected);
    });
});

describe('what a selection means', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['|See [@a; @b]. And @c.|', 'a b c'],
    ['See [@|a; @|b].', 'a'],
    ['See [@a|; @|b].', ''],
    ['See [@a; @b|]. And @|c.', ''],
    ['See [|@a|; @b]. And |@c|. And |@a|.', 'a c'],
  ];
  for (const [text, expected] of cases)
    it(text, () => {
      assert.equal(meant('markdown', text), expected);
    });
});
