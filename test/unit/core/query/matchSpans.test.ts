import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { matchSpans } from '../../../../src/core/query/matchSpans';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import type { TextField } from '../../../../src/core/query/query';
import { toSearchText } from '../../../../src/core/query/searchText';
import { someText } from './queries';

/** A text with what is found in it in square brackets. */
function marked(query: string, text: string, field: TextField | 'tag' = 'title'): string {
  let result = text;
  for (const { start, end } of [...matchSpans(parseQuery(query).query, text, field)].reverse()) {
    result = `${result.slice(0, start)}[${result.slice(start, end)}]${result.slice(end)}`;
  }
  return result;
}

describe('matchSpans', () => {
  it('finds every place, whatever the case, accents and blanks', () => {
    assert.equal(
      marked('muller "is all"', 'Müller: what is  all to MULLER'),
      '[Müller]: what [is  all] to [MULLER]',
    );
  });

  it('covers ligatures and other letters that fold to several as a whole', () => {
    assert.equal(marked('field', 'The \ufb01eld'), 'The [\ufb01eld]');
    assert.equal(marked('eld', 'The \ufb01eld'), 'The \ufb01[eld]');
  });

  it('joins places that touch or overlap', () => {
    assert.equal(marked('atten tention to', 'attention to'), '[attention] [to]');
  });

  it('marks only what is looked for in the field, and nothing that must not be there', () => {
    assert.equal(marked('title:a author:b -c d', 'abcd'), '[a]bc[d]');
    assert.equal(marked('tag:ml title:x', 'mlx', 'tag'), '[ml]x');
  });

  it('gives stretches in order, apart from each other and within the text, for any query and text', () => {
    fc.assert(
      fc.property(someText(), someText(), (query, text) => {
        let last = -1;
        for (const { start, end } of matchSpans(parseQuery(query).query, text, 'title')) {
          assert.ok(last < start && start < end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds a word of a text in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme' }),
        (word, rest) => {
          const { query } = parseQuery(`"${word.replace(/["\\]/g, '')}"`);
          if (query.kind !== 'text') return;
          const text = `${rest} ${query.text} ${rest}`;
          if (!toSearchText(text).includes(toSearchText(query.text))) return;
          assert.notEqual(matchSpans(query, text, 'title').length, 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
