import assert from 'node:assert/strict';
import { temporaryName, withHalfRenamed } from '../../../../src/core/marks/halfRenamed';

const file = (name: string, modified = 0) => ({ name, kind: 'file', size: 9, modified }) as const;
const now = 1_000_000;

describe('withHalfRenamed', () => {
  it('takes the next text of a file that is missing for the file', () => {
    const waiting = file(temporaryName('a_b-1.jsonl'));
    assert.deepEqual(withHalfRenamed([waiting], new Set(), now), [waiting, file('a_b-1.jsonl')]);
  });

  it('goes by the file where it is there', () => {
    const entries = [file('a_b-1.jsonl'), file('a_b-1.jsonl.tmp')];
    assert.equal(withHalfRenamed(entries, new Set(), now), entries);
  });

  it('waits with a file that may be being written for the first time, not with one that was there', () => {
    const writing = file('a_b-1.jsonl.tmp', now - 100);
    assert.deepEqual(withHalfRenamed([writing], new Set(), now), [writing]);
    assert.deepEqual(withHalfRenamed([writing], new Set(['a_b-1.jsonl']), now), [
      writing,
      file('a_b-1.jsonl', now - 100),
    ]);
  });

  it('leaves folders and other files alone', () => {
    const entries = [{ ...file('a_b-1.jsonl.tmp'), kind: 'folder' } as const, file('x.txt.tmp')];
    assert.equal(withHalfRenamed(entries, new Set(), now), entries);
  });
});
