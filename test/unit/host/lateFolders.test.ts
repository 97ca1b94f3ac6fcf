import assert from 'node:assert/strict';
import { LateFolders, type Look } from '../../../src/host/lateFolders';

const filling = { withLarge: false, letGo: () => false } as const;
const filled = { withLarge: false, letGo: (_: string, isFlat: boolean) => isFlat } as const;

/** Folders with so many entries, how each stands, and how much was looked at. */
function disk(entries: Record<string, number>, nested: readonly string[] = []) {
  const written: Record<string, number> = {};
  const looks: string[] = [];
  let seen = 0;
  const survey = (folder: string) => {
    let done = 0;
    const goOn = (atMost: number): Promise<Look> => {
      looks.push(folder);
      const count = entries[folder];
      if (count === undefined) return Promise.resolve({ kind: 'gone', entries: 0 });
      const now = Math.min(count - done, atMost);
      done += now;
      seen += now;
      if (done < count) return Promise.resolve({ kind: 'more', entries: now });
      const state = `${count} ${written[folder] ?? 0}`;
      return Promise.resolve({ kind: 'seen', entries: now, state, isFlat: !nested.includes(folder) });
    };
    return { goOn };
  };
  return {
    late: new LateFolders(survey),
    entries,
    write: (folder: string) => (written[folder] = (written[folder] ?? 0) + 1),
    /** What has been looked at since this was asked last. */
    looked: () => {
      const all = { folders: looks.splice(0), entries: seen };
      seen = 0;
      return all;
    },
  };
}

describe('LateFolders', () => {
  it('gives the folders in which something is otherwise, and those only', async () => {
    const { late, write } = disk({ a: 2, b: 2 });
    late.become(['a', 'b']);
    assert.deepEqual(await late.look(filling), ['a', 'b']);
    assert.deepEqual(await late.look(filling), []);
    write('b');
    assert.deepEqual(await late.look(filling), ['b']);
  });

  it('looks at a bounded number of entries however many folders are too large, at each of those in its turn', async () => {
    const names = Array.from({ length: 3 }, (_, at) => `large-${at}`);
    const { late, looked } = disk(Object.fromEntries(names.map((name) => [name, 5000])));
    late.become(names);
    assert.deepEqual(await late.look(filling), names);
    assert.equal(looked().entries, 1000);
    assert.deepEqual(await late.look(filling), []);
    assert.deepEqual(await late.look(filling), []);
    assert.deepEqual(looked(), { folders: ['large-0', 'large-1'], entries: 1000 });
    assert.deepEqual(await late.look({ ...filling, withLarge: true }), ['large-2', 'large-0', 'large-1']);
    assert.deepEqual(looked(), { folders: ['large-2'], entries: 500 });
  });

  it('tells of a large folder when all of it has been looked at, and then only where anything is otherwise', async () => {
    const { late, write } = disk({ large: 2000 });
    const round = async () => {
      const told: (readonly string[])[] = [];
      for (let look = 0; look < 4; look++) told.push(await late.look(filling));
      return told;
    };
    late.become(['large']);
    assert.deepEqual(await late.look(filling), ['large']);
    // What happened while it was looked at for the first time is not known.
    assert.deepEqual([await late.look(filling), await late.look(filling)], [[], ['large']]);
    assert.deepEqual(await round(), [[], [], [], []]);
    write('large');
    assert.deepEqual(await round(), [[], [], [], ['large']]);
    assert.deepEqual(await round(), [[], [], [], []]);
  });

  it('tells once of a folder that becomes too large', async () => {
    const { late, entries } = disk({ a: 10 });
    late.become(['a']);
    await late.look(filling);
    entries['a'] = 2000;
    assert.deepEqual(await late.look(filling), ['a']);
    assert.deepEqual(await late.look(filling), []);
  });

  it('has one look wait for the other', async () => {
    const { late } = disk({ a: 2 });
    late.become(['a']);
    assert.deepEqual(await Promise.all([late.look(filling), late.look(filling)]), [['a'], []]);
  });

  it('looks again at what there was no room for when another folder goes', async () => {
    const { late, looked } = disk({ a: 900, b: 900 });
    late.become(['a', 'b']);
    await late.look(filling);
    await late.look(filling);
    looked();
    late.become(['b']);
    assert.deepEqual(await late.look(filling), ['b']);
    assert.deepEqual(looked(), { folders: ['b'], entries: 900 });
    assert.deepEqual(await late.look(filling), []);
  });

  it('lets go of folders without folders within once they are filled', async () => {
    const { late } = disk({ flat: 3, deep: 3, large: 2000 }, ['deep']);
    late.become(['flat', 'deep', 'large']);
    await late.look(filling);
    assert.deepEqual(late.all, ['flat', 'deep', 'large']);
    await late.look(filled);
    assert.deepEqual(late.all, ['deep', 'large']);
    assert.equal(late.has('deep/er/note.md'), true);
    assert.equal(late.has('flat/note.md'), false);
  });

  it('passes over one that is gone, unless all are to be searched', async () => {
    const { late } = disk({});
    late.become(['gone']);
    assert.deepEqual(await late.look(filling), []);
    assert.deepEqual(await late.look({ ...filling, withLarge: true }), ['gone']);
  });

  it('does not bring back a folder that went while it was looked at', async () => {
    const { late } = disk({ a: 1, b: 1 });
    late.become(['a', 'b']);
    const looking = late.look(filled);
    late.become(['b']);
    await looking;
    assert.deepEqual(late.all, []);
    late.become(['a']);
    assert.deepEqual(await late.look(filling), ['a']);
  });
});
