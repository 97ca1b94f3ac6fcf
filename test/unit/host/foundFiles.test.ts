import assert from 'node:assert/strict';
import { FoundFiles } from '../../../src/host/foundFiles';

describe('FoundFiles', () => {
  it('has what the last search found, and no longer what it did not', () => {
    const files = new FoundFiles();
    assert.equal(files.end(files.begin(), ['a', 'b']), true);
    assert.equal(files.end(files.begin(), ['b', 'c']), true);
    assert.deepEqual(files.all, ['b', 'c']);
    assert.equal(files.has('a'), false);
  });

  it('keeps a file that came while the search had passed its place', () => {
    const files = new FoundFiles();
    const turn = files.begin();
    files.add('late');
    assert.equal(files.end(turn, ['a']), true);
    assert.deepEqual(files.all, ['late', 'a']);
    // The next search would have found it.
    files.end(files.begin(), ['a']);
    assert.deepEqual(files.all, ['a']);
  });

  it('keeps one that is told of again during a search that does not find it', () => {
    const files = new FoundFiles();
    files.end(files.begin(), ['a']);
    const turn = files.begin();
    files.delete('a');
    files.add('a');
    files.end(turn, []);
    assert.deepEqual(files.all, ['a']);
  });

  it('takes nothing of a search that another has overtaken, whichever ends first', () => {
    const files = new FoundFiles();
    const older = files.begin();
    const newer = files.begin();
    assert.equal(files.end(newer, ['a', 'in a folder that was added']), true);
    assert.equal(files.end(older, ['a']), false);
    assert.deepEqual(files.all, ['a', 'in a folder that was added']);
    const third = files.begin();
    const fourth = files.begin();
    assert.equal(files.end(third, ['z']), false);
    assert.equal(files.end(fourth, ['y']), true);
    assert.deepEqual(files.all, ['y']);
  });

  it('keeps, over an overtaken search, what was told of during the newer one only', () => {
    const files = new FoundFiles();
    files.begin();
    files.add('before');
    const turn = files.begin();
    files.add('after');
    files.end(turn, []);
    assert.deepEqual(files.all, ['after']);
  });
});
