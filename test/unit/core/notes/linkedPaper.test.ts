import * as assert from 'node:assert/strict';
import { linkedEntry, namesPaper } from '../../../../src/core/notes/linkedPaper';
import type { PaperLink } from '../../../../src/core/notes/lookUpLink';

const arxiv: PaperLink = { kind: 'arxiv', id: '1706.03762', version: 5 };
const doi: PaperLink = { kind: 'doi', doi: '10.5555/3295222' };

describe('namesPaper', () => {
  it('finds the paper of a link in a note, by address or id and in any version', () => {
    for (const note of [
      'Read [it](https://arxiv.org/abs/1706.03762).',
      'arXiv:1706.03762v1, again',
      '1706.03762',
    ])
      assert.equal(namesPaper(note, arxiv), true, note);
    assert.equal(namesPaper('See <https://doi.org/10.5555/3295222>.', doi), true);
  });

  it('takes nothing for it that only looks alike', () => {
    for (const note of ['', '11706.037621', '1706.03763', 'costs 1706.037625'])
      assert.equal(namesPaper(note, arxiv), false, note);
  });
});

describe('linkedEntry', () => {
  const bibtex = `@article{other, title={Other}, eprint={1706.0376}}
@article{attention, title={Attention is {All} You Need}, eprint={1706.03762v7}, doi={10.5555/3295222}}`;

  it('finds the entry of a link, by eprint or doi', () => {
    const entry = { key: 'attention', title: 'attentionisallyouneed' };
    assert.deepEqual(linkedEntry(bibtex, arxiv), entry);
    assert.deepEqual(linkedEntry(bibtex, doi), entry);
  });

  it('is null where there is none', () => {
    assert.equal(linkedEntry(bibtex, { kind: 'doi', doi: '10.1/x' }), null);
    assert.equal(linkedEntry('@article{broken, eprint={1706.03762', { kind: 'doi', doi: '10.5/y' }), null);
  });
});
