import assert from 'node:assert/strict';
import { buildLibrary } from '../../../../src/core/library/library';
import { describePaper } from '../../../../src/core/library/about';
import {
  backupTime,
  marksForLibrary,
  sortBackups,
  surplusBackups,
  toBackupName,
} from '../../../../src/core/marks/backup';
import { noMark } from '../../../../src/core/marks/mark';
import { paperOf } from '../../../durability/someMarks';
import { aPaper } from '../../../support/builders';

const day = 24 * 60 * 60 * 1000;
const paper = (title: string) =>
  aPaper({ title, authors: ['Ada Doe'], category: null, date: null }, 'file:///a.papers');

describe('copies of marks', () => {
  it('have names that tell their time and sort by it', () => {
    const names = [1, 1e12, 1.7e12].map(toBackupName);
    assert.deepEqual(names.map(backupTime), [1, 1e12, 1.7e12]);
    assert.deepEqual(sortBackups([...names, 'folder.txt', 'marks-1.json']), [...names].reverse());
  });

  it('stay: the three newest, and the newest of each of seven days', () => {
    const now = 20_000 * day;
    const times = [...Array(5).keys()]
      .map((n) => now + n)
      .concat([...Array(20).keys()].map((n) => now - n * day));
    const names = [...new Set(times)].map(toBackupName);
    const kept = sortBackups(names).filter((name) => !surplusBackups(names).includes(name));
    assert.deepEqual(
      kept.map((name) => (backupTime(name) ?? 0) - now),
      [4, 3, 2, -day, -2 * day, -3 * day, -4 * day, -5 * day, -6 * day],
    );
    assert.deepEqual(surplusBackups(kept), []);
  });
});

describe('marksForLibrary', () => {
  it('gives the marks of papers that are listed, under whatever title', () => {
    const title = 'Attention Is All You Need in a Long Title';
    const library = buildLibrary([
      { source: 'x', papers: [paper('Attention Is All You Need…'), paper('On Stars')] },
    ]);
    const stored = {
      paper: paper(title).id,
      about: describePaper(paper(title)),
      mark: { ...noMark, note: 'n' },
    };
    const stars = { paper: paper('On Stars').id, about: null, mark: { ...noMark, tags: ['a'] } };
    const empty = { paper: paperOf(1), about: describePaper(paper('On Stars')), mark: noMark };
    const gone = { paper: paperOf(2), about: describePaper(paper('Gone')), mark: { ...noMark, note: 'x' } };
    assert.deepEqual(marksForLibrary([gone, stored, empty, stars], library), [stored, stars]);
  });
});
