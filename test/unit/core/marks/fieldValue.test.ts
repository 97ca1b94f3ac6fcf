import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAbout, isNote, isTag, tidyAbout, tidyNote, tidyTag } from '../../../../src/core/marks/fieldValue';

const anyText = fc.string({ unit: 'binary', maxLength: 120 });

describe('tidyTag', () => {
  it('gives a tag one form, however it was typed', () => {
    assert.deepEqual(['  #to\tcite ', 'cafe\u0301', 'a\u202eb', '#', ' ', 'x'.repeat(101)].map(tidyTag), [
      'to cite',
      'caf\u00e9',
      'ab',
      null,
      null,
      null,
    ]);
  });

  it('gives what is stored, and leaves it as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tag = tidyTag(text);
        if (tag === null) return;
        assert.ok(isTag(tag));
        assert.equal(tidyTag(tag), tag);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tidyNote', () => {
  it('keeps what was typed but for line ends and control characters', () => {
    assert.equal(tidyNote('a\r\nb\rc\u0000\td\ud800 '), 'a\nb\nc\td\ufffd ');
    assert.equal(tidyNote('x'.repeat(1_000_001)), null);
  });

  it('gives what is stored, and leaves it as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const note = tidyNote(text) ?? '';
        assert.ok(isNote(note));
        assert.equal(tidyNote(note), note);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tidyAbout', () => {
  it('gives what is stored, whatever it is given', () => {
    const about = fc.record({
      title: fc.string({ unit: 'binary', maxLength: 5_000, size: 'max' }),
      firstAuthor: fc.option(anyText),
      year: fc.option(fc.double()),
      aliases: fc.array(anyText, { maxLength: 50, size: 'max' }),
    });
    fc.assert(fc.property(about, (value) => assert.ok(isAbout(tidyAbout(value)))));
  });
});
