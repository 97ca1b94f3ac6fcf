import * as assert from 'node:assert/strict';
import { entryDetails, scanBibliography } from '../../../../src/core/bibliography/bibliographyFile';
import { isLinked, namesPaper, nearbyEntries } from '../../../../src/core/notes/linkedPaper';
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

describe('the entries of a link', () => {
  const bibtex = `@article{other, title={Other}, eprint={1706.0376}}
@article{cites, title={Another}, note={Follows 1706.03762, of old}}
@article{attention, title={Attention is {All} You Need}, eprint={1706.03762v7}, doi={10.5555/3295222}}
@misc{upper, doi={https://doi.org/10.48550/ARXIV.2001.00001}, note={10.48550/ARXIV.2001.00001}}
`;
  const found = (text: string, link: PaperLink): readonly string[] =>
    nearbyEntries(text, scanBibliography(text, 'bibtex'), link)
      .filter(({ key, start, end }) => {
        const details = entryDetails(text, 'bibtex', key);
        return details !== null && isLinked(details, text.slice(start, end), link);
      })
      .map(({ key }) => key);

  it('are those whose eprint or doi it is, not those that mention it', () => {
    assert.deepEqual(found(bibtex, arxiv), ['attention']);
    assert.deepEqual(found(bibtex, doi), ['attention']);
    assert.deepEqual(found(bibtex, { kind: 'arxiv', id: '2001.00001', version: null }), ['upper']);
  });

  it('are those whose address or journal names it where they have neither', () => {
    const named = `@article{scholar, journal={arXiv preprint arXiv:1706.03762}, year={2017}}
@misc{web, url = "https://arxiv.org/abs/1706.03762v5"}
@misc{other, doi={10.1/x}, url={https://arxiv.org/abs/1706.03762}}
@misc{noted, note={url of 1706.03762}}
`;
    assert.deepEqual(found(named, arxiv), ['scholar', 'web']);
    assert.equal(
      isLinked({ doi: null, eprint: null }, '"URL": "https://doi.org/10.5555/3295222"', doi),
      true,
    );
  });

  it('are looked at closer only where the link stands, each once', () => {
    const near = nearbyEntries(bibtex, scanBibliography(bibtex, 'bibtex'), arxiv);
    assert.deepEqual(
      near.map(({ key }) => key),
      ['cites', 'attention'],
    );
  });

  it('are none where there is none', () => {
    assert.deepEqual(found(bibtex, { kind: 'doi', doi: '10.1/x' }), []);
    assert.deepEqual(found('@article{broken, eprint={1706.03762', { kind: 'doi', doi: '10.5/y(.*' }), []);
  });
});
