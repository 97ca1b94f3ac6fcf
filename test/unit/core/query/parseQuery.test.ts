import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import { printQuery } from '../../../../src/core/query/printQuery';
import type { Query } from '../../../../src/core/query/query';
import { maxQueryLength } from '../../../../src/core/query/queryToken';
import { someText } from './queries';

const word = (text: string): Query => ({ kind: 'text', field: 'any', text });

/** The problems of a text, as code and the text they are about. */
function problemsOf(text: string): readonly string[] {
  return parseQuery(text).problems.map((problem) => `${problem.code} ${problem.text}`);
}

describe('parseQuery', () => {
  const meanings: readonly (readonly [string, Query])[] = [
    ['', { kind: 'all' }],
    ['  ', { kind: 'all' }],
    ['attention', word('attention')],
    ['"all  you need"', word('all you need')],
    ['attention "you need"', { kind: 'and', parts: [word('attention'), word('you need')] }],
    ['a AND b', { kind: 'and', parts: [word('a'), word('b')] }],
    ['a b OR c', { kind: 'or', parts: [{ kind: 'and', parts: [word('a'), word('b')] }, word('c')] }],
    ['a (b OR c)', { kind: 'and', parts: [word('a'), { kind: 'or', parts: [word('b'), word('c')] }] }],
    ['-a', { kind: 'not', part: word('a') }],
    ['NOT a', { kind: 'not', part: word('a') }],
    ['--a', word('a')],
    ['-(a b)', { kind: 'not', part: { kind: 'and', parts: [word('a'), word('b')] } }],
    ['O(n) self-attention c++', { kind: 'and', parts: [word('O(n)'), word('self-attention'), word('c++')] }],
    ['(O(n))', word('O(n)')],
    ['"a \\" b"', word('a " b')],
    ['Title:Attention', { kind: 'text', field: 'title', text: 'Attention' }],
    ['author:"van der Maaten"', { kind: 'text', field: 'author', text: 'van der Maaten' }],
    ['tag:ml', { kind: 'tag', text: 'ml', whole: false }],
    ['tag:"ml"', { kind: 'tag', text: 'ml', whole: true }],
    ['tag:none', { kind: 'presence', field: 'tag', present: false }],
    ['tag:"none"', { kind: 'tag', text: 'none', whole: true }],
    ['rating:any', { kind: 'presence', field: 'rating', present: true }],
    ['topic:cs.CL', { kind: 'topic', text: 'cs.CL' }],
    ['status:Read', { kind: 'status', name: 'read' }],
    ['status:re', { kind: 'status', name: 're' }],
    ['status:unread', { kind: 'status', name: 'unread' }],
    ['code:yes cited:f', { kind: 'and', parts: [flag('code', true), flag('cited', false)] }],
    ['year:2024', { kind: 'number', field: 'year', range: { kind: 'is', value: 2024 } }],
    ['year:>2020', { kind: 'number', field: 'year', range: { kind: 'compare', sign: '>', value: 2020 } }],
    ['score:80..95', { kind: 'number', field: 'score', range: { kind: 'between', from: 80, to: 95 } }],
    ['score:95..80', { kind: 'number', field: 'score', range: { kind: 'between', from: 80, to: 95 } }],
    ['score:90.5..', { kind: 'number', field: 'score', range: { kind: 'compare', sign: '>=', value: 90.5 } }],
    ['rating:>=4', { kind: 'number', field: 'rating', range: { kind: 'compare', sign: '>=', value: 4 } }],
    ['date:2024', days('2024-01-01', '2024-12-31')],
    ['date:2024-2', days('2024-02-01', '2024-02-29')],
    ['date:2024/03/05', days('2024-03-05', '2024-03-05')],
    ['date:2024..', days('2024-01-01', null)],
    ['date:..2024-03', days(null, '2024-03-31')],
    ['date:2024-03..2024-06', days('2024-03-01', '2024-06-30')],
    ['date:>2024-03', days('2024-04-01', null)],
    ['date:<2024', days(null, '2023-12-31')],
    ['date:<=2024', days(null, '2024-12-31')],
    ['date:>=2024', days('2024-01-01', null)],
    ['date:30d', age('younger', 30, 'd')],
    ['date:>1y', age('older', 1, 'y')],
    [
      'statusdate:this-month',
      { kind: 'date', field: 'statusdate', range: { kind: 'period', period: 'this-month' } },
    ],
  ];
  for (const [text, query] of meanings) {
    it(`reads ${JSON.stringify(text)} without a problem`, () => {
      const parsed = parseQuery(text);
      assert.deepEqual({ query: parsed.query, problems: parsed.problems }, { query, problems: [] });
    });
  }

  const doubts: readonly (readonly [string, string, readonly string[]])[] = [
    ['foo:bar', 'foo:bar', ['unknown-field foo:bar']],
    ['https://arxiv.org', 'https://arxiv.org', []],
    ['Nemotron: a model', 'Nemotron: a model', []],
    ['year:soon', '"year:soon"', ['bad-number year:soon']],
    ['date:2024-13 x', '"date:2024-13" x', ['bad-date date:2024-13']],
    ['date:2023-02-29', '"date:2023-02-29"', ['bad-date date:2023-02-29']],
    ['status:done', '"status:done"', ['bad-status status:done']],
    ['code:maybe', '"code:maybe"', ['bad-flag code:maybe']],
    ['x tag:', 'x', ['unfinished-value tag:']],
    ['x date:20', 'x', ['unfinished-value date:20']],
    ['x date:this-m', 'x', ['unfinished-value date:this-m']],
    ['x year:>', 'x', ['unfinished-value year:>']],
    ['x OR', 'x', ['missing-term OR']],
    ['OR x', 'x', ['missing-term OR']],
    ['x AND', 'x', ['missing-term AND']],
    ['x -', 'x', ['missing-term -']],
    ['x NOT', 'x', ['missing-term NOT']],
    ['x "y z', 'x "y z"', ['unclosed-quote "y z']],
    ['x (y', 'x y', ['unclosed-group (']],
    ['x) y', 'x y', ['stray-close )']],
    ['x ()', 'x', []],
    ['x \u0301', 'x', ['nothing-to-find \u0301']],
  ];
  for (const [text, meant, problems] of doubts) {
    it(`takes ${JSON.stringify(text)} for ${meant}${problems.length > 0 ? ' and says why' : ''}`, () => {
      assert.equal(printQuery(parseQuery(text).query), meant);
      assert.deepEqual(problemsOf(text), problems);
    });
  }

  it('says which part of the text a problem is about', () => {
    assert.deepEqual(parseQuery('a year:x').problems, [
      { code: 'bad-number', span: { start: 2, end: 8 }, text: 'year:x' },
    ]);
  });

  it('leaves out what is beyond the longest query', () => {
    const text = `${'x'.repeat(maxQueryLength)}yz`;
    assert.deepEqual(parseQuery(text).problems, [
      { code: 'too-long', span: { start: maxQueryLength, end: maxQueryLength + 2 }, text: 'yz' },
    ]);
  });

  it('reads brackets in brackets up to a depth and goes on without the others', () => {
    const { query, problems } = parseQuery(`${'('.repeat(400)}x${')'.repeat(400)}`);
    assert.deepEqual(query, word('x'));
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['too-deep', 'stray-close']);
  });

  it('cuts any text into tokens that together are the text, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(someText(), fc.string({ unit: 'binary' })), (text) => {
        const { tokens, problems } = parseQuery(text);
        assert.equal(tokens.map(({ span }) => text.slice(span.start, span.end)).join(''), text);
        assert.ok(tokens.every(({ span }) => span.start < span.end));
        for (const problem of problems) {
          assert.equal(text.slice(problem.span.start, problem.span.end), problem.text);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('printQuery', () => {
  it('writes what is read as the same query', () => {
    fc.assert(
      fc.property(someText(), (text) => {
        const { query } = parseQuery(text);
        const again = parseQuery(printQuery(query));
        assert.deepEqual(again.query, query);
        const allowed = ['unknown-field'];
        assert.deepEqual(
          again.problems.filter(({ code }) => !allowed.includes(code)),
          [],
        );
      }),
      { numRuns: 2000 },
    );
  });
});

function flag(field: 'code' | 'cited', value: boolean): Query {
  return { kind: 'flag', field, value };
}

type Range = Extract<Query, { kind: 'date' }>['range'];

function days(
  from: Extract<Range, { kind: 'days' }>['from'],
  to: Extract<Range, { kind: 'days' }>['to'],
): Query {
  return { kind: 'date', field: 'date', range: { kind: 'days', from, to } };
}

function age(than: 'younger' | 'older', count: number, unit: 'd' | 'y'): Query {
  return { kind: 'date', field: 'date', range: { kind: 'age', than, count, unit } };
}
