import assert from 'node:assert/strict';
import { VocabularyCount } from '../../../../src/core/query/vocabulary';
import { aPaper } from '../../../support/builders';

describe('VocabularyCount', () => {
  it('lists topics, people, organisations and tags with what is most used first', () => {
    const count = new VocabularyCount();
    count.add(aPaper({ title: 'A', category: 'AS', authors: ['A B'], orgs: ['mit'] }));
    count.add(aPaper({ title: 'B', category: 'CL', authors: ['C D', 'A B'], orgs: ['cmu'] }));
    count.add(aPaper({ title: 'C', category: 'CL', authors: ['A B'], orgs: ['cmu'] }));
    count.add(aPaper({ title: 'D', category: null, authors: [] }));
    const { topics, ...rest } = count.toVocabulary(new Map(Object.entries({ x: 1, y: 4 })), ['a.papers']);
    assert.deepEqual(
      topics.map(({ id }) => id),
      ['cs.CL', 'eess.AS'],
    );
    assert.deepEqual(rest, {
      tags: ['y', 'x'],
      authors: ['A B', 'C D'],
      orgs: ['cmu', 'mit'],
      sources: ['a.papers'],
    });
  });
});
