import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { moveCaret } from '../../../src/panel/caret';
import { offerLimit, offerTags, readTags, toTag } from '../../../src/panel/tagCompletion';
import { tagLimit } from '../../../src/protocol/limits';

const known = [
  { name: 'attention', count: 4 },
  { name: 'audio', count: 9 },
  { name: 'state-space audio', count: 2 },
  { name: 'claudius', count: 7 },
  { name: 'Étude', count: 1 },
];
const names = (typed: string, taken: readonly string[] = []): readonly string[] =>
  offerTags(known, taken, typed).map(({ name }) => name);

describe('offerTags', () => {
  it('puts beginnings first, then words, then the rest', () => {
    assert.deepEqual(names('aud'), ['audio', 'state-space audio', 'claudius']);
  });

  it('puts the most used first among equals, and everything where nothing is typed', () => {
    assert.deepEqual(names('a'), ['audio', 'attention', 'state-space audio', 'claudius']);
    assert.deepEqual(names(''), ['audio', 'claudius', 'attention', 'state-space audio', 'Étude']);
  });

  it('minds neither case nor accents', () => {
    assert.deepEqual(names('ETU'), ['Étude']);
    assert.deepEqual(names('étude'), ['Étude']);
  });

  it('does not offer what the paper has, nor more than fits', () => {
    assert.deepEqual(names('aud', ['audio']), ['state-space audio', 'claudius']);
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `tag${index}`, count: index }));
    assert.equal(offerTags(many, [], 'tag').length, offerLimit);
  });
});

describe('readTags', () => {
  it('takes what a comma ends and leaves the rest in the box', () => {
    assert.deepEqual(readTags('a, #b ,, a,c'), { tags: ['a', 'b'], rest: 'c' });
    assert.deepEqual(readTags('half'), { tags: [], rest: 'half' });
    assert.deepEqual(readTags('语音，识别'), { tags: ['语音'], rest: '识别' });
  });
});

describe('toTag', () => {
  it('cleans habits and keeps to the limit', () => {
    assert.deepEqual(['  two   words ', '##x', '#', ''].map(toTag), ['two words', 'x', '', '']);
    assert.equal(toTag(`${'x'.repeat(tagLimit - 1)}😀`), 'x'.repeat(tagLimit - 1));
  });
});

describe('moveCaret', () => {
  it('keeps the caret in the same words', () => {
    assert.equal(moveCaret('one two', 'zero one two', 4), 9);
    assert.equal(moveCaret('one two', 'one two three', 3), 3);
    assert.equal(moveCaret('one big two', 'one two', 6), 4);
    assert.equal(moveCaret('one two', 'zero one two three', 7), 12);
    assert.equal(moveCaret('abc', 'xyz', 2), 3);
  });

  it('stays within the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, at) => {
        const offset = moveCaret(before, after, before.length === 0 ? 0 : at % (before.length + 1));
        assert.ok(offset >= 0 && offset <= after.length);
      }),
    );
  });
});
