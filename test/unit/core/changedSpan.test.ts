import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { changedSpan } from '../../../src/core/changedSpan';
import { relativePath } from '../../../src/core/relativePath';

describe('changedSpan', () => {
  it('is null where nothing differs', () => {
    assert.equal(changedSpan('a', 'a'), null);
  });

  it('is what was put in, and cuts no line end in two', () => {
    assert.deepEqual(changedSpan('a\r\nb', 'a\r\n\r\nb'), { start: 3, end: 3, text: '\r\n' });
    assert.deepEqual(changedSpan('a\r\nb', 'a\rb'), { start: 1, end: 3, text: '\r' });
  });

  it('gives the new text when it is put in', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '😀', '😁', 'b') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const span = changedSpan(before, after);
        const made =
          span === null ? before : before.slice(0, span.start) + span.text + before.slice(span.end);
        assert.equal(made, after);
      }),
    );
  });
});

describe('relativePath', () => {
  it('goes up and down from a folder to a file', () => {
    assert.equal(relativePath('/a/notes', '/a/notes/x.bib'), 'x.bib');
    assert.equal(relativePath('/a/notes/', '/a/refs/x.bib'), '../refs/x.bib');
    assert.equal(relativePath('/', '/x.bib'), 'x.bib');
    assert.equal(relativePath('/a/x.bib', '/a/x.bib'), '../x.bib');
  });
});
