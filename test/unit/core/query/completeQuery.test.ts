import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { topicOf } from '../../../../src/core/listing/categories';
import { completeQuery, type QueryVocabulary } from '../../../../src/core/query/completeQuery';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { queryFields } from '../../../../src/core/query/query';
import { someText } from './queries';

const vocabulary: QueryVocabulary = {
  tags: ['ml', 'to read', 'mlops'],
  topics: [topicOf('LG'), topicOf('CL')],
  authors: ['Ann Müller', 'Mu Li', 'Bo Xu'],
  orgs: ['mit'],
  sources: ['my list.papers'],
};

/** The texts that choosing each suggestion gives; the cursor is at `|`. */
function completed(typed: string): readonly string[] {
  const at = typed.indexOf('|');
  const text = typed.replace('|', '');
  return completeQuery(text, at, vocabulary).map(
    ({ insert, replace }) => text.slice(0, replace.start) + insert + text.slice(replace.end),
  );
}

describe('completeQuery', () => {
  it('offers fields that begin as typed', () => {
    assert.deepEqual(completed('x -(st|'), ['x -(statusdate:', 'x -(status:']);
    assert.deepEqual(completed('T| x'), ['title: x', 'tag: x', 'topic: x']);
  });

  it('offers all fields where nothing is typed yet', () => {
    assert.equal(completed('|').length, queryFields.length);
    assert.equal(completed('x |').length, queryFields.length);
  });

  it('offers statuses', () => {
    assert.deepEqual(completed('status:re|'), ['status:reading', 'status:read']);
    assert.deepEqual(completed('status:|').length, 6);
  });

  it('offers tags in quotes, so that no other tag is meant too', () => {
    assert.deepEqual(completed('tag:m| x'), ['tag:"ml" x', 'tag:"mlops" x']);
    assert.deepEqual(completed('tag:"to r|" x'), ['tag:"to read" x']);
    assert.deepEqual(completed('tag:|'), ['tag:"ml"', 'tag:"to read"', 'tag:"mlops"', 'tag:any', 'tag:none']);
  });

  it('offers authors by the beginning of any of their names, first names first', () => {
    assert.deepEqual(completed('author:mu|'), ['author:"Mu Li"', 'author:"Ann Müller"']);
  });

  it('offers topics by code or name', () => {
    assert.deepEqual(completed('topic:lang|'), ['topic:cs.CL']);
    assert.deepEqual(completed('topic:cs.l|'), ['topic:cs.LG']);
  });

  it('offers periods, flags and ratings', () => {
    assert.deepEqual(completed('date:last|'), ['date:last-week', 'date:last-month', 'date:last-year']);
    assert.deepEqual(completed('code:|'), ['code:yes', 'code:no']);
    assert.deepEqual(completed('rating:>|'), ['rating:>=4']);
    assert.deepEqual(completed('source:my|'), ['source:"my list.papers"']);
    assert.deepEqual(completed('org:|'), ['org:mit', 'org:any', 'org:none']);
  });

  it('offers nothing in a phrase', () => {
    assert.deepEqual(completed('"st|"'), []);
  });

  it('gives values that are read without a problem', () => {
    for (const field of [
      'tag',
      'topic',
      'author',
      'org',
      'source',
      'status',
      'date',
      'rating',
      'code',
      'cited',
    ]) {
      for (const text of completed(`${field}:|`))
        assert.deepEqual([text, parseQuery(text).problems], [text, []]);
    }
  });

  it('never throws and replaces only what is there', () => {
    fc.assert(
      fc.property(someText(), fc.oneof(fc.integer(), fc.double()), (text, offset) => {
        for (const { replace } of completeQuery(text, offset, vocabulary)) {
          assert.ok(0 <= replace.start && replace.start <= replace.end && replace.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
