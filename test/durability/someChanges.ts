/** Changes for tests: stamps by hand, and arbitrary ones of few papers, writers and times, so that they collide. */
import fc from 'fast-check';
import type { Change } from '../../src/core/marks/change';
import { statuses } from '../../src/core/marks/mark';
import { isStamp, type Stamp } from '../../src/core/marks/stamp';
import { paperOf } from './someMarks';

/** A stamp of a time, a counter and a writer. */
export function stampOf(time: number, counter = 0, writer = 'home_one'): Stamp {
  const text = `${time.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${writer}`;
  if (!isStamp(text)) throw new RangeError(`no stamp: ${text}`);
  return text;
}

const anyStamp = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('a_a', 'a_b', 'b_a'))
  .map(([time, writer]) => stampOf(1_700_000_000_000 + time, 0, writer));
const anyAbout = fc
  .tuple(
    fc.constantFrom('On Stars', 'Über Sterne', ''),
    fc.constantFrom('Ada', null),
    fc.constantFrom(1999, null),
  )
  .map(([title, firstAuthor, year]) => ({
    title,
    firstAuthor,
    year,
    aliases: title === '' ? [] : [`doi:${title}`],
  }));
const anyContent = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), value: fc.constantFrom(...statuses) }),
  fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom('a', 'b', 'ß'), value: fc.boolean() }),
  fc.record({
    kind: fc.constant('note' as const),
    value: fc.constantFrom('', 'x', 'y', 'z\n—'),
    base: fc.array(anyStamp, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('citekey' as const), value: fc.constantFrom(null, 'doe1999') }),
  fc.record({ kind: fc.constant('rating' as const), value: fc.constantFrom(null, 1 as const, 5 as const) }),
  fc.record({
    kind: fc.constant('correction' as const),
    value: fc.constantFrom(null, { kind: 'boundary', letters: 7 } as const, { kind: 'notAnEntry' } as const),
  }),
  fc.record({ kind: fc.constant('about' as const), value: anyAbout }),
);

/** A change of one of three papers by one of three writers within a few milliseconds. */
export const anyChange: fc.Arbitrary<Change> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), anyStamp, anyContent)
  .map(([paper, stamp, content]): Change => {
    const stamped = { stamp, paper: paperOf(paper) };
    if (content.kind !== 'note') return { ...stamped, ...content };
    return { ...stamped, ...content, base: content.base.filter((each) => each < stamp) };
  });
