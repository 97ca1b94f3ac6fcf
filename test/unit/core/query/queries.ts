/** Queries for property tests: texts as people and others type them, and trees as the parser makes them. */
import * as fc from 'fast-check';
import { allOf, anyOf, everything, opposite, type Query } from '../../../../src/core/query/query';
import { parseQuery } from '../../../../src/core/query/parseQuery';

const pieces = [
  ...'title: author: tag: topic: status: date: year: score: code: cited: key: note: statusdate: rating:'.split(
    ' ',
  ),
  ...'source: org: abstract: foo: OR AND NOT - ( ) " \\ .. > <= 2024 2024-03 30d this-month none any read yes'.split(
    ' ',
  ),
  ...'attention is all Müller σοφός c++ O(n) 注意 cs.CL 90.5 \u0301 \ud83d'.split(' '),
  ...[' ', '  ', '"to read"'],
];

/** Any text, mostly of what queries are made of. */
export function someText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  return fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
}

/** A query with no problem in it, of terms that find something in a small library. */
export function someQuery(terms: readonly string[]): fc.Arbitrary<Query> {
  const term = fc.constantFrom(...terms.map((text) => parseQuery(text).query));
  const { tree } = fc.letrec<{ tree: Query }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      term,
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(allOf),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(anyOf),
      tie('tree').map((part) => (part === everything ? part : opposite(part))),
    ),
  }));
  return tree;
}
