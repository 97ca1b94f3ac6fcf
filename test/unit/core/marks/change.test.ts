import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { maxLine, readChange, writeChange } from '../../../../src/core/marks/change';
import { isAbout, isCitekey, isLine, isNote, isTag } from '../../../../src/core/marks/fieldValue';
import { statuses } from '../../../../src/core/marks/mark';
import { isStamp } from '../../../../src/core/marks/stamp';
import { isPaperId } from '../../../../src/core/paper';
import { anyChange, stampOf } from '../../../durability/someChanges';
import { paperOf } from '../../../durability/someMarks';

const stamp = stampOf(1_700_000_000_000);
const paper = paperOf(7);
const line = (parts: object): string => JSON.stringify({ version: 1, stamp, paper, ...parts });

/** The format once more, as a schema: what `readChange` checks by hand has to agree with it. */
const stampText = z.string().check(z.refine(isStamp));
const head = { version: z.literal(1), stamp: stampText, paper: z.string().check(z.refine(isPaperId)) };
const known = z.discriminatedUnion('field', [
  z.object({ ...head, field: z.literal('status'), value: z.enum(statuses) }),
  z.object({
    ...head,
    field: z.literal('note'),
    value: z.string().check(z.refine(isNote)),
    base: z.optional(z.array(stampText).check(z.maxLength(32))),
  }),
  z.object({
    ...head,
    field: z.literal('citekey'),
    value: z.nullable(z.string().check(z.refine(isCitekey))),
  }),
  z.object({ ...head, field: z.literal('rating'), value: z.nullable(z.int().check(z.gte(1), z.lte(5))) }),
  z.object({
    ...head,
    field: z.literal('correction'),
    value: z.nullable(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('boundary'), letters: z.int().check(z.gte(0), z.lte(10_000)) }),
        z.object({ kind: z.literal('accepted') }),
        z.object({ kind: z.literal('notAnEntry') }),
      ]),
    ),
  }),
  z.object({ ...head, field: z.literal('about'), value: z.unknown().check(z.refine(isAbout)) }),
]);
const knownFields: readonly unknown[] = ['status', 'note', 'citekey', 'rating', 'correction', 'about'];
const isTagField = (text: string): boolean => text.startsWith('tag:') && isTag(text.slice(4));
const isOtherField = (text: string): boolean =>
  !knownFields.includes(text) && !text.startsWith('tag:') && text !== '' && isLine(text, 120);
const schema = z.union([
  known,
  z.object({ ...head, field: z.string().check(z.refine(isTagField)), value: z.boolean() }),
  z.object({ ...head, field: z.string().check(z.refine(isOtherField)), value: z.unknown() }),
]);

