import assert from 'node:assert/strict';
import { startOf } from '../../../src/core/startOf';

describe('startOf', () => {
  const rows: readonly (readonly [string, number, string])[] = [
    ['Short enough', 12, 'Short enough'],
    ['One word too many', 12, 'One word…'],
    ['Attention Is All', 13, 'Attention Is…'],
    ['A Donaudampfschifffahrtsgesellschaft', 12, 'A Donaudampf…'],
    ['', 3, ''],
    ['Ab🚀cd', 3, 'Ab…'],
    ['Ab🚀cd', 4, 'Ab🚀…'],
  ];
  for (const [text, length, expected] of rows)
    it(`cuts “${text}” to ${length}`, () => assert.equal(startOf(text, length), expected));
});
