import assert from 'node:assert/strict';
import type { About } from '../../../../src/core/marks/mark';
import { findMoved, indexMoved } from '../../../../src/core/marks/moved';
import { paperOf } from '../../../durability/someMarks';

const about = (parts: Partial<About>): About => ({
  title: '',
  firstAuthor: null,
  year: null,
  aliases: [],
  ...parts,
});
const stars = about({ title: 'On Stars', firstAuthor: 'Ada Doe', year: 2024, aliases: ['arxiv:1'] });

describe('findMoved', () => {
  const index = indexMoved([
    [paperOf(1), stars],
    [paperOf(2), about({ title: 'On Moons', aliases: ['arxiv:2', 'shared'] })],
    [paperOf(3), about({ title: 'On Suns', aliases: ['arxiv:3', 'shared'] })],
  ]);

  it('finds a paper by any alias, or by title, first author and year', () => {
    assert.equal(findMoved(about({ title: 'Renamed', aliases: ['doi:9', 'arxiv:1'] }), index), paperOf(1));
    assert.equal(findMoved({ ...stars, title: 'ON STARS', aliases: [] }, index), paperOf(1));
  });

  it('takes no other paper of the same title for it', () => {
    assert.equal(findMoved({ ...stars, firstAuthor: 'Bo Roe', aliases: [] }, index), null);
  });

  it('does not mind another year, which listings leave out and readers guess', () => {
    assert.equal(findMoved({ ...stars, year: 1924, aliases: [] }, index), paperOf(1));
  });

  it('decides nothing where names lead to different papers or are shared', () => {
    assert.equal(findMoved(about({ aliases: ['arxiv:1', 'arxiv:2'] }), index), null);
    assert.equal(findMoved(about({ aliases: ['shared'] }), index), null);
    assert.equal(findMoved(about({ title: '???' }), index), null);
  });
});