describe('readChange', () => {
  it('reads what writeChange wrote', () => {
    fc.assert(
      fc.property(anyChange, (change) => assert.deepEqual(readChange(writeChange(change), null), change)),
    );
  });

  it('writes a line as documented', () => {
    const change = readChange(line({ field: 'tag:to read', value: true }), null);
    assert.deepEqual(change, { kind: 'tag', stamp, paper, tag: 'to read', value: true });
    assert.equal(
      typeof change === 'string' ? '' : writeChange(change),
      `{"version":1,"stamp":"0loyw3v28-0000-home_one","paper":"p0000000000000000000007","field":"tag:to read","value":true}`,
    );
  });

  it('takes exactly what the schema takes', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        'read',
        'new',
        '',
        'doe1999',
        3,
        0,
        2.5,
        null,
        true,
        'a b',
        '\u202e',
        { title: '' },
        { kind: 'accepted' },
        { kind: 'boundary', letters: 7 },
        { kind: 'boundary', letters: 0.5 },
        [],
      ),
      fc.constant({ title: 'T', firstAuthor: null, year: 2020, aliases: ['x'] }),
      fc.constant({ title: 'T', firstAuthor: null, year: 2020.5, aliases: [] }),
      fc.constant({ title: ' T', firstAuthor: null, year: null, aliases: [] }),
      fc.jsonValue(),
    );
    const field = fc.oneof(
      fc.constantFrom(...knownFields, 'tag:a', 'tag:', 'tag: a', 'queue', 'sameAs', '', 7, '\u0000'),
      fc.string(),
    );
    const record = fc.record(
      {
        version: fc.constantFrom<unknown>(1, 1, 1, '1', null),
        stamp: fc.constantFrom<unknown>(stamp, stamp, stamp, 'x', 4),
        paper: fc.constantFrom<unknown>(paper, paper, paper, 'p', null),
        field,
        value,
        base: fc.constantFrom<unknown>([], ['x'], 'x', [stampOf(5)]),
      },
      { requiredKeys: ['version', 'stamp', 'paper', 'field'] },
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(record, fc.jsonValue()), (parts) => {
        const text = JSON.stringify(parts);
        const again: unknown = JSON.parse(text);
        const isTaken = typeof readChange(text, null) !== 'string';
        if (isTaken) taken++;
        // A schema cannot tell `value: undefined` from none; a line always has one.
        const hasValue = typeof again === 'object' && again !== null && 'value' in again;
        assert.equal(isTaken, hasValue && schema.safeParse(again).success, text);
      }),
      { numRuns: 3000 },
    );
    assert.ok(taken > 100, `only ${taken} taken`);
  });

  it('keeps the line of a field it does not know', () => {
    const text = line({ field: 'queue', value: { place: 3 }, more: 'x' });
    const change = readChange(text, null);
    assert.deepEqual(change, { kind: 'other', stamp, paper, field: 'queue', line: text });
    assert.equal(typeof change === 'string' ? '' : writeChange(change), text);
  });

  it('says why a line is no change', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['{"version":1,"stam', 'not-json'],
      ['<<<<<<< HEAD', 'not-json'],
      ['[1]', 'not-a-change'],
      ['null', 'not-a-change'],
      [line({ version: 0, field: 'status', value: 'read' }), 'not-a-change'],
      [line({ stamp: 'now', field: 'status', value: 'read' }), 'not-a-change'],
      [line({ paper: '../x', field: 'status', value: 'read' }), 'not-a-change'],
      [line({ version: 2, field: 'status', value: 'read' }), 'newer'],
      [line({ field: 'status', value: 'done' }), 'bad-value'],
      [line({ field: 'tag:two\nlines', value: true }), 'bad-value'],
      [line({ field: `tag:${'x'.repeat(101)}`, value: true }), 'bad-value'],
      [line({ field: 'tag:e\u0301', value: true }), 'bad-value'],
      [line({ field: 'tag:\u202etxt', value: true }), 'bad-value'],
      [line({ field: 'tag:x', value: 1 }), 'bad-value'],
      [line({ field: 'note', value: 'bell\u0007' }), 'bad-value'],
      [line({ field: 'note', value: 'half \ud83d' }), 'bad-value'],
      [line({ field: 'note', value: 'x'.repeat(1_000_001) }), 'bad-value'],
      [line({ field: 'note', value: 'x', base: [stampOf(1_800_000_000_000)] }), 'bad-value'],
      [line({ field: 'citekey', value: 'a,b' }), 'bad-value'],
      [line({ field: 'rating', value: 6 }), 'bad-value'],
      [line({ field: 'correction', value: { kind: 'boundary' } }), 'bad-value'],
      [line({ field: 'correction', value: { kind: 'boundary', letters: -1 } }), 'bad-value'],
      [line({ field: 'correction', value: { kind: 'boundary', letters: 1e9 } }), 'bad-value'],
      [line({ field: 'correction', value: 'accepted' }), 'bad-value'],
      [line({ field: 'about', value: { title: 'T' } }), 'bad-value'],
      [
        line({ field: 'about', value: { title: 'T', firstAuthor: null, year: 1e9, aliases: [] } }),
        'bad-value',
      ],
      [line({ field: 'queue' }), 'bad-value'],
      [' '.repeat(maxLine + 1), 'too-long'],
    ];
    assert.deepEqual(
      cases.map(([text]) => readChange(text, null)),
      cases.map(([, fault]) => fault),
    );
  });

  it('never throws', () => {
    const nested = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const text of [
      nested,
      line({ field: 'queue', value: 0 }).replace('0}', `${nested}}`),
      '{"__proto__":{"version":1}}',
    ]) {
      readChange(text, null);
    }
    fc.assert(fc.property(fc.string(), (text) => void readChange(text, null)));
  });
});
