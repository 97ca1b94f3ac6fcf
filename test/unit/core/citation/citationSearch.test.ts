import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { SearchItem } from '../../../../src/core/citation/citationSearch';
import { prepareSearch } from '../../../../src/core/citation/citationSearch';
import { finish } from '../../../../src/core/steps';

function item(title: string, more: Partial<SearchItem> = {}): SearchItem {
  return { key: 'key', title, people: [], year: null, tags: [], rank: 0, ...more };
}

/** The titles found, best first. */
function found(items: readonly SearchItem[], query: string, limit = 10): readonly string[] {
  return finish(prepareSearch(items, items.length))
    .search(query, limit)
    .map((index) => items[index]?.title ?? '');
}

describe('prepareSearch', () => {
  it('finds words of title, people, year, tags and key in any order', () => {
    const items = [
      item('Attention Is All You Need', {
        key: 'vaswani2017attention',
        people: ['Ashish Vaswani'],
        year: 2017,
        tags: ['classic'],
      }),
      item('Something else'),
    ];
    for (const query of ['need attention', 'vaswani 2017', 'classic', 'vaswani2017', 'ashish all']) {
      assert.deepEqual(found(items, query), ['Attention Is All You Need'], query);
    }
  });

  it('needs every word', () => {
    assert.deepEqual(found([item('Speech models'), item('Speech')], 'speech models'), ['Speech models']);
    assert.deepEqual(found([item('Speech models')], 'speech vision'), []);
  });

  it('does not mind case, accents and marks between words', () => {
    assert.deepEqual(found([item('Über Mixture-of-Experts')], 'uber MIXTURE of experts'), [
      'Über Mixture-of-Experts',
    ]);
    assert.deepEqual(found([item('Models', { people: ['José Muñoz'] })], 'munoz'), ['Models']);
    assert.deepEqual(found([item('注意力机制')], '意力'), ['注意力机制']);
  });

  it('ranks the beginning of the title over the beginning of a word over its inside', () => {
    assert.deepEqual(found([item('Retraining'), item('Model Training'), item('Training Models')], 'train'), [
      'Training Models',
      'Model Training',
      'Retraining',
    ]);
  });

  it('ranks title and people over tags', () => {
    assert.deepEqual(
      found(
        [item('A', { tags: ['speech'] }), item('B', { people: ['Ann Speech'] }), item('On Speech')],
        'speech',
      ),
      ['B', 'On Speech', 'A'],
    );
  });

  it('ranks words that stand together first', () => {
    assert.deepEqual(found([item('Models of Language'), item('On Language Models')], 'language models'), [
      'On Language Models',
      'Models of Language',
    ]);
  });

  it('lets rank decide between equal matches, then order', () => {
    assert.deepEqual(found([item('A x'), item('B x', { rank: 2 }), item('C x')], 'x'), ['B x', 'A x', 'C x']);
  });

  it('gives the highest ranked for an empty query, as many as asked for', () => {
    const items = [item('A', { rank: 1 }), item('B', { rank: 3 }), item('C', { rank: 2 })];
    assert.deepEqual(found(items, ' - ', 2), ['B', 'C']);
    assert.deepEqual(found(items, '', 0), []);
    assert.deepEqual(found([], 'a'), []);
  });

  it('finds what a plain search for every word finds', () => {
    const words = fc.array(fc.constantFrom('attention', 'model', 'speech', 'modal', 'x1', 'für', '注意'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 15 }),
        fc.array(fc.constantFrom('at', 'mod', 'x1', 'fur', '注', 'el'), { maxLength: 3 }),
        (titles, query) => {
          const items = titles.map((title) => item(title.join(' '), { key: '' }));
          const plain = items.flatMap(({ title }, index) =>
            query.every((word) => title.replace(/ü/g, 'u').includes(word)) ? [index] : [],
          );
          assert.deepEqual(
            new Set(finish(prepareSearch(items, items.length)).search(query.join(' '), 100)),
            new Set(plain),
          );
        },
      ),
    );
  });
});
