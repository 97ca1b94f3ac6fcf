import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../../../src/core/marks/change';
import { noteDivider } from '../../../../src/core/marks/noteRegister';
import { Registers, replay } from '../../../../src/core/marks/registers';
import { anyChange, stampOf } from '../../../durability/someChanges';
import { paperOf } from '../../../durability/someMarks';

const paper = paperOf(1);
const note = (
  time: number,
  writer: string,
  value: string,
  base: readonly number[] = [],
  by = writer,
): Change => {
  return {
    kind: 'note',
    stamp: stampOf(time, 0, writer),
    paper,
    value,
    base: base.map((each) => stampOf(each, 0, by)),
  };
};
const noteOf = (...changes: readonly Change[]): string => replay(changes).get(paper)?.note ?? '';

/** A list of changes and the same ones shuffled, with some of them twice. */
const shuffled = fc
  .array(anyChange, { maxLength: 25 })
  .chain((changes) =>
    fc.tuple(
      fc.constant(changes),
      fc.shuffledSubarray([...changes, ...changes], { minLength: 2 * changes.length }),
      fc.shuffledSubarray(changes, { minLength: changes.length }),
    ),
  );

describe('replay', () => {
  it('gives the same marks for any order and repetition of the same changes', () => {
    let permutations = 0;
    fc.assert(
      fc.property(shuffled, ([changes, twice, once]) => {
        permutations += 2;
        // A map compares equal whatever the order of its papers.
        assert.deepEqual(replay(twice), replay(changes));
        assert.deepEqual(replay(once), replay(changes));
      }),
      { numRuns: 2000 },
    );
    assert.equal(permutations, 4000);
  });

  it('gives the same marks however the changes are divided into parts and the parts are joined', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { maxLength: 25 }),
        fc.array(fc.nat(3), { maxLength: 25 }),
        (changes, parts) => {
          const divided = [3, 1, 0, 2].flatMap((part) =>
            changes.filter((_, index) => (parts[index] ?? 0) === part),
          );
          assert.deepEqual(replay(divided), replay(changes));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('counts tags as the marks have them, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
        const registers = new Registers();
        for (const change of changes) registers.join(change);
        const counts = new Map<string, number>();
        for (const each of registers.known()) {
          for (const tag of registers.mark(each).tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
        }
        assert.deepEqual(registers.tags(), counts);
      }),
    );
  });

  it('tells when nothing that shows has changed', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 25 }), anyChange, (changes, last) => {
        const registers = new Registers();
        for (const change of changes) registers.join(change);
        const before = registers.mark(last.paper);
        if (!registers.join(last)) assert.deepEqual(registers.mark(last.paper), before);
        assert.equal(registers.join(last), false);
      }),
    );
  });

  it('unites the tags of two people', () => {
    const tag = (name: string, writer: string): Change => {
      return { kind: 'tag', stamp: stampOf(1, 0, writer), paper, tag: name, value: true };
    };
    assert.deepEqual(replay([tag('b', 'a_a'), tag('a', 'b_b')]).get(paper)?.tags, ['a', 'b']);
  });

  it('lets the last writer win a status, and dates it', () => {
    const status = (time: number, value: 'read' | 'reading'): Change => {
      return { kind: 'status', stamp: stampOf(time), paper, value };
    };
    const mark = replay([status(2_000, 'read'), status(1_000, 'reading')]).get(paper);
    assert.deepEqual([mark?.status, mark?.statusSince], ['read', 2_000]);
  });

  it('decides two values of one stamp by their text', () => {
    const rating = (value: 1 | 2): Change => ({ kind: 'rating', stamp: stampOf(1), paper, value });
    assert.equal(replay([rating(1), rating(2)]).get(paper)?.rating, 2);
    assert.equal(replay([rating(2), rating(1)]).get(paper)?.rating, 2);
  });
});

describe('a note', () => {
  it('takes the place of the one it was based on', () => {
    assert.equal(noteOf(note(1, 'a_a', 'old'), note(2, 'b_b', 'new', [1], 'a_a')), 'new');
  });

  it('takes the place of all earlier ones of its writer', () => {
    assert.equal(noteOf(note(1, 'a_a', 'one'), note(2, 'a_a', 'two'), note(3, 'a_a', 'three')), 'three');
  });

  it('stands beside one that was written without sight of it', () => {
    const first = note(1, 'a_a', 'first');
    const here = note(2, 'a_b', 'here', [1], 'a_a');
    const there = note(3, 'b_b', 'there', [1], 'a_a');
    assert.equal(noteOf(there, first, here), `here${noteDivider}there`);
  });

  it('takes the place of both when its writer has seen both', () => {
    const here = note(2, 'a_a', 'here');
    const there = note(3, 'b_b', 'there');
    const both: Change = {
      kind: 'note',
      stamp: stampOf(4, 0, 'a_a'),
      paper,
      value: 'both',
      base: [here.stamp, there.stamp],
    };
    assert.equal(noteOf(both, there, here), 'both');
  });

  it('shows a text once that two people wrote, and no empty one beside another', () => {
    assert.equal(noteOf(note(1, 'a_a', 'same'), note(1, 'b_b', 'same'), note(2, 'c_c', '')), 'same');
  });
});
