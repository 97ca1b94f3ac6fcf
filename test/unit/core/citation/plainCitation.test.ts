import * as assert from 'node:assert/strict';
import type { CitedPaper } from '../../../../src/core/citation/plainCitation';
import { formatReference, plainCitation } from '../../../../src/core/citation/plainCitation';

const base: CitedPaper = { title: 'A Title', authors: ['Hainan Xu'], etAl: false, date: '2023-04-13' };

describe('plainCitation', () => {
  const rows: readonly (readonly [Partial<CitedPaper>, string])[] = [
    [{}, 'Xu (2023)'],
    [{ authors: ['Hainan Xu', 'Fei Jia'] }, 'Xu and Jia (2023)'],
    [{ authors: ['Hainan Xu', 'Fei Jia', 'S Majumdar'] }, 'Xu et al. (2023)'],
    [{ authors: ['Hainan Xu', 'Fei Jia'], etAl: true }, 'Xu et al. (2023)'],
    [{ etAl: true }, 'Xu et al. (2023)'],
    [{ authors: ['Laurens van der Maaten'] }, 'van der Maaten (2023)'],
    [{ authors: ['Gemma Team'] }, 'Gemma Team (2023)'],
    [{ date: null }, 'Xu (n.d.)'],
    [{ authors: [] }, '“A Title” (2023)'],
    [{ authors: [], title: 'BERT: Pre-training of Deep Models' }, '“BERT” (2023)'],
    [{ authors: [], title: 'One two three four five six' }, '“One two three four five …” (2023)'],
  ];
  for (const [change, expected] of rows) {
    it(`writes ${expected}`, () => {
      assert.equal(plainCitation({ ...base, ...change }), expected);
    });
  }
});

describe('formatReference', () => {
  const rows: readonly (readonly [Partial<CitedPaper>, string])[] = [
    [{}, 'Hainan Xu (2023). A Title.'],
    [{ authors: ['Hainan Xu', 'Fei Jia'], etAl: true }, 'Hainan Xu, Fei Jia et al. (2023). A Title.'],
    [{ title: 'Why?' }, 'Hainan Xu (2023). Why?'],
    [{ title: '3$\\times$ faster' }, 'Hainan Xu (2023). 3\\times faster.'],
    [{ authors: [], date: null }, 'A Title. (n.d.).'],
  ];
  for (const [change, expected] of rows) {
    it(`writes ${expected}`, () => {
      assert.equal(formatReference({ ...base, ...change }), expected);
    });
  }
});
