import assert from 'node:assert/strict';
import { noteKeyOf } from '../../../../src/core/notes/noteKey';

describe('noteKeyOf', () => {
  it('reads the keys at the top of the metadata', () => {
    assert.deepEqual(noteKeyOf('---\ntitle: A\ncitekey: "xu2023"\nlectern: p1\nx:\n  citekey: no\n---\n'), {
      citekey: 'xu2023',
      paper: 'p1',
    });
  });

  it('finds none in a text without metadata, or with empty ones', () => {
    assert.deepEqual(noteKeyOf('citekey: no\n'), { citekey: null, paper: null });
    assert.deepEqual(noteKeyOf('---\ncitekey:\n---\n'), { citekey: null, paper: null });
  });
});
