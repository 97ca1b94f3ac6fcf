import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change } from '../../../../src/core/marks/change';
import { toHistory, toRestoration } from '../../../../src/core/marks/history';
import { replay } from '../../../../src/core/marks/registers';
import { anyChange, stampOf } from '../../../durability/someChanges';
import { MemoryFolder } from '../../../durability/memoryFolder';
import { marksOf, openStore, paperOf, StoppedClock, writerOfTest } from '../../../durability/someMarks';

const paper = paperOf(1);

describe('the history', () => {
  it('tells commands, the latest first, of all windows', () => {
    const first = stampOf(1_000, 0, 'a_a');
    const second = stampOf(2_000, 0, 'b_b');
    const changes: readonly Change[] = [
      { kind: 'rating', stamp: first, paper, value: 3 },
      { kind: 'tag', stamp: second, paper, tag: 'x', value: true },
      { kind: 'tag', stamp: second, paper: paperOf(2), tag: 'x', value: true },
      {
        kind: 'about',
        stamp: first,
        paper,
        value: { title: 'T', firstAuthor: null, year: null, aliases: [] },
      },
    ];
    assert.deepEqual(toHistory([...changes, ...changes]), [
      { stamp: second, at: 2_000, writer: 'b_b', kinds: ['tag'], papers: new Set([paper, paperOf(2)]) },
      { stamp: first, at: 1_000, writer: 'a_a', kinds: ['rating'], papers: new Set([paper]) },
    ]);
  });

  it('has no edits for what is so already', () => {
    fc.assert(
      fc.property(fc.array(anyChange), (changes) => {
        assert.deepEqual(toRestoration(changes, stampOf(1_800_000_000_000), replay(changes)), []);
      }),
    );
  });

  it('leads back to any moment, and from there forward again', async () => {
    const folder = new MemoryFolder();
    const clock = new StoppedClock();
    const store = await openStore(folder, { clock: clock.read, bound: 400 });
    const states: unknown[] = [];
    for (let n = 0; n < 12; n++) {
      clock.now += 1_000;
      const each = paperOf(n % 3);
      await store.apply(
        [
          { kind: n % 2 === 0 ? 'addTag' : 'removeTag', paper: each, tag: 'odd' },
          { kind: 'note', paper: each, note: `note ${n}` },
          { kind: 'status', paper: each, status: n % 4 === 0 ? 'read' : 'reading' },
        ],
        'mark',
      );
      states.push(withoutDates(marksOf(store)));
    }
    const history = (await store.history()) ?? [];
    assert.equal(history.length, 12);
    for (const [index, entry] of [...history].reverse().entries()) {
      clock.now += 1_000;
      await store.restore(entry.stamp, 'restore');
      assert.deepEqual(withoutDates(marksOf(store)), states[index]);
    }
    clock.now += 1_000;
    await store.restore(history[11]?.stamp ?? stampOf(0), 'restore');
    await store.undo();
    assert.deepEqual(withoutDates(marksOf(store)), states[11]);
  });

  it('changes nothing where the journal cannot all be read', async () => {
    const folder = new MemoryFolder();
    const there = await openStore(folder, { writer: writerOfTest('them', 'one') });
    await there.apply([{ kind: 'rating', paper, rating: 3 }], 'rate');
    const store = await openStore(folder);
    folder.unreadable.add('them_one-1.jsonl');
    assert.equal(await store.restore(stampOf(1), 'restore'), null);
    assert.equal(store.get(paper).rating, 3);
  });
});

/** A status that is set again is dated anew. */
function withoutDates(marks: ReturnType<typeof marksOf>): unknown {
  return Object.entries(marks).map(([each, mark]) => [each, { ...mark, statusSince: null }]);
}
