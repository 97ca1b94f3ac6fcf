import assert from 'node:assert/strict';
import { readListing } from '../../../../src/core/listing/readListing';

const abstract = 'We look at words of all sizes, and at what models make of them. '.repeat(6).trim();
const paper = (title: string, people = 'Wen Ding, Fei Jia'): string =>
  `CLMay 2, 2025\n${title}${people} et al. · cmu\n${abstract}\n`;

/** The titles of the papers that stand in a listing more than once, with the place where each stood first. */
function repeated(text: string): readonly (readonly [unknown, unknown])[] {
  return readListing(text, { referenceDate: '2026-11-23' })
    .problems.filter(({ code }) => code === 'duplicate-entry')
    .map(({ data }) => [data['title'], data['first']]);
}

describe('SeenTitles', () => {
  it('knows a paper again by its title and first person, whatever the case of their letters', () => {
    const first = paper('Small Words for Large Models', 'Wen Ding, Fei Jia, Hainan Xu');
    const text =
      first +
      paper('SMALL Words for Large Models', 'Wen Ding, Ada Roe, Cy Fox') +
      paper('Small Words for Large Models', 'Ada Roe, Wen Ding, Cy Fox');
    assert.deepEqual(repeated(text), [['SMALL Words for Large Models', 0]]);
  });

  it('tells papers apart that differ in any letter, however many look alike, and knows each of them again', () => {
    // Titles of one length that differ in one or two letters each: many have a key in common.
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const titles = Array.from({ length: 3000 }, (_, index) => {
      const at = index % 59;
      const title = 'Small Words for Large Models and What Becomes of Them in the End'.split('');
      title[at + 1] = letters.charAt(Math.floor(index / 59) % 26);
      title[((at * 7) % 59) + 1] = letters.charAt(Math.floor(index / 1534));
      return title.join('').replaceAll(/ +/g, '-');
    });
    const distinct = [
      ...new Map(titles.map((title) => [title.toLowerCase(), `On ${title} of Models`])).values(),
    ];
    assert.ok(distinct.length > 1500);
    const once = distinct.map((title) => paper(title)).join('');
    assert.deepEqual(repeated(once), []);
    assert.equal(repeated(once + once).length, distinct.length);
  });
});
