import assert from 'node:assert/strict';
import { cslFromBib } from '../../../../src/core/references/cslFromBib';

const others = { literal: 'others' };

describe('cslFromBib', () => {
  it('makes an item of a paper at a conference', () => {
    const entry = {
      type: 'inproceedings',
      fields: {
        title: 'A',
        author: [
          { lastName: 'Maaten', firstName: 'Laurens', prefix: 'van der' },
          { name: 'Google Team' },
          { lastName: 'others' },
        ],
        booktitle: 'NeurIPS',
        publisher: ['ACM', 'IEEE'],
        year: '2017',
        month: '6',
        pages: '1–10',
        doi: 'https://doi.org/10.1/x',
      },
    };
    assert.deepEqual(cslFromBib(entry, 'a', others), {
      id: 'a',
      type: 'paper-conference',
      title: 'A',
      'container-title': 'NeurIPS',
      publisher: 'ACM, IEEE',
      page: '1–10',
      DOI: '10.1/x',
      author: [
        { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
        { literal: 'Google Team' },
        others,
      ],
      issued: { 'date-parts': [[2017, 6]] },
    });
  });

  it('knows a preprint by its number', () => {
    const entry = { type: 'misc', fields: { title: 'A', eprint: '1706.03762', archiveprefix: 'arXiv' } };
    assert.deepEqual(cslFromBib(entry, 'a', others), {
      id: 'a',
      type: 'article',
      title: 'A',
      publisher: 'arXiv',
      number: 'arXiv:1706.03762',
    });
  });

  it('keeps a date that is none as it is written, and gives null for what is no entry', () => {
    assert.deepEqual(cslFromBib({ type: 'x', fields: { date: 'in press', pages: 3 } }, 'a', others), {
      id: 'a',
      type: 'document',
      page: '3',
      issued: { literal: 'in press' },
    });
    assert.equal(cslFromBib('text', 'a', others), null);
  });
});
